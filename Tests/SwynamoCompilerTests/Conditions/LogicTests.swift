import SwynamoDB
import Testing

@Suite struct LogicTests {
  @Test func and() {
    expectLowered(
      products.scan().filter { $0.stock > 1 && $0.isSold == false },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 > :0 AND #1 = :1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"isSold"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"BOOL":false}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.name.exists & $0.name.startsWith("t") },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_exists(#0) AND begins_with(#0, :0)",
        "ExpressionAttributeNames": {"#0":"name"},
        "ExpressionAttributeValues": {":0":{"S":"t"}}
      }
      """)
    expectLowered(
      products.scan().filter { ($0.stock > 1) & ($0.stock < 3) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 > :0 AND #0 < :1",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"3"}}
      }
      """)
  }

  @Test func or() {
    expectLowered(
      products.scan().filter { $0.stock > 1 || $0.isSold == false },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 > :0 OR #1 = :1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"isSold"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"BOOL":false}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.name.exists | $0.name.startsWith("t") },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_exists(#0) OR begins_with(#0, :0)",
        "ExpressionAttributeNames": {"#0":"name"},
        "ExpressionAttributeValues": {":0":{"S":"t"}}
      }
      """)
  }

  @Test func not() {
    expectLowered(
      products.scan().filter { !$0.name.exists },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "NOT attribute_exists(#0)",
        "ExpressionAttributeNames": {"#0":"name"}
      }
      """)
    expectLowered(
      products.scan().filter { !($0.stock > 1) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "NOT #0 > :0",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { !(!$0.name.exists) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "NOT (NOT attribute_exists(#0))",
        "ExpressionAttributeNames": {"#0":"name"}
      }
      """)
    expectLowered(
      products.scan().filter { !($0.name.exists && $0.stock > 1) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "NOT (attribute_exists(#0) AND #1 > :0)",
        "ExpressionAttributeNames": {"#0":"name","#1":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { !($0.name.exists || $0.stock > 1) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "NOT (attribute_exists(#0) OR #1 > :0)",
        "ExpressionAttributeNames": {"#0":"name","#1":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { !$0.name.exists && !($0.stock > 1) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "NOT attribute_exists(#0) AND NOT #1 > :0",
        "ExpressionAttributeNames": {"#0":"name","#1":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
  }

  @Test func bracketsByPrecedence() {
    expectLowered(
      products.scan().filter { $0.name.exists || $0.stock > 1 && $0.isSold == true },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_exists(#0) OR #1 > :0 AND #2 = :1",
        "ExpressionAttributeNames": {"#0":"name","#1":"stock","#2":"isSold"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"BOOL":true}}
      }
      """)
    expectLowered(
      products.scan().filter { ($0.name.exists || $0.stock > 1) && $0.isSold == true },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "(attribute_exists(#0) OR #1 > :0) AND #2 = :1",
        "ExpressionAttributeNames": {"#0":"name","#1":"stock","#2":"isSold"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"BOOL":true}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.isSold == true && ($0.name.exists || $0.stock > 1) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0 AND (attribute_exists(#1) OR #2 > :1)",
        "ExpressionAttributeNames": {"#0":"isSold","#1":"name","#2":"stock"},
        "ExpressionAttributeValues": {":0":{"BOOL":true},":1":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { ($0.name.exists && $0.stock > 1) || $0.isSold == true },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "attribute_exists(#0) AND #1 > :0 OR #2 = :1",
        "ExpressionAttributeNames": {"#0":"name","#1":"stock","#2":"isSold"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"BOOL":true}}
      }
      """)
  }

  @Test func groupsAreFlat() {
    expectLowered(
      products.scan().filter { $0.stock == 1 && ($0.stock == 2 && ($0.stock == 3 && $0.stock == 4)) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0 AND #0 = :1 AND #0 = :2 AND #0 = :3",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"2"},":2":{"N":"3"},":3":{"N":"4"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.stock == 1 || ($0.stock == 2 || ($0.stock == 3 || $0.stock == 4)) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0 OR #0 = :1 OR #0 = :2 OR #0 = :3",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"2"},":2":{"N":"3"},":3":{"N":"4"}}
      }
      """)
    expectLowered(
      products.scan().filter { ($0.stock == 1 || $0.stock == 2) || $0.stock == 3 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0 OR #0 = :1 OR #0 = :2",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"2"},":2":{"N":"3"}}
      }
      """)
  }

  @Test func nothingIsLeftOut() {
    expectLowered(
      products.scan().filter { _ in .empty },
      """
      Scan
      {
        "TableName": "products"
      }
      """)
    expectLowered(
      products.scan().filter { .empty && $0.stock == 1 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { _ in .all([]) },
      """
      Scan
      {
        "TableName": "products"
      }
      """)
  }

  /// Nobody who joins a list by || means every item when the list is empty.
  @Test func nothingIsNoAlternative() {
    let refused = """
      Scan on table "products" was not sent:
        - one side of a || says nothing, so that every item is meant; leave it out, or join a list of conditions with .any(…)
      """
    expectLowered(products.scan().filter { $0.stock == 1 || .empty }, refused)
    expectLowered(products.scan().filter { .empty | ($0.stock == 1) }, refused)
    expectLowered(products.scan().filter { product in [1, 2].reduce(.empty) { $0 || product.stock == $1 } }, refused)
    expectLowered(products.scan().filter { $0.stock == 1 || (.empty && .all([])) }, refused)
    expectLowered(products.scan().filter { .any([$0.stock == 1, .empty]) }, refused)
    expectLowered(products.scan().filter { _ in .any([.empty]) }, refused)
    expectLowered(products.delete("1").if { $0.stock == 1 || .empty }, refused.replacing("Scan", with: "DeleteItem"))
  }

  @Test func anyOfAList() {
    expectLowered(
      products.scan().filter { product in .any([1, 2, 3].map { product.stock == $0 }) && product.name == "a" },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "(#0 = :0 OR #0 = :1 OR #0 = :2) AND #1 = :3",
        "ExpressionAttributeNames": {"#0":"stock","#1":"name"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"2"},":2":{"N":"3"},":3":{"S":"a"}}
      }
      """)
    expectLowered(
      products.scan().filter { .any([$0.stock == 1]) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"}}
      }
      """)
    expectLowered(
      products.scan().filter { _ in .any([]) },
      """
      Scan on table "products" was not sent:
        - .any is given no conditions, of which none can hold; don't send the statement, or say what an empty list shall mean
      """)
  }

  @Test func allOfAList() {
    expectLowered(
      products.scan().filter { product in .all([1, 2].map { product.stock != $0 }) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 <> :0 AND #0 <> :1",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"2"}}
      }
      """)
  }

  @Test func nothingCanNotBeNegated() {
    expectLowered(
      products.scan().filter { _ in !.empty },
      """
      Scan on table "products" was not sent:
        - a condition that says nothing is negated, which never holds; leave the ! out, or don't send the statement
      """)
  }

  @Test func namesAndValuesAreShared() {
    expectLowered(
      products.scan().filter { $0.name == "a" || $0.subtitle == "a" || $0.name == "b" },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0 OR #1 = :0 OR #0 = :1",
        "ExpressionAttributeNames": {"#0":"name","#1":"subtitle"},
        "ExpressionAttributeValues": {":0":{"S":"a"},":1":{"S":"b"}}
      }
      """)
  }
}
