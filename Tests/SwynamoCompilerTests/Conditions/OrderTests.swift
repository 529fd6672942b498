import SwynamoDB
import Testing

@Suite struct OrderTests {
  @Test func comparators() {
    expectLowered(
      products.scan().filter { $0.stock < 10 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 < :0",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"10"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.stock <= 10 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 <= :0",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"10"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.stock > 10 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 > :0",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"10"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.stock >= 10 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 >= :0",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"10"}}
      }
      """)
  }

  @Test func otherTypes() {
    expectLowered(
      products.scan().filter { $0.name < "b" },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 < :0",
        "ExpressionAttributeNames": {"#0":"name"},
        "ExpressionAttributeValues": {":0":{"S":"b"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.price >= 9.99 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 >= :0",
        "ExpressionAttributeNames": {"#0":"price"},
        "ExpressionAttributeValues": {":0":{"N":"9.99"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.picture > [0] },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 > :0",
        "ExpressionAttributeNames": {"#0":"picture"},
        "ExpressionAttributeValues": {":0":{"B":"AA=="}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.subtitle > "a" },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 > :0",
        "ExpressionAttributeNames": {"#0":"subtitle"},
        "ExpressionAttributeValues": {":0":{"S":"a"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.extra > .number(1) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 > :0",
        "ExpressionAttributeNames": {"#0":"extra"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
  }

  @Test func anotherAttribute() {
    expectLowered(
      products.scan().filter { $0.reserved < $0.stock },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 < #1",
        "ExpressionAttributeNames": {"#0":"reserved","#1":"stock"}
      }
      """)
    expectLowered(
      products.scan().filter { $0.reserved <= $0.stock },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 <= #1",
        "ExpressionAttributeNames": {"#0":"reserved","#1":"stock"}
      }
      """)
    expectLowered(
      products.scan().filter { $0.stock > $0.reserved },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 > #1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"}
      }
      """)
    expectLowered(
      products.scan().filter { $0.stock >= $0.reserved },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 >= #1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"}
      }
      """)
  }
}
