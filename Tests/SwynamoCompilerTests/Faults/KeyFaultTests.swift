import SwynamoDB
import Testing

@Suite struct KeyFaultTests {
  @Test func empty() {
    expectLowered(
      users.get(""),
      """
      GetItem on table "dynamodb-user" was not sent:
        - the key "email" is empty; a key has at least one byte
      """)
    expectLowered(
      users.delete(""),
      """
      DeleteItem on table "dynamodb-user" was not sent:
        - the key "email" is empty; a key has at least one byte
      """)
    expectLowered(
      users.update("") { $0.visits.add(1) },
      """
      UpdateItem on table "dynamodb-user" was not sent:
        - the key "email" is empty; a key has at least one byte
      """)
    expectLowered(
      users.query(byLastName, ""),
      """
      Query on table "dynamodb-user" was not sent:
        - the key "last_name" is empty; a key has at least one byte
      """)
    expectLowered(
      users.query(byLastName, "Smith") { $0 == "" },
      """
      Query on table "dynamodb-user" was not sent:
        - the key "firstName" is empty; a key has at least one byte
      """)
    expectLowered(
      blobs.get([], []),
      """
      GetItem on table "blobs" was not sent:
        - the key "id" is empty; a key has at least one byte
        - the key "part" is empty; a key has at least one byte
      """)
  }

  @Test func emptyPrefix() {
    expectLowered(
      users.query(byLastName, "Smith") { $0.startsWith("") },
      """
      Query on table "dynamodb-user" was not sent:
        - the key "firstName" is empty; a key has at least one byte
      """)
  }

  @Test func tooLong() {
    expectLowered(
      users.get(String(repeating: "a", count: 2049)),
      """
      GetItem on table "dynamodb-user" was not sent:
        - the key "email" has 2049 bytes; DynamoDB takes up to 2048
      """)
    expectLowered(
      blobs.get([1], Array(repeating: 0, count: 1025)),
      """
      GetItem on table "blobs" was not sent:
        - the key "part" has 1025 bytes; DynamoDB takes up to 1024
      """)
    expectLowered(
      users.query(byLastName, "Smith") { $0 > String(repeating: "é", count: 513) },
      """
      Query on table "dynamodb-user" was not sent:
        - the key "firstName" has 1026 bytes; DynamoDB takes up to 1024
      """)
  }

  @Test func longEnough() {
    expectLowered(
      blobs.query([1]) { $0 > [2] },
      """
      Query
      {
        "TableName": "blobs",
        "KeyConditionExpression": "#0 = :0 AND #1 > :1",
        "ExpressionAttributeNames": {"#0":"id","#1":"part"},
        "ExpressionAttributeValues": {":0":{"B":"AQ=="},":1":{"B":"Ag=="}}
      }
      """)
  }

  @Test func type() {
    expectLowered(
      moods.get(Shifty("1"), Shifty("a")),
      """
      GetItem on table "moods" was not sent:
        - the key "hash" is declared as S, but its value is N
      """)
    expectLowered(
      moods.query(Shifty("a")) { $0 == Shifty("1") },
      """
      Query on table "moods" was not sent:
        - the key "range" is declared as S, but its value is N
      """)
  }

  @Test func boundsOutOfOrder() {
    expectLowered(
      orders.query("a@b.c") { $0.between(3, 1) },
      """
      Query on table "orders" was not sent:
        - "number".between has a lower bound above the upper; swap them
      """)
  }

  @Test func boundsOfTwoTypes() {
    expectLowered(
      moods.query(Shifty("a")) { $0.between(Shifty("1"), Shifty("a")) },
      """
      Query on table "moods" was not sent:
        - the key "range" is declared as S, but its value is N
        - "range".between has bounds of two types, N and S
      """)
  }

  @Test func modelWithoutKey() {
    expectLowered(
      odd.delete(Odd(id: "", rank: 1, level: 1, title: "", tags: [])),
      """
      DeleteItem on table "odd" was not sent:
        - the item has no value for the key "id"
      """)
    expectLowered(
      odd.refresh(Odd(id: "", rank: 1, level: 1, title: "", tags: [])),
      """
      GetItem on table "odd" was not sent:
        - the item has no value for the key "id"
      """)
  }
}
