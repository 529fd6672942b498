import SwynamoDB
import Testing

@Suite struct SizeTests {
  @Test func comparators() {
    expectLowered(
      products.scan().filter { $0.tags.size == 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) = :0",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.tags.size != 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) <> :0",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.tags.size < 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) < :0",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.tags.size <= 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) <= :0",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.tags.size > 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) > :0",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.tags.size >= 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) >= :0",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
  }

  @Test func kinds() {
    expectLowered(
      products.scan().filter { $0.name.size > 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) > :0",
        "ExpressionAttributeNames": {"#0":"name"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.picture.size > 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) > :0",
        "ExpressionAttributeNames": {"#0":"picture"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.notes.size > 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) > :0",
        "ExpressionAttributeNames": {"#0":"notes"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.labels.size > 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) > :0",
        "ExpressionAttributeNames": {"#0":"labels"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.maker.size > 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) > :0",
        "ExpressionAttributeNames": {"#0":"maker"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.extra.size > 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "size(#0) > :0",
        "ExpressionAttributeNames": {"#0":"extra"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
  }
}
