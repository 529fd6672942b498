import Foundation
import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

/// What PynamoDB's users meet first, as the guide for them says it, on the embedded engine.
@Suite struct FromPynamoDBTests {
  struct Address: Sendable, Equatable, MapAttribute {
    var city: String
    static let schema = MapSchema { Field(\Address.city) }.of(Address.init)
  }

  /// The names of its attributes are reserved words, have dots, and look like placeholders.
  struct Person: Sendable, Equatable {
    let email: String
    var name = ""
    var visits = 0
    var note: AttributeValue = .bool(false)
    var tags: Set<String> = []
    var address: Address?
    var extra: Item?
    var version: Int?
  }

  static let people = Table("people") {
    HashKey(\Person.email)
    Field(\.name, "select")
    Field(\.visits, "a.b", default: 7)
    Field(\.note, ":0", default: .bool(false))
    Field(\.tags, "#0")
    Field(\.address)
    Field(\.extra)
    Version(\.version, "counter")
  }.of(Person.init)

  private func filled(_ items: Item...) async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await Self.people.createTable().run(on: db)
    for item in items { try await Self.people.put(item: item).run(on: db) }
    return db
  }

  @Test func tablesAreListed() async throws {
    let db = try await filled()
    try await Self.people.named("others").createTable().run(on: db)
    #expect(try await db.listTables() == ["others", "people"])
    #expect(try await Self.people.tableExists(on: db))
    #expect(try await !Self.people.named("more").tableExists(on: db))
  }

  @Test func aTableThatExistsIsNotCreatedAnew() async throws {
    let db = try await filled(["email": "a", "select": "Ann"])
    try await Self.people.createTable().ifNotExists().run(on: db)
    #expect(try await Self.people.get("a").run(on: db)?.name == "Ann")
    let error = await #expect(throws: DynamoDBError.self) { try await Self.people.createTable().run(on: db) }
    #expect(error?.code == .resourceInUse)
  }

  private struct UpdateTimeToLive: WireRequest {
    static var operation: String { "UpdateTimeToLive" }
    let table: String
    var tableNames: [String] { [table] }
    var isWrite: Bool { true }
    var isIdempotent: Bool { true }
    func write(to writer: inout AttributeWriter) {
      let setting = #"{"TableName":"\#(table)","TimeToLiveSpecification":{"AttributeName":"expires","Enabled":true}}"#
      writer.write(raw: Array(setting.utf8))
    }
  }

  @Test func anOperationWithoutAStatementIsSent() async throws {
    let db = try await filled()
    let answer = try await db.send(UpdateTimeToLive(table: Self.people.name))
    #expect(String(decoding: answer, as: UTF8.self).contains(#""AttributeName":"expires""#))
    let error = await #expect(throws: DynamoDBError.self) { try await db.send(UpdateTimeToLive(table: "nowhere")) }
    #expect(error?.code == .resourceNotFound)
  }

  @Test func oneTableIsUsedOnTwoClients() async throws {
    let (one, other) = (try await filled(), try await filled(["email": "b", "select": "Bob"]))
    try await Self.people.put(Person(email: "a", name: "Ann")).run(on: one)
    #expect(try await Self.people.scan().run(on: one).map(\.name) == ["Ann"])
    #expect(try await Self.people.scan().run(on: other).map(\.name) == ["Bob"])
  }

  @Test func aMissingItemIsNil() async throws {
    let db = try await filled()
    #expect(try await Self.people.get("a").run(on: db) == nil)
    #expect(try await Self.people.refresh(Person(email: "a")).run(on: db) == nil)
    #expect(try await Self.people.delete("a").returning(.allOld).run(on: db) == nil)
  }

  @Test func aDefaultIsReadAndASelectionInventsNone() async throws {
    let db = try await filled(["email": "a", "select": "Ann"])
    #expect(try await Self.people.get("a").run(on: db)?.visits == 7)
    let row = try #require(
      try await Self.people.get("a").select {
        $0.name
        $0.visits
        $0.address
      }.run(on: db))
    #expect(row.0 == "Ann" && row.1 == nil && row.2 == nil)
  }

  @Test func nullIsAValueToo() async throws {
    let db = try await filled()
    let stored = try await Self.people.put(Person(email: "a", note: .null)).run(on: db)
    #expect(stored.note == .null)
    #expect(try await Self.people.get("a").raw().run(on: db)?[":0"] == .null)
    try await Self.people.update("a") { $0.note.set(.bool(true)) }.run(on: db)
    #expect(try await Self.people.get("a").run(on: db)?.note == .bool(true))
  }

  @Test func membersThatAMapDoesNotDeclare() async throws {
    let map: AttributeValue = ["city": "Rome", "zip": "00184"]
    let db = try await filled(["email": "a", "select": "Ann", "address": map, "extra": map])
    let ann = try #require(try await Self.people.get("a").run(on: db))
    #expect(ann.address == Address(city: "Rome") && ann.extra == ["city": "Rome", "zip": "00184"])
    // An update of a member leaves the others; the whole map is what the type declares.
    try await Self.people.update("a") { $0.address.city.set("Paris") }.run(on: db)
    #expect(try await Self.people.get("a").raw().run(on: db)?["address"] == ["city": "Paris", "zip": "00184"])
    try await Self.people.put(ann).ignoringVersion().run(on: db)
    let stored = try await Self.people.get("a").raw().run(on: db)
    #expect(stored?["address"] == ["city": "Rome"] && stored?["extra"] == map)
  }

  @Test func anyNameMayBeUsed() async throws {
    let db = try await filled()
    var ann = try await Self.people.put(Person(email: "a", name: "Ann", visits: 1, tags: ["x"])).run(on: db)
    ann = try await Self.people.update(ann) {
      $0.name.set("Anna")
      $0.visits.add(1)
      $0.tags.add(["y"])
    }.if { $0.name == "Ann" && $0.visits < 2 && $0.tags.contains("x") && $0.note == .bool(false) }.run(on: db)
    #expect(ann == Person(email: "a", name: "Anna", visits: 2, tags: ["x", "y"], version: 2))
    let names = try await Self.people.scan().filter { $0.visits == 2 }.select { $0.name }.run(on: db)
    #expect(names == ["Anna"])
    #expect(try await Self.people.get("a").raw().run(on: db)?["counter"] == 2)
  }

  @Test func anEmptyTextIsKept() async throws {
    let db = try await filled()
    try await Self.people.put(Person(email: "a", address: Address(city: ""))).run(on: db)
    let stored = try await Self.people.get("a").raw().run(on: db)
    #expect(stored?["select"] == "" && stored?["address"] == ["city": ""])
    #expect(try await Self.people.get("a").run(on: db)?.name == "")
  }

  @Test func setsStaySets() throws {
    let item = try Self.people.encode(Person(email: "a", tags: ["x"]))
    #expect(item["#0"]?.type == .stringSet)
    #expect(try Self.people.encode(Person(email: "a"))["#0"] == nil)
    #expect(try Self.people.decode(item).tags == ["x"])
  }

  private struct OwnError: Error {}

  @Test func whatABlockThrowsLeavesNothingWritten() async throws {
    let db = try await filled()
    func person(_ number: Int) throws -> Person {
      if number == 99 { throw OwnError() }
      return Person(email: "\(number)")
    }
    await #expect(throws: OwnError.self) {
      try await db.batchWrite { for number in 0..<100 { try Self.people.put(person(number)).ignoringVersion() } }
    }
    await #expect(throws: OwnError.self) {
      try await db.transact { for number in 90..<100 { try Self.people.put(person(number)) } }
    }
    #expect(try await Self.people.count().run(on: db) == 0)
  }
}
