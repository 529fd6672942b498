import SwynamoDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A property of every type in the box.
struct Everything: Sendable, Equatable {
  let id: UUID
  var int: Int
  var small: Int8
  var wide: Int64
  var unsigned: UInt64
  var huge: UInt128
  var float: Float
  var double: Double
  var decimal: Decimal
  var number: DynamoDBNumber
  var flag: Bool
  var data: Data
  var bytes: [UInt8]
  var date: Date
  var seconds: Date
  var milliseconds: Date
  var uuid: UUID
  var url: URL
  var absent: Int?
  var present: Int?
  var null: Int?
  var strings: Set<String>
  var numbers: Set<DynamoDBNumber>
  var binaries: Set<Data>
  var list: [[Int?]]
  var map: [String: [String: Bool]]
  var suit: Suit
  var nested: Specimen.Place
  var settings: Settings
  var raw: AttributeValue
  var level: Level

  enum Suit: String, AttributeConvertible, Hashable { case hearts, spades }

  struct Settings: Codable, Sendable, Equatable {
    var theme: String
    var sizes: [Int]
  }

  /// Stored as its rank.
  struct Level: Sendable, Equatable {
    var rank: Int
  }
}

let everything = Table("everything") {
  HashKey(\Everything.id)
  Field(\.int)
  Field(\.small)
  Field(\.wide)
  Field(\.unsigned)
  Field(\.huge)
  Field(\.float)
  Field(\.double)
  Field(\.decimal)
  Field(\.number)
  Field(\.flag)
  Field(\.data)
  Field(\.bytes)
  Field(\.date)
  Field(\.seconds, as: .epochSeconds)
  Field(\.milliseconds, as: .epochMilliseconds)
  Field(\.uuid)
  Field(\.url)
  Field(\.absent)
  Field(\.present)
  Field(\.null, as: .null())
  Field(\.strings)
  Field(\.numbers)
  Field(\.binaries)
  Field(\.list)
  Field(\.map)
  Field(\.suit)
  Field(\.nested)
  Field(\.settings, as: .json)
  Field(\.raw)
  Field(\.level, as: .converting(to: Int.self, { $0.rank }, { Everything.Level(rank: $0) }))
}.of(Everything.init)

extension Everything {
  static func sample() throws -> Everything {
    Everything(
      id: try uuid("00112233-4455-6677-8899-AABBCCDDEEFF"), int: -42, small: .min, wide: .min, unsigned: .max,
      huge: 99_999_999_999_999_999_999_999_999_999_999_999_999, float: 0.1, double: 6.02214076e23,
      decimal: Decimal(sign: .minus, exponent: -5, significand: 123_456_789),
      number: try DynamoDBNumber(parsing: "-0.00012345678901234567890123456789012345678"), flag: false,
      data: Data([0, 255, 128]),
      bytes: [1, 2, 3], date: Date(timeIntervalSince1970: 1_704_164_645.000006),
      seconds: Date(timeIntervalSince1970: 1_704_164_645),
      milliseconds: Date(timeIntervalSince1970: 1_704_164_645.25), uuid: try uuid("FFFFFFFF-0000-4000-8000-000000000001"),
      url: try url("https://example.com/a%20b?c=d#e"), absent: nil, present: 7, null: nil, strings: ["", "a", "é", "\u{0}"],
      numbers: [1, -1, try DynamoDBNumber(parsing: "9.9999999999999999999999999999999999999E+125")],
      binaries: [Data(), Data([0]), Data([255])], list: [[1, nil], []], map: ["a.b": ["#": true], "N": [:]], suit: .spades,
      nested: Specimen.Place(city: "Zürich", zip: "", rooms: []), settings: Settings(theme: "\"dark\"", sizes: [1, 2]),
      raw: ["list": [1, "two", .null, .binary([1])], "set": .numberSet([1, 2])], level: Level(rank: 3))
  }

  private static func uuid(_ text: String) throws -> UUID {
    guard let uuid = UUID(uuidString: text) else { throw ConformanceError(description: "\(text) is no UUID") }
    return uuid
  }

  private static func url(_ text: String) throws -> URL {
    guard let url = URL(string: text) else { throw ConformanceError(description: "\(text) is no URL") }
    return url
  }
}
