import SwynamoDB
import Testing

private let cursor = Cursor(
  key: EncodedItem(["email": .string("a@b.c"), "number": .number(17)]),
  place: Cursor.Place(operation: "Scan", table: "orders", index: nil))

@Suite struct ScanTests {
  @Test func all() {
    expectLowered(
      users.scan(),
      """
      Scan
      {
        "TableName": "dynamodb-user"
      }
      """)
  }

  @Test func index() {
    expectLowered(
      users.scan(byLastName),
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "IndexName": "by-last-name"
      }
      """)
    expectLowered(
      orders.scan(byPlaced),
      """
      Scan
      {
        "TableName": "orders",
        "IndexName": "by-placed"
      }
      """)
  }

  @Test func filterMayUseKeys() {
    expectLowered(
      users.scan().filter { $0.email.contains("domain.com") },
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "FilterExpression": "contains(#0, :0)",
        "ExpressionAttributeNames": {"#0":"email"},
        "ExpressionAttributeValues": {":0":{"S":"domain.com"}}
      }
      """)
  }

  @Test func limit() {
    expectLowered(
      users.scan().limit(10),
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "Limit": 10
      }
      """)
    expectLowered(
      users.scan().limit(10).pageSize(4),
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "Limit": 4
      }
      """)
    expectLowered(
      users.scan().limit(10).filter { $0.visits > 1 },
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "FilterExpression": "#0 > :0",
        "ExpressionAttributeNames": {"#0":"visits"},
        "ExpressionAttributeValues": {":0":{"N":"1"}},
        "Limit": 100
      }
      """)
  }

  @Test func pageSize() {
    expectLowered(
      users.scan().pageSize(50),
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "Limit": 50
      }
      """)
  }

  @Test func consistent() {
    expectLowered(
      users.scan().consistent(),
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "ConsistentRead": true
      }
      """)
  }

  @Test func startingAfter() {
    expectLowered(
      orders.scan().starting(after: cursor),
      """
      Scan
      {
        "TableName": "orders",
        "ExclusiveStartKey": {"email":{"S":"a@b.c"},"number":{"N":"17"}}
      }
      """)
  }

  @Test func segment() {
    expectLowered(
      users.scan().segment(0, of: 4),
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "Segment": 0,
        "TotalSegments": 4
      }
      """)
  }

  @Test func select() {
    expectLowered(
      users.scan().select {
        $0.email; $0.address.city
      },
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "ProjectionExpression": "#0, #1.#2",
        "ExpressionAttributeNames": {"#0":"email","#1":"address","#2":"city"}
      }
      """)
    expectLowered(
      users.scan().segment(3, of: 4).select { $0.email },
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "ProjectionExpression": "#0",
        "ExpressionAttributeNames": {"#0":"email"},
        "Segment": 3,
        "TotalSegments": 4
      }
      """)
  }
}
