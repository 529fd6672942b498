import SwynamoDB
import SwynamoEngine
import Testing

/// The calls that take a builder are made from the main actor, as in a program's `main`.
@MainActor
@Suite struct MainActorTests {
  struct Person: Sendable, Equatable {
    let id: String
  }

  let people = Table("people") { HashKey(\Person.id) }.of(Person.init)

  @Test func batchesAndTransactions() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await people.createTable().run(on: db)
    let many = (0..<30).map { Person(id: "\($0)") }
    try await db.batchWrite { for person in many { people.put(person) } }
    try await db.transact { people.delete(many[0].id) }
    let (first, second) = try await db.transactGet {
      people.get(many[0].id)
      people.get(many[1].id)
    }
    #expect(first == nil)
    #expect(second == many[1])
  }

  @Test func aTransactionValueRunsTwice() async throws {
    struct Counter: Sendable { let id: String; var count: Int }
    let counters = Table("counters") {
      HashKey(\Counter.id)
      Field(\.count)
    }.of(Counter.init)
    let db = DynamoDB(.embedded(.inMemory))
    try await counters.createTable().run(on: db)
    let increment = TransactWrite { counters.update("a") { $0.count.add(1) } }
    try await increment.run(on: db)
    try await increment.run(on: db)
    #expect(try await counters.get("a").run(on: db)?.count == 2)
  }

  @Test func keysThatLookAlikeAreTwoItems() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await people.createTable().run(on: db)
    let keys = ["\u{E9}", "e\u{301}"]
    try await db.batchWrite { for key in keys { people.put(Person(id: key)) } }
    let found = try await people.batchGet(keys).run(on: db)
    #expect(found.map { Array($0.id.utf8) } == keys.map { Array($0.utf8) })
  }
}
