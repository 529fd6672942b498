import Foundation
import SwynamoDB
import Testing

/// PynamoDB writes and SwynamoDB reads, and the other way round, every attribute type, through swynamo-local.
///
/// What both mean by an item stands here, and in Tests/Interop/clients/roundtrip.py.
@Suite(
  .serialized, .enabled(if: PynamoDB.isThere && Endpoints.local != nil, "there is no Python environment, or no swynamo-local"))
struct PynamoDBRoundTripTests {
  struct Address: MapAttribute, Equatable {
    var city: String
    var zip: String?
    static let schema = MapSchema {
      Field(\Address.city)
      Field(\.zip, "postal_code")
    }.of(Address.init)
  }

  /// A `DynamicMapAttribute`.
  struct Loose: MapAttribute, Equatable {
    var known: String?
    var others: Item
    static let schema = MapSchema {
      Field(\Loose.known)
      UnknownAttributes(\.others)
    }.of(Loose.init)
  }

  struct Settings: Codable, Sendable, Equatable {
    var sizes: [Int]
    var theme: String
  }

  struct Everything: Sendable, Equatable {
    var key: String
    var numberKey: Int
    var text: String
    var texts: Set<String>
    var number: Int
    var fraction: Double
    var numbers: Set<Double>
    var binary: Data
    var binaries: Set<Data>
    var legacy: Data
    var legacies: Set<Data>
    var flag: Bool
    var created: Date
    var expires: Date?
    var settings: Settings?
    var address: Address
    var loose: Loose?
    var raw: Item?
    var words: [String]
    var places: [Address]
    var free: [AttributeValue]
    var price: DynamoDBNumber
    var version: Int?
  }

  static let table = Table("everything") {
    HashKey(\Everything.key)
    RangeKey(\.numberKey, "number_key")
    Field(\.text, "the_text")
    Field(\.texts)
    Field(\.number)
    Field(\.fraction)
    Field(\.numbers)
    Field(\.binary)
    Field(\.binaries)
    Field(\.legacy, as: .base64())
    Field(\.legacies, as: .base64())
    Field(\.flag)
    Field(\.created)
    TimeToLive(\.expires)
    Field(\.settings, as: .json)
    Field(\.address)
    Field(\.loose)
    Field(\.raw)
    Field(\.words)
    Field(\.places)
    Field(\.free)
    Field(\.price)
    Version(\.version)
  }.of(Everything.init)

  enum Animal: Sendable, Equatable {
    case dog(Dog), cat(Cat)

    var name: String {
      switch self {
      case .dog(let dog): dog.name
      case .cat(let cat): cat.name
      }
    }
  }

  struct Dog: MapAttribute, Equatable {
    var name: String
    var tricks: [String]
    static let schema = MapSchema {
      Field(\Dog.name)
      Field(\.tricks)
    }.of(Dog.init)
  }

  struct Cat: MapAttribute, Equatable {
    var name: String
    var lives: Int
    static let schema = MapSchema {
      Field(\Cat.name)
      Field(\.lives)
    }.of(Cat.init)
  }

  static let animals = Table("animals") { HashKey(\Animal.name, "name") }.of(discriminator: "cls") {
    Variant("Dog", make: Animal.dog) { if case .dog(let dog) = $0 { dog } else { nil } }
    Variant("Cat", make: Animal.cat) { if case .cat(let cat) = $0 { cat } else { nil } }
  }

  static func full(_ key: String) throws -> Everything {
    Everything(
      key: key, numberKey: 7, text: "Zoë \"😀\"\n\u{0}", texts: ["a", "é", "b c"], number: 1 << 60, fraction: -1.5,
      numbers: [1, -2, 3.25], binary: Data([0, 255]), binaries: [Data([0]), Data("hi".utf8)],
      legacy: Data([0, 255]) + Data("legacy".utf8), legacies: [Data("a".utf8), Data("bc".utf8)], flag: true,
      created: Date(timeIntervalSince1970: 1_704_164_645.123456), expires: Date(timeIntervalSince1970: 4_102_444_800),
      settings: Settings(sizes: [1, 2], theme: "dark"), address: Address(city: "Rome", zip: "00100"),
      loose: Loose(known: "k", others: ["other": .number(5)]),
      raw: ["a": .string("x"), "n": .number(1), "deep": .map(["b": .list([.bool(true), .null])])], words: ["a", "", "b"],
      places: [Address(city: "Bonn"), Address(city: "Ulm", zip: "1")],
      free: [
        .string("a"), .number(1), .number(try DynamoDBNumber(parsing: "2.5")), .bool(true), .null, .map(["x": .number(1)]),
        .list([.number(1), .string("b")]),
      ],
      price: try DynamoDBNumber(parsing: "1234567890123456789012345678.90123456"))
  }

  static func sparse(_ key: String) throws -> Everything {
    Everything(
      key: key, numberKey: -1, text: "", texts: ["a"], number: 0, fraction: 0.1, numbers: [0], binary: Data("x".utf8),
      binaries: [Data("x".utf8)], legacy: Data(), legacies: [Data("a".utf8)], flag: false,
      created: Date(timeIntervalSince1970: 0), address: Address(city: ""), words: [], places: [], free: [],
      price: try DynamoDBNumber(parsing: "-0.5"))
  }

  @Test func everyTypeIsReadFromEachOther() async throws {
    let endpoint = try #require(Endpoints.local)
    let name = "roundtrip-\(UUID().uuidString.prefix(8))"
    let (table, animals) = (Self.table.named(name), Self.animals.named("\(name)-animals"))
    let db = DynamoDB(.endpoint(endpoint))

    // PynamoDB writes.
    try await PynamoDB.run("write", name, at: endpoint)
    for (key, make, number) in [("pynamodb", Self.full, 7), ("pynamodb sparse", Self.sparse, -1)] {
      var expected = try make(key)
      expected.version = 1
      #expect(try await table.get(key, number).run(on: db) == expected)
      // Written again it is, to the byte, what it was.
      let before = try await table.get(key, number).raw().run(on: db)
      try await table.put(expected).ignoringVersion().run(on: db)
      var after = try await table.get(key, number).raw().run(on: db)
      after?["version"] = before?["version"]
      // But for white space in JSON.
      after?["settings"] = before?["settings"]
      #expect(after == before)
    }
    #expect(try await animals.get("Rex").run(on: db) == .dog(Dog(name: "Rex", tricks: ["sit", "roll"])))
    #expect(try await animals.get("Tom").run(on: db) == .cat(Cat(name: "Tom", lives: 9)))
    #expect(try await animals.get("Kit").run(on: db) == .cat(Cat(name: "Kit", lives: 7)))

    // SwynamoDB writes.
    #expect(try await table.put(try Self.full("swynamodb")).run(on: db).version == 1)
    try await table.put(try Self.sparse("swynamodb sparse")).run(on: db)
    try await db.batchWrite {
      animals.put(.dog(Dog(name: "Bob", tricks: ["beg"])))
      animals.put(.cat(Cat(name: "Mia", lives: 3)))
    }
    try await PynamoDB.run("check", name, at: endpoint)
  }
}

/// PynamoDB in the repository's own Python environment.
private enum PynamoDB {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardized
  private static let python = repository.appending(path: ".venv/bin/python")

  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: python.path) }

  /// Runs Tests/Interop/clients/roundtrip.py; what it prints is the failure.
  static func run(_ command: String, _ table: String, at endpoint: String) async throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = python
    process.arguments = ["-W", "ignore", "roundtrip.py", command, table]
    process.currentDirectoryURL = repository.appending(path: "Tests/Interop/clients")
    process.environment = ["SWYNAMO_INTEROP_ENDPOINT": endpoint, "SWYNAMO_INTEROP_BACKEND": "swift", "PATH": "/usr/bin:/bin"]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && text.hasSuffix("done\n"), "\(command): \(text)")
  }
}
