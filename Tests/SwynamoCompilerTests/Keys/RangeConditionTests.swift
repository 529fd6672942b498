import SwynamoDB
import Testing

@Suite struct RangeConditionTests {
  @Test func none() {
    expectLowered(
      orders.query("a@b.c"),
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"email"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}}
      }
      """)
  }

  @Test func comparators() {
    expectLowered(
      orders.query("a@b.c") { $0 == 10 },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0 AND #1 = :1",
        "ExpressionAttributeNames": {"#0":"email","#1":"number"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"N":"10"}}
      }
      """)
    expectLowered(
      orders.query("a@b.c") { $0 < 10 },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0 AND #1 < :1",
        "ExpressionAttributeNames": {"#0":"email","#1":"number"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"N":"10"}}
      }
      """)
    expectLowered(
      orders.query("a@b.c") { $0 <= 10 },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0 AND #1 <= :1",
        "ExpressionAttributeNames": {"#0":"email","#1":"number"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"N":"10"}}
      }
      """)
    expectLowered(
      orders.query("a@b.c") { $0 > 10 },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0 AND #1 > :1",
        "ExpressionAttributeNames": {"#0":"email","#1":"number"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"N":"10"}}
      }
      """)
    expectLowered(
      orders.query("a@b.c") { $0 >= 10 },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0 AND #1 >= :1",
        "ExpressionAttributeNames": {"#0":"email","#1":"number"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"N":"10"}}
      }
      """)
  }

  @Test func between() {
    expectLowered(
      orders.query("a@b.c") { $0.between(1, 10) },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0 AND #1 BETWEEN :1 AND :2",
        "ExpressionAttributeNames": {"#0":"email","#1":"number"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"N":"1"},":2":{"N":"10"}}
      }
      """)
    expectLowered(
      orders.query("a@b.c") { $0.between(1...10) },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0 AND #1 BETWEEN :1 AND :2",
        "ExpressionAttributeNames": {"#0":"email","#1":"number"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"N":"1"},":2":{"N":"10"}}
      }
      """)
  }

  @Test func startsWith() {
    expectLowered(
      users.query(byLastName, "Smith") { $0.startsWith("J") },
      """
      Query
      {
        "TableName": "dynamodb-user",
        "IndexName": "by-last-name",
        "KeyConditionExpression": "#0 = :0 AND begins_with(#1, :1)",
        "ExpressionAttributeNames": {"#0":"last_name","#1":"firstName"},
        "ExpressionAttributeValues": {":0":{"S":"Smith"},":1":{"S":"J"}}
      }
      """)
  }

  @Test func sameValueAsTheHashKey() {
    expectLowered(
      users.query(byLastName, "J") { $0.startsWith("J") },
      """
      Query
      {
        "TableName": "dynamodb-user",
        "IndexName": "by-last-name",
        "KeyConditionExpression": "#0 = :0 AND begins_with(#1, :0)",
        "ExpressionAttributeNames": {"#0":"last_name","#1":"firstName"},
        "ExpressionAttributeValues": {":0":{"S":"J"}}
      }
      """)
  }
}
