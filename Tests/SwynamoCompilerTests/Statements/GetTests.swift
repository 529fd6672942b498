import SwynamoDB
import Testing

private let samuel = User(
  email: "test@example.com", firstName: "Samuel", lastName: "Adams", visits: 0, tags: ["vip"], address: nil)

@Suite struct GetTests {
  @Test func byHashKey() {
    expectLowered(
      users.get("test@example.com"),
      """
      GetItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}}
      }
      """)
  }

  @Test func byBothKeys() {
    expectLowered(
      orders.get("a@b.c", 17),
      """
      GetItem
      {
        "TableName": "orders",
        "Key": {"email":{"S":"a@b.c"},"number":{"N":"17"}}
      }
      """)
  }

  @Test func consistent() {
    expectLowered(
      users.get("test@example.com").consistent(),
      """
      GetItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "ConsistentRead": true
      }
      """)
    expectLowered(
      users.get("test@example.com").consistent(false),
      """
      GetItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}}
      }
      """)
  }

  @Test func select() {
    expectLowered(
      orders.get("a@b.c", 17).select {
        $0.status; $0.lines[0].city
      },
      """
      GetItem
      {
        "TableName": "orders",
        "Key": {"email":{"S":"a@b.c"},"number":{"N":"17"}},
        "ProjectionExpression": "#0, #1[0].#2",
        "ExpressionAttributeNames": {"#0":"status","#1":"lines","#2":"city"}
      }
      """)
  }

  @Test func refresh() {
    expectLowered(
      users.refresh(samuel),
      """
      GetItem
      {
        "TableName": "dynamodb-user",
        "Key": {"email":{"S":"test@example.com"}},
        "ConsistentRead": true
      }
      """)
  }

  @Test func anotherName() {
    expectLowered(
      users.named("test-users").get("test@example.com"),
      """
      GetItem
      {
        "TableName": "test-users",
        "Key": {"email":{"S":"test@example.com"}}
      }
      """)
  }
}
