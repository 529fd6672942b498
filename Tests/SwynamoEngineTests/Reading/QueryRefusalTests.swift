import Testing

/// How queries are refused for their conditions and start keys, in the words of today.
@Suite struct QueryRefusalTests {
  private static let one = "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key"

  private func query(_ condition: String, _ more: String = "", table: String = "range") -> String {
    #"{"TableName":"\#(table)"\#(more),"KeyConditionExpression":"\#(condition)","ExpressionAttributeValues":{":s":{"S":"1"}}}"#
  }

  @Test(arguments: ["a = :s AND a = :s", "a = :s AND b > :s AND b < :s", "b = :s AND b = :s AND a = :s"])
  func twoConditionsOnOneKey(_ condition: String) async throws {
    try await Bench.letters().expect("Query", query(condition), invalid: Self.one)
  }

  @Test func threeAttributesForTwoKeys() async throws {
    let bench = try await Bench.letters()
    let message = "The number of query conditions (3) exceeds the number of key attributes defined in the schema (2)"
    try await bench.expect("Query", query("a = :s AND b > :s AND x = :s"), invalid: message)
    // The schema is known once the table is.
    try await bench.expect(
      "Query", query("a = :s AND b > :s AND x = :s", table: "nowhere"),
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found")
  }

  @Test func aStartKeyOfATableWithoutASortKey() async throws {
    let bench = try await Bench.letters()
    try await bench.expect(
      "Query", query("a = :s", #","ExclusiveStartKey":{"a":{"S":"2"}}"#, table: "hash"),
      invalid: "The query can return at most one row and cannot be restarted")
    try await bench.expect(
      "Query", query("a = :s", #","ExclusiveStartKey":{"a":{"S":"1"}}"#, table: "hash"),
      #"{"Items":[],"Count":0,"ScannedCount":0}"#)
  }

  /// Names of paths that are asked for in the older way are looked at.
  @Test func attributesToGetHaveNames() async throws {
    let bench = try await Bench.letters()
    try await bench.expect(
      "GetItem", #"{"TableName":"hash","Key":{"a":{"S":"1"}},"AttributesToGet":["a",""]}"#, invalid: "Empty attribute name")
    let long = String(repeating: "x", count: 65_536)
    try await bench.expect(
      "Scan", #"{"TableName":"hash","AttributesToGet":["\#(long)"]}"#,
      invalid: "Attribute name is too large, must be less than 65536 bytes")
  }

  /// All of several hash attributes of an index are needed, with equalities.
  @Test func severalHashAttributes() async throws {
    let bench = try Bench()
    let names = ["pk", "h", "i", "r"]
    let definitions = names.map { #"{"AttributeName":"\#($0)","AttributeType":"S"}"# }.joined(separator: ",")
    try await bench.must(
      "CreateTable",
      #"{"TableName":"many","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[\#(definitions)],"#
        + #""KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"GlobalSecondaryIndexes":[{"IndexName":"gsi","#
        + #""Projection":{"ProjectionType":"ALL"},"KeySchema":[{"AttributeName":"h","KeyType":"HASH"},"#
        + #"{"AttributeName":"i","KeyType":"HASH"},{"AttributeName":"r","KeyType":"RANGE"}]}]}"#)
    for (condition, missing) in [("h = :s", "i"), ("h > :s AND i = :s", "h"), ("r = :s", "h, i"), ("i < :s AND h = :s", "i")] {
      try await bench.expect(
        "Query", query(condition, #","IndexName":"gsi""#, table: "many"),
        invalid: "HASH key attributes \(missing) must have equality conditions specified in the query")
    }
    try await bench.expect(
      "Query", query("i = :s AND h = :s", #","IndexName":"gsi""#, table: "many"), #"{"Items":[],"Count":0,"ScannedCount":0}"#)
  }
}
