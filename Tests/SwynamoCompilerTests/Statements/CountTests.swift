import SwynamoDB
import Testing

@Suite struct CountTests {
  @Test func table() {
    expectLowered(
      users.count(),
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "Select": "COUNT"
      }
      """)
  }

  @Test func partition() {
    expectLowered(
      users.count("test@example.com"),
      """
      Query
      {
        "TableName": "dynamodb-user",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"email"},
        "ExpressionAttributeValues": {":0":{"S":"test@example.com"}},
        "Select": "COUNT"
      }
      """)
    expectLowered(
      orders.count("a@b.c") { $0 > 10 },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0 AND #1 > :1",
        "ExpressionAttributeNames": {"#0":"email","#1":"number"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"N":"10"}},
        "Select": "COUNT"
      }
      """)
  }

  @Test func index() {
    expectLowered(
      users.count(byLastName, "Smith"),
      """
      Query
      {
        "TableName": "dynamodb-user",
        "IndexName": "by-last-name",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"last_name"},
        "ExpressionAttributeValues": {":0":{"S":"Smith"}},
        "Select": "COUNT"
      }
      """)
    expectLowered(
      users.count(byLastName, "Smith") { $0.startsWith("J") },
      """
      Query
      {
        "TableName": "dynamodb-user",
        "IndexName": "by-last-name",
        "KeyConditionExpression": "#0 = :0 AND begins_with(#1, :1)",
        "ExpressionAttributeNames": {"#0":"last_name","#1":"firstName"},
        "ExpressionAttributeValues": {":0":{"S":"Smith"},":1":{"S":"J"}},
        "Select": "COUNT"
      }
      """)
    expectLowered(
      orders.count(byPlaced, "a@b.c"),
      """
      Query
      {
        "TableName": "orders",
        "IndexName": "by-placed",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"email"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}},
        "Select": "COUNT"
      }
      """)
  }

  @Test func filter() {
    expectLowered(
      users.scan().filter { $0.visits > 10 }.count(),
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "FilterExpression": "#0 > :0",
        "ExpressionAttributeNames": {"#0":"visits"},
        "ExpressionAttributeValues": {":0":{"N":"10"}},
        "Select": "COUNT"
      }
      """)
    expectLowered(
      orders.query("a@b.c").filter { $0.status == .paid }.count(),
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "FilterExpression": "#1 = :1",
        "ExpressionAttributeNames": {"#0":"email","#1":"status"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"S":"paid"}},
        "Select": "COUNT"
      }
      """)
  }

  @Test func segment() {
    expectLowered(
      users.scan().segment(1, of: 2).count(),
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "Select": "COUNT",
        "Segment": 1,
        "TotalSegments": 2
      }
      """)
  }

  @Test func aSelectionIsNotAskedFor() {
    expectLowered(
      users.scan().select { $0.email }.count(),
      """
      Scan
      {
        "TableName": "dynamodb-user",
        "Select": "COUNT"
      }
      """)
  }
}
