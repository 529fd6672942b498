import SwynamoDB
import Testing

@Suite struct ContainsTests {
  @Test func string() {
    expectLowered(
      products.scan().filter { $0.name.contains("ea") },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "contains(#0, :0)",
        "ExpressionAttributeNames": {"#0":"name"},
        "ExpressionAttributeValues": {":0":{"S":"ea"}}
      }
      """)
  }

  @Test func set() {
    expectLowered(
      products.scan().filter { $0.tags.contains("green") },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "contains(#0, :0)",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"S":"green"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.ratings.contains(5) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "contains(#0, :0)",
        "ExpressionAttributeNames": {"#0":"ratings"},
        "ExpressionAttributeValues": {":0":{"N":"5"}}
      }
      """)
  }

  @Test func list() {
    expectLowered(
      products.scan().filter { $0.notes.contains("fresh") },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "contains(#0, :0)",
        "ExpressionAttributeNames": {"#0":"notes"},
        "ExpressionAttributeValues": {":0":{"S":"fresh"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.extra.contains(.bool(true)) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "contains(#0, :0)",
        "ExpressionAttributeNames": {"#0":"extra"},
        "ExpressionAttributeValues": {":0":{"BOOL":true}}
      }
      """)
  }

  @Test func listOfMaps() {
    expectLowered(
      orders.scan().filter { $0.lines.contains(Address(city: "Rome", zip: "00100")) },
      """
      Scan
      {
        "TableName": "orders",
        "FilterExpression": "contains(#0, :0)",
        "ExpressionAttributeNames": {"#0":"lines"},
        "ExpressionAttributeValues": {":0":{"M":{"city":{"S":"Rome"},"postal_code":{"S":"00100"}}}}
      }
      """)
  }
}
