import SwynamoDB
import SwynamoEngine
import Testing

/// Rows of types of one's own, as they are read.
@Suite struct RowTests {
  private struct Summary: Sendable, Equatable {
    var email: String
    var visits: Int
    var city: String?
    var address: Home?
  }

  private struct Label: Sendable, Equatable {
    var id: String
    var maker: String?
    var city: String?
    var firstNote: String?
    var color: String?
    var subtitle: String?
  }

  private static func label(
    _ id: String, _ maker: String?, _ city: String?, _ note: String?, _ color: String?, _ subtitle: String?
  )
    -> Label
  {
    Label(id: id, maker: maker, city: city, firstNote: note, color: color, subtitle: subtitle)
  }

  @Test func rows() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await readers.createTable().run(on: db)
    let ann = Reader(email: "a", firstName: "Ann", lastName: "S", visits: 2, tags: [], address: Home(city: "Rome", zip: "1"))
    let bob = Reader(email: "b", firstName: "Bob", lastName: "S", visits: 3, tags: [], address: nil)
    for user in [ann, bob] { try await readers.put(user).run(on: db) }
    try await readers.update("b") { $0.visits.resetToDefault() }.run(on: db)
    let summaries = [
      Summary(email: "a", visits: 2, city: "Rome", address: ann.address), Summary(email: "b", visits: 0, city: nil, address: nil),
    ]
    @Sendable func make(email: String, visits: Int, city: String?) -> Summary {
      Summary(email: email, visits: visits, city: city, address: nil)
    }
    let queried = try await readers.query(readersByLastName, "S").select(as: make) {
      $0.email; $0.visits; $0.address.city
    }.run(on: db)
    #expect(queried.map(\.city) == ["Rome", nil] && queried.map(\.visits) == [2, 0])
    // The whole map, and a member of it, can't be asked for in one request.
    let whole = try await readers.scan().select(as: { (address: Home?) in address?.zip }) { $0.address }.run(on: db)
    #expect(Set(whole) == ["1", nil])
    let got = try await readers.get("b").select(as: make) {
      $0.email; $0.visits; $0.address.city
    }.run(on: db)
    #expect(got?.visits == summaries[1].visits)
    let batch = try await readers.batchGet(["b", "a"]).select(as: { (name: String) in name }) { $0.firstName }.run(on: db)
    #expect(batch == ["Bob", "Ann"])
  }

  @Test func nestedValues() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await wares.createTable().run(on: db)
    let maker = WareMaker(name: "M", address: Home(city: "Rome", zip: "1"))
    for (id, maker, notes) in [("1", Optional(maker), ["n"]), ("2", nil, [])] {
      try await wares.put(
        Ware(id: id, notes: notes, labels: id == "1" ? ["color": "red"] : [:], maker: maker, subtitle: nil)
      ).run(on: db)
    }
    let labels = try await wares.scan().select(as: Self.label) {
      $0.id; $0.maker.name; $0.maker.address.city; $0.notes[0]; $0.labels["color"]; $0.subtitle
    }.run(on: db).sorted { $0.id < $1.id }
    #expect(
      labels == [
        Label(id: "1", maker: "M", city: "Rome", firstNote: "n", color: "red", subtitle: nil),
        Label(id: "2", maker: nil, city: nil, firstNote: nil, color: nil, subtitle: nil),
      ])
  }

  /// What the model requires is required of a row, and an initializer may refuse.
  @Test func unreadableRows() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await readers.createTable().run(on: db)
    try await readers.put(Reader(email: "a", firstName: "Ann", lastName: "S", visits: 2, tags: [], address: nil)).run(on: db)
    let names = Table("dynamodb-user") {
      HashKey(\Reader.email); Field(\.firstName, "first")
    }.of { email, name in
      Reader(email: email, firstName: name, lastName: "", visits: 0, tags: [], address: nil)
    }
    let missing = await #expect(throws: AttributeDecodingError.self) {
      try await names.get("a").select(as: { (name: String) in name }) { $0.firstName }.run(on: db)
    }
    #expect(
      missing?.description.hasPrefix(
        "attribute \"first\" of the item {\"email\":{\"S\":\"a\"}} of table \"dynamodb-user\" is missing") == true)
    struct Refused: Error {}
    let results = readers.scan().select(as: { (_: String) throws -> String in throw Refused() }) { $0.email }.results(on: db)
    for try await result in results { #expect(throws: Refused.self) { try result.get() } }
  }
}

private struct Reader: Sendable, Equatable {
  let email: String
  var firstName: String
  var lastName: String
  var visits: Int
  var tags: Set<String>
  var address: Home?
}

private struct Home: MapAttribute, Sendable, Equatable {
  var city: String
  var zip: String
  static let schema = MapSchema {
    Field(\Home.city)
    Field(\.zip, "postal_code")
  }.of(Home.init)
}

private let readersByLastName = GlobalIndex("by-last-name") {
  HashKey(\Reader.lastName); RangeKey(\.firstName)
}

private let readers = Table("dynamodb-user") {
  HashKey(\Reader.email)
  Field(\.firstName)
  Field(\.lastName, "last_name")
  Field(\.visits, default: 0)
  Field(\.tags)
  Field(\.address)
} indexes: {
  readersByLastName
}.of(Reader.init)

private struct Ware: Sendable {
  var id: String
  var notes: [String]
  var labels: [String: String]
  var maker: WareMaker?
  var subtitle: String?
}

private struct WareMaker: MapAttribute, Sendable {
  var name: String
  var address: Home?
  static let schema = MapSchema {
    Field(\WareMaker.name)
    Field(\.address)
  }.of(WareMaker.init)
}

private let wares = Table("wares") {
  HashKey(\Ware.id)
  Field(\.notes)
  Field(\.labels)
  Field(\.maker)
  Field(\.subtitle)
}.of(Ware.init)
