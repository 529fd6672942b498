import SwynamoDB
import Testing

private func user(email: String, lastName: String) -> User {
  User(email: email, firstName: "Samuel", lastName: lastName, visits: 0, tags: ["vip"], address: nil)
}

@Suite struct ItemFaultTests {
  @Test func emptyKey() {
    expectLowered(
      users.put(user(email: "", lastName: "Adams")),
      """
      PutItem on table "dynamodb-user" was not sent:
        - "email": a key may not be empty; it has at least one byte
      """)
  }

  @Test func keyTooLong() {
    expectLowered(
      users.put(user(email: String(repeating: "a", count: 2049), lastName: "Adams")),
      """
      PutItem on table "dynamodb-user" was not sent:
        - "email": the key has 2049 bytes; DynamoDB takes up to 2048
      """)
  }

  @Test func emptyIndexKey() {
    expectLowered(
      users.put(user(email: "a@b.c", lastName: "")),
      """
      PutItem on table "dynamodb-user" was not sent:
        - "last_name": a key may not be empty; it has at least one byte
      """)
  }

  @Test func keyMissing() {
    expectLowered(
      odd.put(Odd(id: "", rank: 1, level: 1, title: "", tags: [])),
      """
      PutItem on table "odd" was not sent:
        - "id": the item has no value for this key
      """)
  }

  @Test func number() {
    expectLowered(
      accounts.put(Account(email: "a@b.c", balance: .nan)),
      """
      PutItem on table "accounts" was not sent:
        - "balance": nan is not a number that DynamoDB can store
      """)
  }

  @Test func tooLarge() {
    expectLowered(
      orders.put(
        Order(email: "a@b.c", number: 1, status: .open, lines: [Address(city: String(repeating: "a", count: 409_600), zip: "")])),
      """
      PutItem on table "orders" was not sent:
        - the item has 409657 bytes; DynamoDB stores up to 409,600 (400 KB): move large values to other items or another store
      """)
  }
}
