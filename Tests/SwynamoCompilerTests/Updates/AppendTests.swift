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

  @Test func otherLists() throws {
    try expectUpdate("SET #0 = list_append(#0, if_not_exists(#1, :0))", ["notes", "drafts"], [.list([])], of: memos) {
      $0.notes.append(contentsOf: $0.drafts.or([]))
    }
    try expectUpdate("SET #0 = list_append(#1, #0)", ["notes", "drafts"], [], of: memos) {
      $0.notes.prepend(contentsOf: $0.drafts)
    }
    try expectUpdate("SET #0 = list_append(#1, #2), #2 = :0", ["all", "notes", "drafts"], [.list([])], of: memos) {
      $0.all.set($0.notes.appending(contentsOf: $0.drafts))
      $0.drafts.set([])
    }
    try expectUpdate("SET #0 = list_append(:0, if_not_exists(#1, #2))", ["all", "notes", "drafts"], [.list(["a"])], of: memos) {
      $0.all.set($0.notes.or($0.drafts).prepending(contentsOf: ["a"]))
    }
    try expectUpdate("SET #0 = list_append(#1, :0)", ["all", "notes"], [.list(["a"])], of: memos) {
      $0.all.set($0.notes.appending(contentsOf: ["a"]))
    }
  }
}

private struct Memo: Sendable {
  var id: String
  var notes: [String]
  var drafts: [String]
  var all: [String]
}

private let memos = Table("memos") {
  HashKey(\Memo.id)
  Field(\.notes)
  Field(\.drafts)
  Field(\.all)
}.of(Memo.init)
