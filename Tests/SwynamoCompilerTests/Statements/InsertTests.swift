import SwynamoDB
import Testing

@Suite struct InsertTests {
  private static let ann = Account(email: "a@b.c", balance: 1)

  @Test func requests() {
    expectLowered(
      accounts.insert(Self.ann).if { $0.balance > 0 }.returning(.allOld),
      """
      PutItem
      {
        "TableName": "accounts",
        "Item": {"email":{"S":"a@b.c"},"balance":{"N":"1"}},
        "ConditionExpression": "attribute_not_exists(#0) AND #1 > :0",
        "ExpressionAttributeNames": {"#0":"email","#1":"balance"},
        "ExpressionAttributeValues": {":0":{"N":"0"}},
        "ReturnValues": "ALL_OLD"
      }
      """)
    expectLowered(
      accounts.replace(Self.ann),
      """
      PutItem
      {
        "TableName": "accounts",
        "Item": {"email":{"S":"a@b.c"},"balance":{"N":"1"}},
        "ConditionExpression": "attribute_exists(#0)",
        "ExpressionAttributeNames": {"#0":"email"}
      }
      """)
  }

  @Test func notInBatches() {
    expectLines(
      BatchWrite { accounts.insert(Self.ann) }.explain(),
      """
      BatchWriteItem on table "accounts" was not sent:
        - member 1, of table "accounts": a batch takes no conditions; run the write on its own, or in a transaction: db.transact { … }
      """)
  }
}
