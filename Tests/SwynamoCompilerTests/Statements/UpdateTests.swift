import SwynamoDB
import Testing

@Suite struct UpdateTests {
  @Test func byHashKey() {
    expectLowered(
      users.update("test@example.com") { $0.firstName.set("Robert") },
      """
      UpdateItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "UpdateExpression": "SET #0 = :0",
        "ExpressionAttributeNames": {"#0":"firstName"},
        "ExpressionAttributeValues": {":0":{"S":"Robert"}}
      }
      """)
  }

  /// DynamoDB makes an item of the key alone where there is none.
  @Test func noActions() {
    expectLowered(
      users.update("test@example.com") { _ in }.if { $0.email.doesNotExist }.returning(.allNew),
      """
      UpdateItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "ConditionExpression": "attribute_not_exists(#0)",
        "ExpressionAttributeNames": {"#0":"email"},
        "ReturnValues": "ALL_NEW"
      }
      """)
  }

  @Test func noActionsWhereAnItemCouldNotBeRead() {
    expectLowered(
      users.update("test@example.com") { _ in },
      """
      UpdateItem on table "dynamodb-user" was not sent:
        - the update has no actions and no condition, so that all it can do is to make an item of the key alone, which lacks "firstName", required by the model: add actions, or put an item
      """)
  }

  @Test func byBothKeys() {
    expectLowered(
      orders.update("a@b.c", 17) { $0.status.set(.paid) },
      """
      UpdateItem
      {
        "TableName": "orders",
        "Key": {"email":{"S":"a@b.c"},"number":{"N":"17"}},
        "UpdateExpression": "SET #0 = :0",
        "ExpressionAttributeNames": {"#0":"status"},
        "ExpressionAttributeValues": {":0":{"S":"paid"}}
      }
      """)
  }

  @Test func condition() {
    expectLowered(
      users.update("test@example.com") { $0.visits.add(1) }.if { $0.visits < 100 },
      """
      UpdateItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "UpdateExpression": "ADD #0 :0",
        "ConditionExpression": "#0 < :1",
        "ExpressionAttributeNames": {"#0":"visits"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"100"}}
      }
      """)
    expectLowered(
      users.update("test@example.com") { $0.visits.add(1) }.if { $0.visits < 100 }.if { $0.email.exists },
      """
      UpdateItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "UpdateExpression": "ADD #0 :0",
        "ConditionExpression": "#0 < :1 AND attribute_exists(#1)",
        "ExpressionAttributeNames": {"#0":"visits","#1":"email"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"100"}}
      }
      """)
  }

  @Test func returning() {
    expectLowered(
      users.update("test@example.com") { $0.visits.add(1) }.returning(.allOld),
      """
      UpdateItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "UpdateExpression": "ADD #0 :0",
        "ExpressionAttributeNames": {"#0":"visits"},
        "ExpressionAttributeValues": {":0":{"N":"1"}},
        "ReturnValues": "ALL_OLD"
      }
      """)
    expectLowered(
      users.update("test@example.com") { $0.visits.add(1) }.returning(.allNew),
      """
      UpdateItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "UpdateExpression": "ADD #0 :0",
        "ExpressionAttributeNames": {"#0":"visits"},
        "ExpressionAttributeValues": {":0":{"N":"1"}},
        "ReturnValues": "ALL_NEW"
      }
      """)
    expectLowered(
      users.update("test@example.com") { $0.visits.add(1) }.returning(.updatedOld),
      """
      UpdateItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "UpdateExpression": "ADD #0 :0",
        "ExpressionAttributeNames": {"#0":"visits"},
        "ExpressionAttributeValues": {":0":{"N":"1"}},
        "ReturnValues": "UPDATED_OLD"
      }
      """)
    expectLowered(
      users.update("test@example.com") { $0.visits.add(1) }.returning(.updatedNew),
      """
      UpdateItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "UpdateExpression": "ADD #0 :0",
        "ExpressionAttributeNames": {"#0":"visits"},
        "ExpressionAttributeValues": {":0":{"N":"1"}},
        "ReturnValues": "UPDATED_NEW"
      }
      """)
  }

  @Test func itemOnConditionFailure() {
    expectLowered(
      users.update("test@example.com") { $0.visits.add(1) }.returningItemOnConditionFailure(),
      """
      UpdateItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "UpdateExpression": "ADD #0 :0",
        "ExpressionAttributeNames": {"#0":"visits"},
        "ExpressionAttributeValues": {":0":{"N":"1"}},
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
      }
      """)
  }
}
