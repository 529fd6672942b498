import SwynamoDB
import Testing

@Suite struct AppendTests {
  @Test func append() {
    expectLowered(
      products.update("1") { $0.notes.append("a") },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = list_append(#0, :0)",
        "ExpressionAttributeNames": {"#0":"notes"},
        "ExpressionAttributeValues": {":0":{"L":[{"S":"a"}]}}
      }
      """)
    expectLowered(
      products.update("1") { $0.notes.append(contentsOf: ["a", "b"]) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = list_append(#0, :0)",
        "ExpressionAttributeNames": {"#0":"notes"},
        "ExpressionAttributeValues": {":0":{"L":[{"S":"a"},{"S":"b"}]}}
      }
      """)
    expectLowered(
      products.update("1") { $0.notes.append("a", creatingIfAbsent: true) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = list_append(if_not_exists(#0, :0), :1)",
        "ExpressionAttributeNames": {"#0":"notes"},
        "ExpressionAttributeValues": {":0":{"L":[]},":1":{"L":[{"S":"a"}]}}
      }
      """)
  }

  @Test func prepend() {
    expectLowered(
      products.update("1") { $0.notes.prepend("a") },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = list_append(:0, #0)",
        "ExpressionAttributeNames": {"#0":"notes"},
        "ExpressionAttributeValues": {":0":{"L":[{"S":"a"}]}}
      }
      """)
    expectLowered(
      products.update("1") { $0.notes.prepend(contentsOf: ["a", "b"]) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = list_append(:0, #0)",
        "ExpressionAttributeNames": {"#0":"notes"},
        "ExpressionAttributeValues": {":0":{"L":[{"S":"a"},{"S":"b"}]}}
      }
      """)
    expectLowered(
      products.update("1") { $0.notes.prepend("a", creatingIfAbsent: true) },
      """
      UpdateItem
      {
        "TableName": "products",
        "Key": {"id":{"S":"1"}},
        "UpdateExpression": "SET #0 = list_append(:0, if_not_exists(#0, :1))",
        "ExpressionAttributeNames": {"#0":"notes"},
        "ExpressionAttributeValues": {":0":{"L":[{"S":"a"}]},":1":{"L":[]}}
      }
      """)
  }

  @Test func ofMaps() {
    expectLowered(
      orders.update("a@b.c", 17) { $0.lines.append(Address(city: "Rome", zip: "00100")) },
      """
      UpdateItem
      {
        "TableName": "orders",
        "Key": {"email":{"S":"a@b.c"},"number":{"N":"17"}},
        "UpdateExpression": "SET #0 = list_append(#0, :0)",
        "ExpressionAttributeNames": {"#0":"lines"},
        "ExpressionAttributeValues": {
          ":0": {"L":[{"M":{"city":{"S":"Rome"},"postal_code":{"S":"00100"}}}]}
        }
      }
      """)
  }
}
