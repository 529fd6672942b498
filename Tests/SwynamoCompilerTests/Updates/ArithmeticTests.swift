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

  @Test func otherOperands() throws {
    try expectUpdate("SET #0 = :0 - #1", ["stock", "reserved"], [.number(100)]) { $0.stock.set(100 - $0.reserved) }
    try expectUpdate("SET #0 = :0 + #0", ["price"], [.number(DynamoDBNumber(parsing: "0.5"))]) { $0.price.set(0.5 + $0.price) }
    try expectUpdate("SET #0 = :0 - if_not_exists(#1, :1)", ["stock", "reserved"], [.number(9), .number(0)]) {
      $0.stock.set(9 - $0.reserved.or(0))
    }
    try expectUpdate("SET #0 = if_not_exists(#0, :0) + if_not_exists(#1, :1)", ["stock", "reserved"], [.number(1), .number(2)]) {
      $0.stock.set($0.stock.or(1) + $0.reserved.or(2))
    }
    try expectUpdate("SET #0 = if_not_exists(#1, if_not_exists(#2.#0, :0))", ["name", "subtitle", "maker"], [.string("?")]) {
      $0.name.set($0.subtitle.or($0.maker.name.or("?")))
    }
    try expectUpdate("SET #0.#1.#2 = if_not_exists(#3, #4)", ["maker", "address", "city", "subtitle", "name"], []) {
      $0.maker.address.city.set($0.subtitle.or($0.name))
    }
  }

  @Test func oneOperatorForAnAttribute() {
    expectLines(
      products.update("1") { $0.stock.set(1 - $0.stock + $0.reserved) }.explain(),
      """
      UpdateItem on table "products" was not sent:
        - DynamoDB takes one + or - for each attribute that is set; compute the rest before
      """)
  }
}
