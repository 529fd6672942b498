import SwynamoDB
import Testing

@Suite struct StartsWithTests {
  @Test func string() {
    expectLowered(
      products.scan().filter { $0.name.startsWith("t") },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "begins_with(#0, :0)",
        "ExpressionAttributeNames": {"#0":"name"},
        "ExpressionAttributeValues": {":0":{"S":"t"}}
      }
      """)
  }

  @Test func binary() {
    expectLowered(
      products.scan().filter { $0.picture.startsWith([0x89, 0x50]) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "begins_with(#0, :0)",
        "ExpressionAttributeNames": {"#0":"picture"},
        "ExpressionAttributeValues": {":0":{"B":"iVA="}}
      }
      """)
  }

  @Test func optional() {
    expectLowered(
      products.scan().filter { $0.subtitle.startsWith("n") },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "begins_with(#0, :0)",
        "ExpressionAttributeNames": {"#0":"subtitle"},
        "ExpressionAttributeValues": {":0":{"S":"n"}}
      }
      """)
  }

  @Test func anyValue() {
    expectLowered(
      products.scan().filter { $0.extra.startsWith(.string("n")) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "begins_with(#0, :0)",
        "ExpressionAttributeNames": {"#0":"extra"},
        "ExpressionAttributeValues": {":0":{"S":"n"}}
      }
      """)
  }

  @Test func enumeration() {
    expectLowered(
      orders.scan().filter { $0.status.startsWith("p") },
      """
      Scan
      {
        "TableName": "orders",
        "FilterExpression": "begins_with(#0, :0)",
        "ExpressionAttributeNames": {"#0":"status"},
        "ExpressionAttributeValues": {":0":{"S":"p"}}
      }
      """)
  }
}
