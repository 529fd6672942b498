import SwynamoDB
import Testing

private let cursor = Cursor(
  key: EncodedItem(["email": .string("a@b.c"), "number": .number(17)]),
  place: Cursor.Place(operation: "Query", table: "orders", index: nil))

@Suite struct QueryTests {
  @Test func globalIndex() {
    expectLowered(
      users.query(byLastName, "Smith"),
      """
      Query
      {
        "TableName": "dynamodb-user",
        "IndexName": "by-last-name",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"last_name"},
        "ExpressionAttributeValues": {":0":{"S":"Smith"}}
      }
      """)
    expectLowered(
      users.query(byLastName, "Smith") { $0.startsWith("J") },
      """
      Query
      {
        "TableName": "dynamodb-user",
        "IndexName": "by-last-name",
        "KeyConditionExpression": "#0 = :0 AND begins_with(#1, :1)",
        "ExpressionAttributeNames": {"#0":"last_name","#1":"firstName"},
        "ExpressionAttributeValues": {":0":{"S":"Smith"},":1":{"S":"J"}}
      }
      """)
  }

  @Test func localIndex() {
    expectLowered(
      orders.query(byPlaced, "a@b.c"),
      """
      Query
      {
        "TableName": "orders",
        "IndexName": "by-placed",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"email"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}}
      }
      """)
    expectLowered(
      orders.query(byPlaced, "a@b.c") { $0 > "2024" },
      """
      Query
      {
        "TableName": "orders",
        "IndexName": "by-placed",
        "KeyConditionExpression": "#0 = :0 AND #1 > :1",
        "ExpressionAttributeNames": {"#0":"email","#1":"placed"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"S":"2024"}}
      }
      """)
  }

  @Test func filter() {
    expectLowered(
      users.query(byLastName, "Smith") { $0.startsWith("J") }.filter { $0.tags.contains("vip") || $0.visits > 10 },
      """
      Query
      {
        "TableName": "dynamodb-user",
        "IndexName": "by-last-name",
        "KeyConditionExpression": "#0 = :0 AND begins_with(#1, :1)",
        "FilterExpression": "contains(#2, :2) OR #3 > :3",
        "ExpressionAttributeNames": {"#0":"last_name","#1":"firstName","#2":"tags","#3":"visits"},
        "ExpressionAttributeValues": {
          ":0": {"S":"Smith"},
          ":1": {"S":"J"},
          ":2": {"S":"vip"},
          ":3": {"N":"10"}
        }
      }
      """)
    expectLowered(
      orders.query("a@b.c").filter { $0.status == .paid }.filter { $0.lines.size > 1 },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "FilterExpression": "#1 = :1 AND size(#2) > :2",
        "ExpressionAttributeNames": {"#0":"email","#1":"status","#2":"lines"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"S":"paid"},":2":{"N":"1"}}
      }
      """)
  }

  @Test func limit() {
    expectLowered(
      orders.query("a@b.c").limit(10),
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"email"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}},
        "Limit": 10
      }
      """)
    expectLowered(
      orders.query("a@b.c").limit(10).pageSize(4),
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"email"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}},
        "Limit": 4
      }
      """)
    expectLowered(
      orders.query("a@b.c").limit(10).filter { $0.status == .paid },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "FilterExpression": "#1 = :1",
        "ExpressionAttributeNames": {"#0":"email","#1":"status"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"S":"paid"}},
        "Limit": 100
      }
      """)
  }

  @Test func pageSize() {
    expectLowered(
      orders.query("a@b.c").pageSize(50),
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"email"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}},
        "Limit": 50
      }
      """)
    expectLowered(
      orders.query("a@b.c").pageSize(50).filter { $0.status == .paid },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "FilterExpression": "#1 = :1",
        "ExpressionAttributeNames": {"#0":"email","#1":"status"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"S":"paid"}},
        "Limit": 50
      }
      """)
  }

  @Test func consistent() {
    expectLowered(
      orders.query("a@b.c").consistent(),
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"email"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}},
        "ConsistentRead": true
      }
      """)
  }

  @Test func descending() {
    expectLowered(
      orders.query("a@b.c").descending(),
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"email"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}},
        "ScanIndexForward": false
      }
      """)
  }

  @Test func startingAfter() {
    expectLowered(
      orders.query("a@b.c").starting(after: cursor),
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"email"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}},
        "ExclusiveStartKey": {"email":{"S":"a@b.c"},"number":{"N":"17"}}
      }
      """)
    expectLowered(
      orders.query("a@b.c").startingAtBeginning(orAfter: nil),
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"email"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}}
      }
      """)
  }

  @Test func select() {
    expectLowered(
      orders.query("a@b.c").select {
        $0.number; $0.lines[0].city
      },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "ProjectionExpression": "#1, #2[0].#3",
        "ExpressionAttributeNames": {"#0":"email","#1":"number","#2":"lines","#3":"city"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}}
      }
      """)
  }

  /// In the answer the elements that lack a part are left out, so that several can't be told apart.
  @Test func partsOfSeveralElementsAskForTheList() {
    expectLowered(
      orders.query("a@b.c").select {
        $0.number; $0.lines[0].city; $0.lines[1]
      },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "ProjectionExpression": "#1, #2",
        "ExpressionAttributeNames": {"#0":"email","#1":"number","#2":"lines"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}}
      }
      """)
  }

  @Test func aNameSelectedTwiceIsAskedForOnce() {
    expectLowered(
      orders.query("a@b.c").select {
        $0.number; $0.number
      },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0",
        "ProjectionExpression": "#1",
        "ExpressionAttributeNames": {"#0":"email","#1":"number"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"}}
      }
      """)
  }

  @Test func allOptions() {
    expectLowered(
      orders.query("a@b.c") { $0 < 10 }.filter { $0.status == .paid }.limit(5).pageSize(50).consistent().descending().starting(
        after: cursor
      ).select { $0.number },
      """
      Query
      {
        "TableName": "orders",
        "KeyConditionExpression": "#0 = :0 AND #1 < :1",
        "FilterExpression": "#2 = :2",
        "ProjectionExpression": "#1, #0",
        "ExpressionAttributeNames": {"#0":"email","#1":"number","#2":"status"},
        "ExpressionAttributeValues": {":0":{"S":"a@b.c"},":1":{"N":"10"},":2":{"S":"paid"}},
        "Limit": 50,
        "ExclusiveStartKey": {"email":{"S":"a@b.c"},"number":{"N":"17"}},
        "ConsistentRead": true,
        "ScanIndexForward": false
      }
      """)
  }
}
