import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

/// What a failed condition tells: the item as it is stored, as a model, and which statement of a transaction it was.
@Suite struct StoredModelTests {
  private struct Wallet: Sendable, Equatable { var owner: String; var coins: Int }
  private struct Invoice: Sendable, Equatable { var owner: String; var number: Int; var isPaid: Bool }

  private static let wallets = Table("wallets") {
    HashKey(\Wallet.owner); Field(\.coins)
  }.of(Wallet.init)
  private static let invoices = Table("invoices") {
    HashKey(\Invoice.owner)
    RangeKey(\.number)
    Field(\.isPaid)
  }.of(Invoice.init)

  private static func database() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await wallets.createTable().run(on: db)
    try await invoices.createTable().run(on: db)
    try await wallets.put(Wallet(owner: "ann", coins: 3)).run(on: db)
    try await invoices.put(Invoice(owner: "ann", number: 7, isPaid: true)).run(on: db)
    return db
  }

  @Test func ofASingleWrite() async throws {
    let db = try await Self.database()
    do {
      try await Self.wallets.update("ann") { $0.coins.add(-5) }.if { $0.coins >= 5 }.returningItemOnConditionFailure().run(on: db)
      Issue.record("the condition held")
    } catch let error as DynamoDBError where error.code == .conditionalCheckFailed {
      #expect(try Self.wallets.storedModel(in: error) == Wallet(owner: "ann", coins: 3))
      #expect(try Self.invoices.storedModel(in: error) == nil)
    }
    do {
      try await Self.wallets.delete("ann").if { $0.coins == 0 }.run(on: db)
    } catch {
      #expect(try Self.wallets.storedModel(in: error) == nil)
    }
    #expect(try Self.wallets.storedModel(in: CancellationError()) == nil)
  }

  /// A client that calls the tables otherwise gives errors with the names that the program has for them.
  @Test func ofAPrefixedTable() async throws {
    let db = DynamoDB(.embedded(.inMemory)).prefixed("staging-")
    try await Self.wallets.createTable().run(on: db)
    try await Self.wallets.put(Wallet(owner: "ann", coins: 3)).run(on: db)
    let error = await #expect(throws: DynamoDBError.self) {
      try await Self.wallets.insert(Wallet(owner: "ann", coins: 5)).returningItemOnConditionFailure().run(on: db)
    }
    #expect(error?.table == "wallets")
    #expect(try error.flatMap { try Self.wallets.storedModel(in: $0) } == Wallet(owner: "ann", coins: 3))
  }

  @Test func ofTransactions() async throws {
    let db = try await Self.database()
    let payment = TransactWrite {
      Self.wallets.insert(Wallet(owner: "bob", coins: 1))
      Self.wallets.update("ann") { $0.coins.add(-5) }.if { $0.coins >= 5 }.returningItemOnConditionFailure()
      Self.invoices.check("ann", 7) { $0.isPaid == false }.returningItemOnConditionFailure()
    }
    do {
      try await payment.run(on: db)
      Issue.record("the conditions held")
    } catch let error as DynamoDBError {
      #expect(try Self.wallets.storedModel(in: error) == Wallet(owner: "ann", coins: 3))
      #expect(try Self.invoices.storedModel(in: error) == Invoice(owner: "ann", number: 7, isPaid: true))
      #expect(try Self.invoices.storedModel(in: error.cancellationReasons[1]) == nil)
      #expect(error.cancellationReasons.map(\.code) == ["None", "ConditionalCheckFailed", "ConditionalCheckFailed"])
      let members = error.cancellationReasons.compactMap(\.member)
      #expect(members.map(\.index) == [0, 1, 2])
      #expect(members.map(\.operation) == ["PutItem", "UpdateItem", "ConditionCheck"])
      #expect(members.map(\.table) == ["wallets", "wallets", "invoices"])
      #expect(
        members.map { "\($0)" } == [
          #"member 0, PutItem of {"owner":{"S":"bob"}} in table "wallets""#,
          #"member 1, UpdateItem of {"owner":{"S":"ann"}} in table "wallets""#,
          #"member 2, ConditionCheck of {"owner":{"S":"ann"},"number":{"N":"7"}} in table "invoices""#,
        ])
      let lines = "\(error)".split(separator: "\n").dropFirst().map(String.init)
      try #require(lines.count == 2)
      #expect(
        lines[0]
          == #"  [1] UpdateItem of {"owner":{"S":"ann"}} in table "wallets": ConditionalCheckFailed: The conditional request failed"#
      )
      #expect(
        lines[1].hasPrefix(#"  [2] ConditionCheck of {"owner":{"S":"ann"},"number":{"N":"7"}} in table "invoices": Conditional"#))
    }
    #expect(try await Self.wallets.get("bob").run(on: db) == nil)
  }

  @Test func ofTransactionsThatRead() async throws {
    let canceled = #"""
      {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"Transaction cancelled",
      "CancellationReasons":[{"Code":"None"},{"Code":"ValidationError","Message":"too large"}]}
      """#
    let transport = RecordingTransport([.response(TransportResponse(status: 400, body: Array(canceled.utf8)))])
    let db = DynamoDB(Backend(transport))
    let error = await #expect(throws: DynamoDBError.self) {
      try await db.transactGet {
        Self.wallets.get("ann"); Self.invoices.get("ann", 7)
      }
    }
    let member = error?.cancellationReasons.last?.member
    #expect(member?.operation == "GetItem" && member?.table == "invoices")
  }
}
