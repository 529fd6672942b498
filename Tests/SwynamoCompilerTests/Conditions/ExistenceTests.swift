import SwynamoDB
import Testing

@Suite struct ExistenceTests {
  @Test func exists() {
    expectLowered(
      products.scan().filter { $0.subtitle.exists },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_exists(#0)",
        "ExpressionAttributeNames": {"#0":"subtitle"}
      }
      """)
  }

  @Test func doesNotExist() {
    expectLowered(
      products.scan().filter { $0.subtitle.doesNotExist },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_not_exists(#0)",
        "ExpressionAttributeNames": {"#0":"subtitle"}
      }
      """)
  }

  @Test func hasType() {
    expectLowered(
      products.scan().filter { $0.extra.hasType(.null) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_type(#0, :0)",
        "ExpressionAttributeNames": {"#0":"extra"},
        "ExpressionAttributeValues": {":0":{"S":"NULL"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.extra.hasType(.stringSet) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_type(#0, :0)",
        "ExpressionAttributeNames": {"#0":"extra"},
        "ExpressionAttributeValues": {":0":{"S":"SS"}}
      }
      """)
  }
}
