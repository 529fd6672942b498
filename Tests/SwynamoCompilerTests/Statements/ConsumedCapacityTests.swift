import SwynamoDB
import Testing

/// What asks for the cost of a statement, in its requests.
@Suite struct ConsumedCapacityTests {
  @Test func get() {
    expectLowered(
      users.get("a").consumedCapacity(),
      """
      GetItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"a"}},
        "ReturnConsumedCapacity": "INDEXES"
      }
      """)
  }

  @Test func readOfAnIndex() {
    expectLowered(
      users.query(byLastName, "Smith").limit(20).consumedCapacity(.total),
      """
      Query
      {
        "TableName": "dynamodb-user",
        "IndexName": "by-last-name",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"last_name"},
        "ExpressionAttributeValues": {":0":{"S":"Smith"}},
        "Limit": 20,
        "ReturnConsumedCapacity": "TOTAL"
      }
      """)
  }

  @Test func write() {
    expectLowered(
      orders.delete("a", 1).returning(.allOld).consumedCapacity(itemCollections: true),
      """
      DeleteItem
      {
        "TableName": "orders",
        "Key": {"email":{"S":"a"},"number":{"N":"1"}},
        "ReturnValues": "ALL_OLD",
        "ReturnConsumedCapacity": "INDEXES",
        "ReturnItemCollectionMetrics": "SIZE"
      }
      """)
  }

  @Test func batches() {
    let writes = BatchWrite {
      accounts.delete("a")
      orders.delete("a", 1)
    }
    expectLines(
      writes.consumedCapacity(itemCollections: true).explain(),
      """
      BatchWriteItem
      {
        "RequestItems": {
          "accounts": [{"DeleteRequest":{"Key":{"email":{"S":"a"}}}}],
          "orders": [{"DeleteRequest":{"Key":{"email":{"S":"a"},"number":{"N":"1"}}}}]
        },
        "ReturnConsumedCapacity": "INDEXES",
        "ReturnItemCollectionMetrics": "SIZE"
      }
      """)
    expectLines(
      accounts.batchGet(["a"]).consumedCapacity(itemCollections: true).explain(),
      """
      BatchGetItem
      {
        "RequestItems": {"accounts":{"Keys":[{"email":{"S":"a"}}]}},
        "ReturnConsumedCapacity": "INDEXES"
      }
      """)
  }

  @Test func transactions() {
    expectLowered(
      TransactWrite(token: "t") { accounts.delete("a") }.consumedCapacity(itemCollections: true),
      """
      TransactWriteItems
      {
        "TransactItems": [{"Delete":{"TableName":"accounts","Key":{"email":{"S":"a"}}}}],
        "ClientRequestToken": "t",
        "ReturnConsumedCapacity": "INDEXES",
        "ReturnItemCollectionMetrics": "SIZE"
      }
      """)
    expectLowered(
      TransactGet([accounts.get("a")]).consumedCapacity(.total),
      """
      TransactGetItems
      {
        "TransactItems": [{"Get":{"TableName":"accounts","Key":{"email":{"S":"a"}}}}],
        "ReturnConsumedCapacity": "TOTAL"
      }
      """)
  }

  @Test func whatHasNoCostToTell() {
    #expect(accounts.describeTable().consumedCapacity().explain() == accounts.describeTable().explain())
  }
}
