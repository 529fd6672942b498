import SwynamoDB
import Testing

@Suite struct BetweenTests {
  @Test func bounds() {
    expectLowered(
      products.scan().filter { $0.stock.between(1, 10) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 BETWEEN :0 AND :1",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"10"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.name.between("a", "b") },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 BETWEEN :0 AND :1",
        "ExpressionAttributeNames": {"#0":"name"},
        "ExpressionAttributeValues": {":0":{"S":"a"},":1":{"S":"b"}}
      }
      """)
  }

  @Test func closedRange() {
    expectLowered(
      products.scan().filter { $0.stock.between(1...10) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 BETWEEN :0 AND :1",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"10"}}
      }
      """)
  }

  @Test func equalBounds() {
    expectLowered(
      products.scan().filter { $0.stock.between(1, 1) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 BETWEEN :0 AND :0",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
  }

  @Test func attributes() {
    expectLowered(
      products.scan().filter { $0.stock.between($0.reserved, $0.reserved) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 BETWEEN #1 AND #1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"}
      }
      """)
  }

  @Test func size() {
    expectLowered(
      products.scan().filter { $0.tags.size.between(1, 3) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) BETWEEN :0 AND :1",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"3"}}
      }
      """)
  }
}
