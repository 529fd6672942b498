import SwynamoDB
import Testing

private let samuel = User(
  email: "test@example.com", firstName: "Samuel", lastName: "Adams", visits: 0, tags: ["vip"], address: nil)

@Suite struct PutTests {
  @Test func wholeItem() {
    expectLowered(
      users.put(samuel),
      """
      PutItem
      {
        "TableName": "dynamodb-user",
        "Item": {
          "email": {"S":"test@example.com"},
          "firstName": {"S":"Samuel"},
          "last_name": {"S":"Adams"},
          "visits": {"N":"0"},
          "tags": {"SS":["vip"]}
        }
      }
      """)
  }

  @Test func nestedAndEmpty() {
    expectLowered(
      orders.put(Order(email: "a@b.c", number: 17, status: .open, lines: [Address(city: "Rome", zip: "00100")])),
      """
      PutItem
      {
        "TableName": "orders",
        "Item": {
          "email": {"S":"a@b.c"},
          "number": {"N":"17"},
          "status": {"S":"open"},
          "lines": {"L":[{"M":{"city":{"S":"Rome"},"postal_code":{"S":"00100"}}}]}
        }
      }
      """)
    expectLowered(
      orders.put(Order(email: "a@b.c", number: 17, status: .open, lines: [])),
      """
      PutItem
      {
        "TableName": "orders",
        "Item": {"email":{"S":"a@b.c"},"number":{"N":"17"},"status":{"S":"open"},"lines":{"L":[]}}
      }
      """)
  }

  @Test func condition() {
    expectLowered(
      users.put(samuel).if { $0.email.doesNotExist },
      """
      PutItem
      {
        "TableName": "dynamodb-user",
        "Item": {
          "email": {"S":"test@example.com"},
          "firstName": {"S":"Samuel"},
          "last_name": {"S":"Adams"},
          "visits": {"N":"0"},
          "tags": {"SS":["vip"]}
        },
        "ConditionExpression": "attribute_not_exists(#0)",
        "ExpressionAttributeNames": {"#0":"email"}
      }
      """)
  }

  @Test func secondConditionAddsToTheFirst() {
    expectLowered(
      users.put(samuel).if { $0.visits > 1 || $0.visits < 0 }.if { $0.email.exists },
      """
      PutItem
      {
        "TableName": "dynamodb-user",
        "Item": {
          "email": {"S":"test@example.com"},
          "firstName": {"S":"Samuel"},
          "last_name": {"S":"Adams"},
          "visits": {"N":"0"},
          "tags": {"SS":["vip"]}
        },
        "ConditionExpression": "(#0 > :0 OR #0 < :1) AND attribute_exists(#1)",
        "ExpressionAttributeNames": {"#0":"visits","#1":"email"},
        "ExpressionAttributeValues": {":0":{"N":"1"},":1":{"N":"0"}}
      }
      """)
  }

  @Test func returning() {
    expectLowered(
      users.put(samuel).returning(.allOld),
      """
      PutItem
      {
        "TableName": "dynamodb-user",
        "Item": {
          "email": {"S":"test@example.com"},
          "firstName": {"S":"Samuel"},
          "last_name": {"S":"Adams"},
          "visits": {"N":"0"},
          "tags": {"SS":["vip"]}
        },
        "ReturnValues": "ALL_OLD"
      }
      """)
  }

  @Test func itemOnConditionFailure() {
    expectLowered(
      users.put(samuel).if { $0.email.doesNotExist }.returningItemOnConditionFailure(),
      """
      PutItem
      {
        "TableName": "dynamodb-user",
        "Item": {
          "email": {"S":"test@example.com"},
          "firstName": {"S":"Samuel"},
          "last_name": {"S":"Adams"},
          "visits": {"N":"0"},
          "tags": {"SS":["vip"]}
        },
        "ConditionExpression": "attribute_not_exists(#0)",
        "ExpressionAttributeNames": {"#0":"email"},
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD"
      }
      """)
  }
}
