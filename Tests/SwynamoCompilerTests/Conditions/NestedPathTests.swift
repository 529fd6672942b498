import SwynamoDB
import Testing

@Suite struct NestedPathTests {
  @Test func members() {
    expectLowered(
      products.scan().filter { $0.maker.name == "Rossi" },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0.#1 = :0",
        "ExpressionAttributeNames": {"#0":"maker","#1":"name"},
        "ExpressionAttributeValues": {":0":{"S":"Rossi"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.maker.address.zip == "00100" },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0.#1.#2 = :0",
        "ExpressionAttributeNames": {"#0":"maker","#1":"address","#2":"postal_code"},
        "ExpressionAttributeValues": {":0":{"S":"00100"}}
      }
      """)
  }

  @Test func elements() {
    expectLowered(
      products.scan().filter { $0.notes[0] == "a" },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0[0] = :0",
        "ExpressionAttributeNames": {"#0":"notes"},
        "ExpressionAttributeValues": {":0":{"S":"a"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.notes[10].exists },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_exists(#0[10])",
        "ExpressionAttributeNames": {"#0":"notes"}
      }
      """)
    expectLowered(
      orders.scan().filter { $0.lines[1].city.startsWith("R") },
      """
      Scan
      {
        "TableName": "orders",
        "FilterExpression": "begins_with(#0[1].#1, :0)",
        "ExpressionAttributeNames": {"#0":"lines","#1":"city"},
        "ExpressionAttributeValues": {":0":{"S":"R"}}
      }
      """)
  }

  @Test func keysOfAMap() {
    expectLowered(
      products.scan().filter { $0.labels["a.b"] == "c" },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0.#1 = :0",
        "ExpressionAttributeNames": {"#0":"labels","#1":"a.b"},
        "ExpressionAttributeValues": {":0":{"S":"c"}}
      }
      """)
  }

  @Test func anyValue() {
    expectLowered(
      products.scan().filter { $0.extra["a"][0]["b"] == .null },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0.#1[0].#2 = :0",
        "ExpressionAttributeNames": {"#0":"extra","#1":"a","#2":"b"},
        "ExpressionAttributeValues": {":0":{"NULL":true}}
      }
      """)
  }

  @Test func aNameTwiceInAPath() {
    expectLowered(
      products.scan().filter { $0.maker.name == $0.name },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0.#1 = #1",
        "ExpressionAttributeNames": {"#0":"maker","#1":"name"}
      }
      """)
  }
}
