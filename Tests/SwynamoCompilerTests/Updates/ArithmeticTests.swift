import SwynamoDB
import Testing

@Suite struct ArithmeticTests {
  @Test func plus() {
    expectLowered(
      products.update("1") { $0.stock.set($0.stock + 1) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = #0 + :0",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.update("1") { $0.stock.set($0.stock + $0.reserved) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = #0 + #1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"}
      }
      """)
    expectLowered(
      products.update("1") { $0.stock.set($0.reserved + $0.stock.or(0)) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = #1 + if_not_exists(#0, :0)",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"},
        "ExpressionAttributeValues": {":0":{"N":"0"}}
      }
      """)
  }

  @Test func minus() {
    expectLowered(
      products.update("1") { $0.stock.set($0.stock - 1) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = #0 - :0",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.update("1") { $0.stock.set($0.stock - $0.reserved) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = #0 - #1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"}
      }
      """)
    expectLowered(
      products.update("1") { $0.stock.set($0.reserved - $0.stock.or(0)) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = #1 - if_not_exists(#0, :0)",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"},
        "ExpressionAttributeValues": {":0":{"N":"0"}}
      }
      """)
  }

  @Test func withDefault() {
    expectLowered(
      products.update("1") { $0.stock.set($0.stock.or(0) + 1) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = if_not_exists(#0, :0) + :1",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"0"},":1":{"N":"1"}}
      }
      """)
    expectLowered(
      products.update("1") { $0.stock.set($0.stock.or(0) - 1) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = if_not_exists(#0, :0) - :1",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"0"},":1":{"N":"1"}}
      }
      """)
    expectLowered(
      products.update("1") { $0.stock.set($0.stock.or(0) + $0.reserved) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = if_not_exists(#0, :0) + #1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"},
        "ExpressionAttributeValues": {":0":{"N":"0"}}
      }
      """)
    expectLowered(
      products.update("1") { $0.stock.set($0.stock.or(0) - $0.reserved) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = if_not_exists(#0, :0) - #1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"},
        "ExpressionAttributeValues": {":0":{"N":"0"}}
      }
      """)
  }

  @Test func fractions() {
    expectLowered(
      products.update("1") { $0.price.set($0.price + 0.1) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = #0 + :0",
        "ExpressionAttributeNames": {"#0":"price"},
        "ExpressionAttributeValues": {":0":{"N":"0.1"}}
      }
      """)
  }
}
