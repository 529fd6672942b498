import SwynamoDB
import Testing

@Suite struct ConditionBuilderTests {
  @Test func aLineEach() {
    expectLowered(
      products.scan().filter {
        $0.stock > 1
        $0.name.exists
        $0.isSold == false
      },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 > :0 AND attribute_exists(#1) AND #2 = :1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"name","#2":"isSold"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"BOOL":false}}
      }
      """)
  }

  @Test func orLinesAreBracketed() {
    expectLowered(
      products.scan().filter {
        $0.stock > 1 || $0.stock < -1
        $0.name.exists
      },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "(#0 > :0 OR #0 < :1) AND attribute_exists(#1)",
        "ExpressionAttributeNames": {"#0":"stock","#1":"name"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"-1"}}
      }
      """)
  }

  @Test func noLines() {
    expectLowered(
      products.scan().filter { _ in },
      """
      Scan
      {
        "TableName": "products"
      }
      """)
  }
}
