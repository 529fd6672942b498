import SwynamoDB
import SwynamoEngine
import Testing

/// A key that is computed from other properties.
@Suite struct ComputedKeyTests {
  struct Message: Sendable, Equatable {
    let room: String
    let thread: Int
    var text: String

    var key: String { "\(room)#\(thread)" }
  }

  static let messages = Table("messages") {
    HashKey(\Message.key, "pk")
    Field(\.room)
    Field(\.thread)
    Field(\.text)
  }.of(order: .unchecked) { (_: String, room: String, thread: Int, text: String) in
    Message(room: room, thread: thread, text: text)
  }

  @Test func isStoredAndFound() async throws {
    try Self.messages.validate()
    let db = DynamoDB(.embedded(.inMemory))
    try await Self.messages.createTable().run(on: db)
    let message = Message(room: "lobby", thread: 7, text: "hello")
    #expect(try Self.messages.encode(message)["pk"] == .string("lobby#7"))
    #expect(try Self.messages.key(of: message) == ["pk": .string("lobby#7")])
    try await Self.messages.put(message).if { $0.itemDoesNotExist }.run(on: db)
    #expect(try await Self.messages.get("lobby#7").run(on: db) == message)
    #expect(try await Self.messages.refresh(message).run(on: db) == message)
    try await Self.messages.delete(message).run(on: db)
    #expect(try await Self.messages.get("lobby#7").run(on: db) == nil)
  }

  /// What needs no key is the same for all tables of a model.
  @Test func tablesOfAnyKeys() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    let tables: [any ModelTable<Message>] = [Self.messages, Self.messages.named("others")]
    for table in tables { try await table.createTable(.onDemand).run(on: db) }
    for table in tables { try await table.put(Message(room: "a", thread: 1, text: table.name)).run(on: db) }
    for table in tables {
      #expect(try await table.scan().run(on: db).map(\.text) == [table.name])
      #expect(try await table.count().run(on: db) == 1)
    }
    for table in tables { try await table.deleteTable().run(on: db) }
    #expect(try await ListTables().run(on: db).isEmpty)
  }

  /// Any statement, by what running it gives.
  @Test func statementsOfAnyKind() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    func traced<Output>(_ statement: some Statement<Output>) async throws -> (String, Output) {
      (String(statement.explain().prefix { $0 != "\n" }), try await statement.run(on: db))
    }
    let message = Message(room: "a", thread: 1, text: "t")
    var operations: [String] = []
    operations.append(try await traced(Self.messages.createTable()).0)
    operations.append(try await traced(Self.messages.put(message)).0)
    operations.append(try await traced(Self.messages.update("a#1") { $0.text.set("u") }.returning(.allNew)).0)
    let (get, found) = try await traced(Self.messages.get("a#1"))
    #expect(found?.text == "u")
    operations.append(get)
    operations.append(try await traced(Self.messages.query("a#1")).0)
    operations.append(try await traced(Self.messages.scan()).0)
    let (count, number) = try await traced(Self.messages.count())
    #expect(number == 1)
    operations.append(count)
    operations.append(try await traced(Self.messages.batchGet(["a#1"])).0)
    operations.append(try await traced(BatchWrite { Self.messages.put(message) }).0)
    operations.append(try await traced(TransactWrite { Self.messages.put(message) }).0)
    let (transactGet, (one, other)) = try await traced(
      TransactGet {
        Self.messages.get("a#1"); Self.messages.get("b")
      })
    #expect(one == message && other == nil)
    operations.append(transactGet)
    operations.append(try await traced(Self.messages.delete(message)).0)
    operations.append(try await traced(Self.messages.describeTable()).0)
    operations.append(try await traced(ListTables()).0)
    operations.append(try await traced(Self.messages.deleteTable()).0)
    #expect(
      operations == [
        "CreateTable", "PutItem", "UpdateItem", "GetItem", "Query", "Scan", "Scan", "BatchGetItem", "BatchWriteItem",
        "TransactWriteItems", "TransactGetItems", "DeleteItem", "DescribeTable", "ListTables", "DeleteTable",
      ])
    #expect(Self.messages.check("a#1") { $0.text == "t" }.explain().hasPrefix("ConditionCheck\n{"))
  }
}
