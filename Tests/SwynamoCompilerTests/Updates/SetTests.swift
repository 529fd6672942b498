import SwynamoDB
import Testing

@Suite struct SetTests {
  @Test func value() {
    expectLowered(
      products.update("1") { $0.name.set("tea") },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = :0",
        "ExpressionAttributeNames": {"#0":"name"},
        "ExpressionAttributeValues": {":0":{"S":"tea"}}
      }
      """)
    expectLowered(
      products.update("1") { $0.isSold.set(true) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = :0",
        "ExpressionAttributeNames": {"#0":"isSold"},
        "ExpressionAttributeValues": {":0":{"BOOL":true}}
      }
      """)
    expectLowered(
      products.update("1") { $0.tags.set(["b", "a"]) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = :0",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"SS":["a","b"]}}
      }
      """)
    expectLowered(
      products.update("1") { $0.extra.set(.map(["a": .null])) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = :0",
        "ExpressionAttributeNames": {"#0":"extra"},
        "ExpressionAttributeValues": {":0":{"M":{"a":{"NULL":true}}}}
      }
      """)
    expectLowered(
      products.update("1") { $0.maker.set(Maker(name: "Rossi", address: nil)) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = :0",
        "ExpressionAttributeNames": {"#0":"maker"},
        "ExpressionAttributeValues": {":0":{"M":{"name":{"S":"Rossi"}}}}
      }
      """)
  }

  @Test func enumeration() {
    expectLowered(
      orders.update("a@b.c", 17) { $0.status.set(.paid) },
      """
      UpdateItem
      {
        "TableName": "orders",
        "Key": {"email":{"S":"a@b.c"},"number":{"N":"17"}},
        "UpdateExpression": "SET #0 = :0",
        "ExpressionAttributeNames": {"#0":"status"},
        "ExpressionAttributeValues": {":0":{"S":"paid"}}
      }
      """)
  }

  @Test func nested() {
    expectLowered(
      products.update("1") { $0.maker.address.city.set("Boston") },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0.#1.#2 = :0",
        "ExpressionAttributeNames": {"#0":"maker","#1":"address","#2":"city"},
        "ExpressionAttributeValues": {":0":{"S":"Boston"}}
      }
      """)
    expectLowered(
      products.update("1") { $0.notes[2].set("x") },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0[2] = :0",
        "ExpressionAttributeNames": {"#0":"notes"},
        "ExpressionAttributeValues": {":0":{"S":"x"}}
      }
      """)
    expectLowered(
      products.update("1") { $0.labels["a"].set("b") },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0.#1 = :0",
        "ExpressionAttributeNames": {"#0":"labels","#1":"a"},
        "ExpressionAttributeValues": {":0":{"S":"b"}}
      }
      """)
  }

  @Test func anotherAttribute() {
    expectLowered(
      products.update("1") { $0.stock.set($0.reserved) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = #1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"}
      }
      """)
  }

  @Test func optional() {
    expectLowered(
      products.update("1") { $0.subtitle.set("new") },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = :0",
        "ExpressionAttributeNames": {"#0":"subtitle"},
        "ExpressionAttributeValues": {":0":{"S":"new"}}
      }
      """)
    expectLowered(
      products.update("1") { $0.subtitle.set(nil) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "REMOVE #0",
        "ExpressionAttributeNames": {"#0":"subtitle"}
      }
      """)
  }

  @Test func ifAbsent() {
    expectLowered(
      products.update("1") { $0.stock.setIfAbsent(1) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = if_not_exists(#0, :0)",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.update("1") { $0.stock.set($0.stock.or(1)) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = if_not_exists(#0, :0)",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.update("1") { $0.stock.set($0.reserved.or($0.stock)) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = if_not_exists(#1, #0)",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"}
      }
      """)
  }
}
