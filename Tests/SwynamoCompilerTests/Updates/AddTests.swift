import SwynamoDB
import Testing

@Suite struct AddTests {
  @Test func number() {
    expectLowered(
      products.update("1") { $0.stock.add(1) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "ADD #0 :0",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.update("1") { $0.price.add(-0.5) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "ADD #0 :0",
        "ExpressionAttributeNames": {"#0":"price"},
        "ExpressionAttributeValues": {":0":{"N":"-0.5"}}
      }
      """)
  }

  @Test func set() {
    expectLowered(
      products.update("1") { $0.tags.add(["b", "a"]) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "ADD #0 :0",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"SS":["a","b"]}}
      }
      """)
    expectLowered(
      products.update("1") { $0.ratings.add([5]) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "ADD #0 :0",
        "ExpressionAttributeNames": {"#0":"ratings"},
        "ExpressionAttributeValues": {":0":{"NS":["5"]}}
      }
      """)
  }

  @Test func takeFromASet() {
    expectLowered(
      products.update("1") { $0.tags.delete(["b", "a"]) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "DELETE #0 :0",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"SS":["a","b"]}}
      }
      """)
    expectLowered(
      products.update("1") { $0.ratings.delete([5]) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "DELETE #0 :0",
        "ExpressionAttributeNames": {"#0":"ratings"},
        "ExpressionAttributeValues": {":0":{"NS":["5"]}}
      }
      """)
  }
}
