import SwynamoDB
import SwynamoTesting
import Testing

@Suite struct BatchTests {
  private func account(_ email: String) -> Account { Account(email: email, balance: 1.5) }

  @Test func write() async throws {
    let sent = try await RecordingTransport.record { db in
      try await db.batchWrite {
        accounts.put(account("a"))
        orders.delete("a", 1)
        for email in ["b", "c"] { accounts.put(account(email)) }
        accounts.delete("d")
      }
    }
    expectLines(
      sent,
      """
      BatchWriteItem
      {
        "RequestItems": {
          "accounts": [
            {"PutRequest":{"Item":{"email":{"S":"a"},"balance":{"N":"1.5"}}}},
            {"PutRequest":{"Item":{"email":{"S":"b"},"balance":{"N":"1.5"}}}},
            {"PutRequest":{"Item":{"email":{"S":"c"},"balance":{"N":"1.5"}}}},
            {"DeleteRequest":{"Key":{"email":{"S":"d"}}}}
          ],
          "orders": [{"DeleteRequest":{"Key":{"email":{"S":"a"},"number":{"N":"1"}}}}]
        }
      }
      """)
  }

  @Test func writeInChunks() async throws {
    let sent = try await RecordingTransport.record { db in
      try await db.batchWrite { for number in 0..<51 { orders.delete("a", number) } }
    }
    #expect(sent.split(separator: "\n").filter { $0 == "BatchWriteItem" }.count == 3)
    #expect(sent.split(separator: "DeleteRequest").count == 51 + 1)
  }

  @Test func writeNothing() async throws {
    let sent = try await RecordingTransport.record { db in try await db.batchWrite {} }
    #expect(sent.isEmpty)
  }

  @Test func get() async throws {
    let sent = try await RecordingTransport.record { db in
      _ = try await orders.batchGet([("a", 1), ("b", 2), ("a", 1)]).run(on: db)
      _ = try await users.batchGet(["a"]).consistent().run(on: db)
    }
    expectLines(
      sent,
      """
      BatchGetItem
      {
        "RequestItems": {
          "orders": {
            "Keys": [{"email":{"S":"a"},"number":{"N":"1"}},{"email":{"S":"b"},"number":{"N":"2"}}]
          }
        }
      }
      BatchGetItem
      {
        "RequestItems": {"dynamodb-user":{"Keys":[{"email":{"S":"a"}}],"ConsistentRead":true}}
      }
      """)
  }

  @Test func getInChunks() async throws {
    let sent = try await RecordingTransport.record { db in
      _ = try await users.batchGet((0..<201).map { "user-\($0)" }).run(on: db)
    }
    #expect(sent.split(separator: "\n").filter { $0 == "BatchGetItem" }.count == 3)
  }
}
