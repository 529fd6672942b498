import SwynamoDB
import Testing

private let undeclared = GlobalIndex("nowhere") {
  HashKey(\User.firstName)
  RangeKey(\.visits)
}
private let undeclaredLocal = LocalIndex("nowhere") { RangeKey(\Order.status) }

private struct Log: Sendable {
  var id: String
  var level: String
  var text: String
}

private let logsByLevel = GlobalIndex("by-level", projecting: .keysOnly) { HashKey(\Log.level) }

private let logs = Table("logs") {
  HashKey(\Log.id)
  Field(\.level)
  Field(\.text)
} indexes: {
  logsByLevel
}.of(Log.init)

@Suite struct ReadFaultTests {
  @Test func hashKeyInFilter() {
    expectLowered(
      orders.query("a@b.c").filter { $0.email.exists },
      """
      Query on table "orders" was not sent:
        - the filter uses "email", a key of the table, which DynamoDB refuses in a query: the hash key is already given; use a scan to filter by it
      """)
  }

  @Test func rangeKeyInFilter() {
    expectLowered(
      orders.query("a@b.c").filter { $0.number > 1 },
      """
      Query on table "orders" was not sent:
        - the filter uses "number", a key of the table, which DynamoDB refuses in a query: say it in the key condition, query(…) { $0… }, or use a scan, whose filter may use keys
      """)
  }

  @Test func indexKeysInFilter() {
    expectLowered(
      users.query(byLastName, "Smith").filter { $0.firstName.startsWith("J") | $0.email.contains("domain.com") },
      """
      Query on table "dynamodb-user" was not sent:
        - the filter uses "firstName", a key of the index "by-last-name", which DynamoDB refuses in a query: say it in the key condition, query(…) { $0… }, or use a scan, whose filter may use keys
      """)
    expectLowered(
      users.query(byLastName, "Smith").filter { $0.lastName == "Smith" },
      """
      Query on table "dynamodb-user" was not sent:
        - the filter uses "last_name", a key of the index "by-last-name", which DynamoDB refuses in a query: the hash key is already given; use a scan to filter by it
      """)
  }

  @Test func keysOfTheTableMayFilterAnIndex() {
    expectLowered(
      users.query(byLastName, "Smith").filter { $0.email.contains("domain.com") },
      """
      Query
      {
        "TableName": "dynamodb-user",
        "IndexName": "by-last-name",
        "KeyConditionExpression": "#0 = :0",
        "FilterExpression": "contains(#1, :1)",
        "ExpressionAttributeNames": {"#0":"last_name","#1":"email"},
        "ExpressionAttributeValues": {":0":{"S":"Smith"},":1":{"S":"domain.com"}}
      }
      """)
  }

  @Test func localIndexKeysInFilter() {
    expectLowered(
      orders.query(byPlaced, "a@b.c").filter { $0.placed > "2024" },
      """
      Query on table "orders" was not sent:
        - the filter uses "placed", a key of the index "by-placed", which DynamoDB refuses in a query: say it in the key condition, query(…) { $0… }, or use a scan, whose filter may use keys
      """)
  }

  @Test func deepInTheFilter() {
    expectLowered(
      orders.query("a@b.c").filter { !($0.status == .paid && ($0.lines.exists || $0.number.isIn(1, 2))) },
      """
      Query on table "orders" was not sent:
        - the filter uses "number", a key of the table, which DynamoDB refuses in a query: say it in the key condition, query(…) { $0… }, or use a scan, whose filter may use keys
      """)
  }

  @Test func unknownIndex() {
    expectLowered(
      users.query(undeclared, "Smith"),
      """
      Query on table "dynamodb-user" was not sent:
        - the table declares no index "nowhere"; add it to the table's declaration
      """)
    expectLowered(
      users.query(undeclared, "Smith") { $0 > 1 },
      """
      Query on table "dynamodb-user" was not sent:
        - the table declares no index "nowhere"; add it to the table's declaration
      """)
    expectLowered(
      users.scan(undeclared),
      """
      Scan on table "dynamodb-user" was not sent:
        - the table declares no index "nowhere"; add it to the table's declaration
      """)
    expectLowered(
      orders.query(undeclaredLocal, "a@b.c"),
      """
      Query on table "orders" was not sent:
        - the table declares no index "nowhere"; add it to the table's declaration
      """)
  }

  @Test func consistentReadOnAGlobalIndex() {
    expectLowered(
      users.query(byLastName, "Smith").consistent(),
      """
      Query on table "dynamodb-user" was not sent:
        - "by-last-name" is a global index, which has no consistent reads; query the table, or leave out .consistent()
      """)
    expectLowered(
      users.scan(byLastName).consistent(),
      """
      Scan on table "dynamodb-user" was not sent:
        - "by-last-name" is a global index, which has no consistent reads; query the table, or leave out .consistent()
      """)
  }

  @Test func selectionNotProjected() {
    expectLowered(
      events.query(byKind, "click").select {
        $0.stream; $0.body
      },
      """
      Query on table "events" was not sent:
        - the index "by-kind" has no copy of "body": select the attributes it has, or project more into the index
      """)
  }

  @Test func filterNotProjected() {
    expectLowered(
      events.query(byTime, "click").filter { $0.body.exists && $0.detail.city == "Rome" },
      """
      Query
      {
        "TableName": "events",
        "IndexName": "by-time",
        "KeyConditionExpression": "#0 = :0",
        "FilterExpression": "attribute_exists(#1) AND #2.#3 = :1",
        "ExpressionAttributeNames": {"#0":"kind","#1":"body","#2":"detail","#3":"city"},
        "ExpressionAttributeValues": {":0":{"S":"click"},":1":{"S":"Rome"}}
      }
      """)
    expectLowered(
      events.scan(byKind).filter { $0.body.exists },
      """
      Scan on table "events" was not sent:
        - the filter uses "body", of which the index "by-kind" has no copy: a scan finds it absent in every item; project it into the index, or filter by it what was read
      """)
    expectLowered(
      events.query(byKind, "click").filter { $0.detail.city == "Rome" || $0.detail.zip == "" || $0.time == "" },
      """
      Query on table "events" was not sent:
        - the filter uses "detail", of which the index "by-kind" has no copy: DynamoDB refuses that in a query; project it into the index, or filter by it what was read
        - the filter uses "time", of which the index "by-kind" has no copy: DynamoDB refuses that in a query; project it into the index, or filter by it what was read
      """)
  }

  /// A local index fetches what is selected from the table, and not what is filtered by.
  @Test func filterOfALocalIndexNotProjected() {
    expectLowered(
      events.query(byTimeInStream, "s").filter { $0.body.exists || $0.kind == "click" || $0.sequence > 1 },
      """
      Query on table "events" was not sent:
        - the filter uses "body", of which the index "by-time-in-stream" has no copy: DynamoDB refuses that in a query; project it into the index, or filter by it what was read
        - the filter uses "kind", of which the index "by-time-in-stream" has no copy: DynamoDB refuses that in a query; project it into the index, or filter by it what was read
      """)
    expectLowered(
      events.query(byTimeInStream, "s").filter { $0.body.exists }.count(),
      """
      Query on table "events" was not sent:
        - the filter uses "body", of which the index "by-time-in-stream" has no copy: DynamoDB refuses that in a query; project it into the index, or filter by it what was read
      """)
    expectLowered(
      events.scan(byTimeInStream).filter { $0.body.doesNotExist },
      """
      Scan
      {
        "TableName": "events",
        "IndexName": "by-time-in-stream",
        "FilterExpression": "attribute_not_exists(#0)",
        "ExpressionAttributeNames": {"#0":"body"},
        "Select": "ALL_ATTRIBUTES"
      }
      """)
  }

  @Test func modelNotProjected() {
    expectLowered(
      logs.query(logsByLevel, "error"),
      """
      Query on table "logs" was not sent:
        - the index "by-level" has no copy of "text": select the attributes it has, or project more into the index
      """)
    expectLowered(
      logs.scan(logsByLevel),
      """
      Scan on table "logs" was not sent:
        - the index "by-level" has no copy of "text": select the attributes it has, or project more into the index
      """)
  }

  @Test func modelOfRequiredKeysIsProjected() {
    expectLowered(
      events.query(byKind, "click"),
      """
      Query
      {
        "TableName": "events",
        "IndexName": "by-kind",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"kind"},
        "ExpressionAttributeValues": {":0":{"S":"click"}}
      }
      """)
  }

  @Test func countNeedsNoProjection() {
    expectLowered(
      logs.count(logsByLevel, "error"),
      """
      Query
      {
        "TableName": "logs",
        "IndexName": "by-level",
        "KeyConditionExpression": "#0 = :0",
        "ExpressionAttributeNames": {"#0":"level"},
        "ExpressionAttributeValues": {":0":{"S":"error"}},
        "Select": "COUNT"
      }
      """)
  }

  @Test func localIndexReadsFromTheTable() {
    expectLowered(
      events.query(byTimeInStream, "s").filter { $0.sequence > 1 },
      """
      Query
      {
        "TableName": "events",
        "IndexName": "by-time-in-stream",
        "KeyConditionExpression": "#0 = :0",
        "FilterExpression": "#1 > :1",
        "ExpressionAttributeNames": {"#0":"stream","#1":"sequence"},
        "ExpressionAttributeValues": {":0":{"S":"s"},":1":{"N":"1"}},
        "Select": "ALL_ATTRIBUTES"
      }
      """)
  }

  @Test func limits() {
    expectLowered(
      orders.query("a@b.c").limit(0),
      """
      Query on table "orders" was not sent:
        - the limit is 0; it is at least 1
      """)
    expectLowered(
      orders.scan().pageSize(-1),
      """
      Scan on table "orders" was not sent:
        - the page size is -1; it is at least 1
      """)
  }

  @Test func segments() {
    expectLowered(
      users.scan().segment(4, of: 4),
      """
      Scan on table "dynamodb-user" was not sent:
        - segment 4 of 4: there are 1 to 1,000,000 segments, counted from 0
      """)
    expectLowered(
      users.scan().segment(-1, of: 4),
      """
      Scan on table "dynamodb-user" was not sent:
        - segment -1 of 4: there are 1 to 1,000,000 segments, counted from 0
      """)
    expectLowered(
      users.scan().segment(0, of: 0),
      """
      Scan on table "dynamodb-user" was not sent:
        - segment 0 of 0: there are 1 to 1,000,000 segments, counted from 0
      """)
    expectLowered(
      users.scan().segment(0, of: 1_000_001),
      """
      Scan on table "dynamodb-user" was not sent:
        - segment 0 of 1000001: there are 1 to 1,000,000 segments, counted from 0
      """)
  }

  @Test func emptySelection() {
    expectLowered(
      users.scan().select { _ in },
      """
      Scan on table "dynamodb-user" was not sent:
        - the selection names no attribute; name one, or leave it out to read all
      """)
  }

  @Test func overlappingSelection() {
    expectLowered(
      orders.get("a@b.c", 17).select {
        $0.lines; $0.lines[0].city
      },
      """
      GetItem on table "orders" was not sent:
        - "lines" and "lines[0].city" overlap, one being inside the other; act on one of them, or send two requests
      """)
  }

  @Test func undeclaredInSelection() {
    expectLowered(
      odd.scan().select { $0.undeclared },
      #"""
      Scan on table "odd" was not sent:
        - \Odd.undeclared is not declared; add a Field for it
      """#)
  }
}
