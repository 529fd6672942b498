import SwynamoDB
import SwynamoTesting
import Testing

@Suite struct TransactionTests {
  @Test func write() async throws {
    let sent = try await RecordingTransport.record { db in
      try await db.transact(token: "token") {
        accounts.put(Account(email: "a", balance: 2)).if { $0.email.doesNotExist }
        orders.update("a", 1) { $0.status.set(.paid) }.if { $0.status == .open }.returningItemOnConditionFailure()
        orders.delete("a", 2)
        accounts.check("b") { $0.balance >= 10 }.returningItemOnConditionFailure()
      }
    }
    expectLines(
      sent,
      """
      TransactWriteItems
      {
        "TransactItems": [
          {
            "Put": {
              "TableName": "accounts",
              "Item": {"email":{"S":"a"},"balance":{"N":"2"}},
              "ConditionExpression": "attribute_not_exists(#0)",
              "ExpressionAttributeNames": {"#0":"email"}
            }
          },
          {
            "Update": {
              "TableName": "orders",
              "Key": {"email":{"S":"a"},"number":{"N":"1"}},
              "UpdateExpression": "SET #0 = :0",
              "ConditionExpression": "#0 = :1",
              "ExpressionAttributeNames": {"#0":"status"},
              "ExpressionAttributeValues": {":0":{"S":"paid"},":1":{"S":"open"}},
              "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
            }
          },
          {"Delete":{"TableName":"orders","Key":{"email":{"S":"a"},"number":{"N":"2"}}}},
          {
            "ConditionCheck": {
              "TableName": "accounts",
              "Key": {"email":{"S":"b"}},
              "ConditionExpression": "#0 >= :0",
              "ExpressionAttributeNames": {"#0":"balance"},
              "ExpressionAttributeValues": {":0":{"N":"10"}},
              "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
            }
          }
        ],
        "ClientRequestToken": "token"
      }
      """)
  }

  /// A line may be an array, as in a batch.
  @Test func arrays() async throws {
    let puts = ["a", "b"].map { accounts.put(Account(email: $0, balance: 1)) }
    let numbers = [1, 2]
    let transport = RecordingTransport()
    try await DynamoDB(Backend(transport)).transact {
      puts
      numbers.map { orders.update("a", $0) { $0.status.set(.paid) } }
      numbers.map { orders.delete("b", $0) }
      numbers.map { orders.check("c", $0) { $0.status.exists } }
    }
    let members = try #require(transport.requests.first?.text).split(separator: #"{""#)
    #expect(
      members.compactMap { ["Put", "Update", "Delete", "ConditionCheck"].first(where: $0.hasPrefix) }
        == ["Put", "Put", "Update", "Update", "Delete", "Delete", "ConditionCheck", "ConditionCheck"])
  }

  @Test func check() throws {
    let member = try orders.check("a", 1) {
      $0.status == .open
      $0.lines.size > 1
    }.request()
    #expect(member.conditionExpression == "#0 = :0 AND size(#1) > :1")
    #expect(member.key.description == #"{"email":{"S":"a"},"number":{"N":"1"}}"#)
    #expect(member.attributes.names == ["status", "lines"])
    #expect(member.attributes.values == [.string("open"), .number(1)])
    #expect(!member.options.returnsItemOnConditionFailure)
  }

  @Test func get() async throws {
    let transport = RecordingTransport()
    _ = try? await DynamoDB(Backend(transport)).transactGet {
      users.get("a")
      orders.get("a", 1).select { $0.status }
    }
    expectLines(
      transport.explained,
      """
      TransactGetItems
      {
        "TransactItems": [
          {"Get":{"TableName":"dynamodb-user","Key":{"email":{"S":"a"}}}},
          {
            "Get": {
              "TableName": "orders",
              "Key": {"email":{"S":"a"},"number":{"N":"1"}},
              "ProjectionExpression": "#0",
              "ExpressionAttributeNames": {"#0":"status"}
            }
          }
        ]
      }
      """)
  }

  @Test func aTokenOfItsOwnForEachCall() async throws {
    let sent = try await RecordingTransport.record { db in
      for _ in 0..<2 { try await db.transact { users.delete("a") } }
    }
    let tokens = sent.split(separator: "\n").filter { $0.contains("ClientRequestToken") }
    #expect(tokens.count == 2)
    #expect(Set(tokens).count == 2)
  }
}
