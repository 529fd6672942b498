import SwynamoDB
import Testing

private let samuel = User(
  email: "test@example.com", firstName: "Samuel", lastName: "Adams", visits: 0, tags: ["vip"], address: nil)

@Suite struct DeleteTests {
  @Test func byHashKey() {
    expectLowered(
      users.delete("test@example.com"),
      """
      DeleteItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}}
      }
      """)
  }

  @Test func byBothKeys() {
    expectLowered(
      orders.delete("a@b.c", 17),
      """
      DeleteItem
      {
        "TableName": "orders",
        "Key": {"email":{"S":"a@b.c"},"number":{"N":"17"}}
      }
      """)
  }

  @Test func byModel() {
    expectLowered(
      users.delete(samuel),
      """
      DeleteItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}}
      }
      """)
  }

  @Test func condition() {
    expectLowered(
      users.delete("test@example.com").if { $0.visits == 0 },
      """
      DeleteItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "ConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"visits"},
        "ExpressionAttributeValues": {":0":{"N":"0"}}
      }
      """)
  }

  @Test func returning() {
    expectLowered(
      users.delete("test@example.com").returning(.allOld),
      """
      DeleteItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "ReturnValues": "ALL_OLD"
      }
      """)
  }

  @Test func itemOnConditionFailure() {
    expectLowered(
      users.delete("test@example.com").if { $0.visits == 0 }.returningItemOnConditionFailure(),
      """
      DeleteItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "ConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"visits"},
        "ExpressionAttributeValues": {":0":{"N":"0"}},
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
      }
      """)
  }
}
