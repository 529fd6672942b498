import SwynamoDB
import SwynamoEngine
import Testing

/// What is unique among the items of an entity.
@Suite struct UniqueEntityTests {
  struct User: Sendable, Equatable {
    let id: Int
    var name: String
  }

  struct Team: Sendable, Equatable {
    let id: Int
    var name: String
  }

  static let inverted = GlobalIndex("inverted") {
    HashKey("SK")
    RangeKey("PK")
  }
  static let table = SingleTable("club") {
    HashKey("PK")
    RangeKey("SK")
    inverted
  }
  static let users = table.entity("user") {
    KeyField(\User.id)
    Field(\.name)
  } hash: {
    "USER#"; \.id
  } range: {
    "PROFILE"
  } indexes: {
    Unique(\.name)
  }.of(User.init)

  static let teams = table.entity("team") {
    KeyField(\Team.id)
    Field(\.name)
  } hash: {
    "TEAM#"; \.id
  } range: {
    "PROFILE"
  } indexes: {
    Unique(\.name)
  }.of(Team.init)

  @Test func eachEntityHasItsOwnValues() async throws {
    let (users, teams) = (Self.users, Self.teams)
    try Self.table.validate(users, teams)
    let db = DynamoDB(Backend(try EmbeddedEngine(.inMemory)))
    try await Self.table.createTable().run(on: db)
    try await users.put(User(id: 1, name: "red")).run(on: db)
    try await teams.put(Team(id: 1, name: "red")).run(on: db)
    let error = await #expect(throws: UniqueConstraintError.self) { try await users.put(User(id: 2, name: "red")).run(on: db) }
    #expect(try error?.owner == users.key(of: User(id: 1, name: "")))
    try await users.update(User(id: 1, name: "red")) { $0.name.set("blue") }.run(on: db)
    try await users.insert(User(id: 2, name: "red")).run(on: db)
    #expect(try await users.scan().run(on: db).count == 2)
    #expect(try await users.count().run(on: db) == 2)
    #expect(try await Self.table.items.scan().run(on: db).count == 6)
    let names = try await users.query(users.inverted(Self.inverted)).run(on: db).map(\.name)
    let indexed = try await users.scan(users.inverted(Self.inverted)).count().run(on: db)
    #expect(indexed == 2)
    #expect(names.sorted() == ["blue", "red"])
    try await users.delete(User(id: 2, name: "")).run(on: db)
    try await users.delete(User(id: 1, name: "")).run(on: db)
    #expect(try await Self.table.items.scan().run(on: db).count == 2)
  }
}
