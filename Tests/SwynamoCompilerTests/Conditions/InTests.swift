import SwynamoDB
import Testing

@Suite struct InTests {
  @Test func listed() {
    expectLowered(
      products.scan().filter { $0.name.isIn("tea", "coffee") },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 IN (:0, :1)",
        "ExpressionAttributeNames": {"#0":"name"},
        "ExpressionAttributeValues": {":0":{"S":"tea"},":1":{"S":"coffee"}}
      }
      """)
  }

  @Test func oneValue() {
    expectLowered(
      products.scan().filter { $0.stock.isIn(1) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 IN (:0)",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
  }

  @Test func sequence() {
    expectLowered(
      products.scan().filter { $0.stock.isIn(1...3) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 IN (:0, :1, :2)",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"2"},":2":{"N":"3"}}
      }
      """)
  }

  @Test func equalValuesShareAPlaceholder() {
    expectLowered(
      products.scan().filter { $0.stock.isIn(1, 2, 1) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 IN (:0, :1, :0)",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"2"}}
      }
      """)
  }

  @Test func enumerations() {
    expectLowered(
      orders.scan().filter { $0.status.isIn(.open, .paid) },
      """
      Scan
      {
        "TableName": "orders",
        "FilterExpression": "#0 IN (:0, :1)",
        "ExpressionAttributeNames": {"#0":"status"},
        "ExpressionAttributeValues": {":0":{"S":"open"},":1":{"S":"paid"}}
      }
      """)
  }
}
