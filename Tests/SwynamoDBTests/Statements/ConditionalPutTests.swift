import SwynamoDB
import SwynamoEngine
import Testing

/// Items that are new, or are there already.
@Suite struct ConditionalPutTests {
  private static let ann = Purse(email: "a@b.c", balance: 1)

  @Test func onTheEngine() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await purses.createTable().run(on: db)
    await #expect(throws: DynamoDBError.self) { try await purses.replace(Self.ann).run(on: db) }
    try await purses.insert(Self.ann).run(on: db)
    let richer = Purse(email: "a@b.c", balance: 2)
    do {
      try await purses.insert(richer).run(on: db)
      Issue.record("there was an item")
    } catch DynamoDBError.conditionalCheckFailed {}
    try await purses.replace(richer).run(on: db)
    #expect(try await purses.get("a@b.c").run(on: db)?.balance == 2)
  }

  @Test func inTransactions() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await purses.createTable().run(on: db)
    try await db.transact {
      purses.insert(Self.ann)
      purses.insert(Purse(email: "b@b.c", balance: 2))
    }
    await #expect(throws: DynamoDBError.self) {
      try await db.transact { purses.insert(Self.ann) }
    }
  }

  /// In code that knows nothing of the keys.
  @Test func ofAnyTable() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    let table: any ModelTable<Purse> = purses
    try await table.createTable(.onDemand).run(on: db)
    try await table.insert(Self.ann).run(on: db)
    try await table.replace(Self.ann).run(on: db)
    #expect(try await table.count().run(on: db) == 1)
  }

  @Test func theServiceJudgesTheTextOfARawCondition() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await purses.createTable().run(on: db)
    for balance in [1.0, 5, 9] { try await purses.put(Purse(email: "\(balance)", balance: balance)).run(on: db) }
    let found = try await purses.scan().filter { .raw("NOT \($0.balance) IN (\(1), \(9))") }.run(on: db)
    #expect(found.map(\.balance) == [5])
    let error = await #expect(throws: DynamoDBError.self) {
      try await purses.scan().filter { .raw("\($0.balance) >>> \(1)") }.run(on: db)
    }
    #expect(error?.message.hasPrefix("Invalid FilterExpression: Syntax error; token: \">\"") == true)
  }
}

private struct Purse: Sendable { var email: String; var balance: Double }

private let purses = Table("purses") {
  HashKey(\Purse.email); Field(\.balance)
}.of(Purse.init)
