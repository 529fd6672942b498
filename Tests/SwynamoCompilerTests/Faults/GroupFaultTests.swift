import SwynamoDB
import SwynamoTesting
import Testing

/// What is refused in batches and transactions; nothing is sent.
@Suite struct GroupFaultTests {
  private func expectRefused(
    _ expected: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: (DynamoDB) async throws -> Void
  ) async {
    let transport = RecordingTransport()
    do {
      try await body(DynamoDB(Backend(transport)))
      Issue.record("nothing was refused", sourceLocation: sourceLocation)
    } catch {
      expectLines("\(error)", expected, sourceLocation: sourceLocation)
    }
    #expect(transport.explained.isEmpty, sourceLocation: sourceLocation)
  }

  private let account = Account(email: "a", balance: 1)

  @Test func batchNamesAnItemTwice() async {
    await expectRefused(
      """
      BatchWriteItem on tables "accounts", "orders" was not sent:
        - BatchWriteItem names the item {"S":"a"} of table "accounts" twice, which DynamoDB refuses
        - BatchWriteItem names the item {"S":"a"}, {"N":"1"} of table "orders" twice, which DynamoDB refuses
      """
    ) { db in
      try await db.batchWrite {
        accounts.put(account)
        accounts.delete("a")
        orders.delete("a", 1)
        orders.delete("a", 1)
      }
    }
  }

  @Test func batchWithConditions() async {
    await expectRefused(
      """
      BatchWriteItem on table "accounts" was not sent:
        - member 1, of table "accounts": a batch takes no conditions; run the write on its own, or in a transaction: db.transact { … }
        - member 2, of table "accounts": a batch gives back no attributes; run the write on its own
      """
    ) { db in
      try await db.batchWrite {
        accounts.put(account).if { $0.email.doesNotExist }
        accounts.delete("b").returning(.allOld)
      }
    }
  }

  @Test func batchWithFaultyMembers() async {
    await expectRefused(
      """
      BatchWriteItem on tables "accounts", "orders" was not sent:
        - member 1, of table "accounts": "email": a key may not be empty; it has at least one byte
        - member 1, of table "accounts": "balance": nan is not a number that DynamoDB can store
        - member 2, of table "orders": the key "email" is empty; a key has at least one byte
      """
    ) { db in
      try await db.batchWrite {
        accounts.put(Account(email: "", balance: .nan))
        orders.delete("", 1)
      }
    }
  }

  @Test func batchGetWithFaultyKeys() async {
    await expectRefused(
      """
      BatchGetItem on table "dynamodb-user" was not sent:
        - member 2, of table "dynamodb-user": the key "email" is empty; a key has at least one byte
      """
    ) { db in _ = try await users.batchGet(["a", ""]).run(on: db) }
  }

  @Test func transactionWithoutMembers() async {
    await expectRefused(
      """
      TransactWriteItems was not sent:
        - TransactWriteItems has no members
      """
    ) { db in try await db.transact {} }
  }

  @Test(arguments: ["", String(repeating: "t", count: 37)]) func transactionToken(token: String) async {
    await expectRefused(
      """
      TransactWriteItems on table "orders" was not sent:
        - the token has \(token.count) bytes; DynamoDB takes 1 to 36
      """
    ) { db in try await db.transact(token: token) { orders.delete("a", 1) } }
  }

  @Test func transactionTooLong() async {
    await expectRefused(
      """
      TransactWriteItems on table "orders" was not sent:
        - TransactWriteItems has 101 members; DynamoDB takes up to 100
      """
    ) { db in
      try await db.transact { for number in 0...100 { orders.delete("a", number) } }
    }
  }

  @Test func transactionNamesAnItemTwice() async {
    await expectRefused(
      """
      TransactWriteItems on table "accounts" was not sent:
        - TransactWriteItems names the item {"S":"a"} of table "accounts" twice, which DynamoDB refuses
      """
    ) { db in
      try await db.transact {
        accounts.put(account)
        accounts.check("a") { $0.balance > 1 }
      }
    }
  }

  @Test func transactionWithFaultyMembers() async {
    await expectRefused(
      """
      TransactWriteItems on table "accounts" was not sent:
        - member 1, of table "accounts": the key "email" is empty; a key has at least one byte
        - member 1, of table "accounts": "email" is part of the key, which an update can't change; delete the item and put it under its new key
        - member 2, of table "accounts": the check has no condition; add one
        - member 3, of table "accounts": a transaction gives back no attributes; read them with transactGet
      """
    ) { db in
      try await db.transact {
        accounts.update("") { $0.email.set("b") }
        accounts.check("b") { _ in }
        accounts.delete("c").returning(.allOld)
      }
    }
  }

  @Test func transactGetOfOneItemTwice() async {
    await expectRefused(
      """
      TransactGetItems on table "dynamodb-user" was not sent:
        - TransactGetItems names the item {"S":"a"} of table "dynamodb-user" twice, which DynamoDB refuses
      """
    ) { db in
      _ = try await db.transactGet {
        users.get("a")
        users.get("a")
      }
    }
  }

  @Test func transactGetTooLong() async {
    await expectRefused(
      """
      TransactGetItems on table "orders" was not sent:
        - TransactGetItems has 101 members; DynamoDB takes up to 100
      """
    ) { db in _ = try await db.transactGet((0...100).map { orders.get("a", $0) }) }
  }

  @Test func transactGetOfNothing() async {
    await expectRefused(
      """
      TransactGetItems was not sent:
        - TransactGetItems has no members
      """
    ) { db in _ = try await db.transactGet([Get<User, User>]()) }
  }
}
