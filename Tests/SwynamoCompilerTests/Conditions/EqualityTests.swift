import SwynamoDB
import Testing

@Suite struct EqualityTests {
  @Test func equal() {
    expectLowered(
      products.scan().filter { $0.name == "tea" },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"name"},
        "ExpressionAttributeValues": {":0":{"S":"tea"}}
      }
      """)
  }

  @Test func notEqual() {
    expectLowered(
      products.scan().filter { $0.isSold != true },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 <> :0",
        "ExpressionAttributeNames": {"#0":"isSold"},
        "ExpressionAttributeValues": {":0":{"BOOL":true}}
      }
      """)
  }

  @Test func values() {
    expectLowered(
      products.scan().filter { $0.stock == -3 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"stock"},
        "ExpressionAttributeValues": {":0":{"N":"-3"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.price == 0.5 },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"price"},
        "ExpressionAttributeValues": {":0":{"N":"0.5"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.picture == [1, 2, 255] },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"picture"},
        "ExpressionAttributeValues": {":0":{"B":"AQL/"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.tags == ["b", "a"] },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"tags"},
        "ExpressionAttributeValues": {":0":{"SS":["a","b"]}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.ratings == [10, 9] },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"ratings"},
        "ExpressionAttributeValues": {":0":{"NS":["9","10"]}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.notes == ["a"] },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"notes"},
        "ExpressionAttributeValues": {":0":{"L":[{"S":"a"}]}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.labels == ["a": "b"] },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"labels"},
        "ExpressionAttributeValues": {":0":{"M":{"a":{"S":"b"}}}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.extra == .list([.null, .number(1)]) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"extra"},
        "ExpressionAttributeValues": {":0":{"L":[{"NULL":true},{"N":"1"}]}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.maker == Maker(name: "Rossi", address: Address(city: "Rome", zip: "00100")) },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"maker"},
        "ExpressionAttributeValues": {
          ":0": {
            "M": {
              "address": {"M":{"city":{"S":"Rome"},"postal_code":{"S":"00100"}}},
              "name": {"S":"Rossi"}
            }
          }
        }
      }
      """)
  }

  @Test func enumerations() {
    expectLowered(
      orders.scan().filter { $0.status == .paid },
      """
      Scan
      {
        "TableName": "orders",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"status"},
        "ExpressionAttributeValues": {":0":{"S":"paid"}}
      }
      """)
  }

  @Test func anotherAttribute() {
    expectLowered(
      products.scan().filter { $0.stock == $0.reserved },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = #1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"}
      }
      """)
    expectLowered(
      products.scan().filter { $0.stock != $0.reserved },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 <> #1",
        "ExpressionAttributeNames": {"#0":"stock","#1":"reserved"}
      }
      """)
  }

  @Test func ofAnOptional() {
    expectLowered(
      products.scan().filter { $0.subtitle == "new" },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"subtitle"},
        "ExpressionAttributeValues": {":0":{"S":"new"}}
      }
      """)
    expectLowered(
      products.scan().filter { $0.subtitle != "new" },
      """
      Scan
      {
        "TableName": "products",
        "FilterExpression": "#0 <> :0",
        "ExpressionAttributeNames": {"#0":"subtitle"},
        "ExpressionAttributeValues": {":0":{"S":"new"}}
      }
      """)
  }
}
