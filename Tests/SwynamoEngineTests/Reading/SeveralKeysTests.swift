import Testing

/// A global index whose key has one hash attribute and four range attributes.
@Suite struct SeveralKeysTests {
  private func bench() async throws -> Bench {
    let bench = try Bench()
    let names = ["pk", "h", "a", "b", "c", "d"]
    let definitions = names.map { #"{"AttributeName":"\#($0)","AttributeType":"S"}"# }.joined(separator: ",")
    let range = names.dropFirst(2).map { #"{"AttributeName":"\#($0)","KeyType":"RANGE"}"# }.joined(separator: ",")
    try await bench.must(
      "CreateTable",
      #"{"TableName":"keys","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[\#(definitions)],"#
        + #""KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"GlobalSecondaryIndexes":[{"IndexName":"gsi","#
        + #""Projection":{"ProjectionType":"ALL"},"KeySchema":[{"AttributeName":"h","KeyType":"HASH"},\#(range)]}]}"#)
    for item in [
      "pk=p1 a=T b=live c=b d=r1", "pk=p2 a=T b=live c=a d=r2", "pk=p3 a=T b=live c=a d=r1", "pk=p4 a=T b=draft c=c d=r1",
      "pk=p5 a=F b=live c=a d=r0", "pk=p6 a=T b=live d=r1",
    ] {
      try await bench.must("PutItem", #"{"TableName":"keys","Item":\#(Bench.item("h=o " + item))}"#)
    }
    return bench
  }

  private func query(_ condition: String, _ more: String = "") -> String {
    let all = [":h": "o", ":a": "T", ":b": "live", ":c": "a", ":d": "r", ":x": "r1"]
    let used = all.filter { condition.contains($0.key) }.map { #""\#($0.key)":{"S":"\#($0.value)"}"# }.joined(separator: ",")
    return
      #"{"TableName":"keys","IndexName":"gsi","KeyConditionExpression":"\#(condition)","ExpressionAttributeValues":{\#(used)}\#(more)}"#
  }

  @Test(arguments: [
    ("h = :h", ["p5", "p4", "p3", "p2", "p1"]), ("h = :h AND a = :a", ["p4", "p3", "p2", "p1"]),
    ("b = :b AND h = :h AND a = :a", ["p3", "p2", "p1"]), ("h = :h AND a = :a AND b = :b AND c = :c", ["p3", "p2"]),
    ("h = :h AND a = :a AND b = :b AND c > :c", ["p1"]), ("h = :h AND a = :a AND b < :b", ["p4"]),
    ("h = :h AND a = :a AND b = :b AND c = :c AND begins_with(d, :d)", ["p3", "p2"]),
    ("h = :h AND a = :a AND b = :b AND c = :c AND d BETWEEN :x AND :x", ["p3"]),
  ])
  func finds(_ condition: String, _ keys: [String]) async throws {
    let bench = try await bench()
    let (_, body) = try await bench.send("Query", query(condition))
    #expect(Bench.values(of: "pk", in: body) == keys)
    let (_, backward) = try await bench.send("Query", query(condition, #","ScanIndexForward":false"#))
    #expect(Bench.values(of: "pk", in: backward) == keys.reversed())
  }

  @Test func pagesWithAllKeys() async throws {
    try await bench().expect(
      "Query", query("h = :h AND a = :a", #","Limit":1,"Select":"COUNT""#),
      #"{"Count":1,"ScannedCount":1,"LastEvaluatedKey":\#(Bench.item("a=T b=draft c=c d=r1 h=o pk=p4"))}"#)
  }

  @Test(arguments: [
    ("h = :h AND a = :a AND c = :c", "b", "c"), ("h = :h AND a = :a AND b > :b AND c = :c", "b", "c"),
    ("h = :h AND b = :b", "a", "b"), ("h = :h AND d = :d", "a, b, c", "d"),
  ])
  func leavesNoGap(_ condition: String, _ missed: String, _ present: String) async throws {
    try await bench().expect(
      "Query", query(condition),
      invalid: "RANGE key attributes \(missed) must have equality conditions specified in the query "
        + "because a condition is present on key attribute \(present)")
  }

  private func legacyQuery(_ conditions: String) -> String {
    let members = conditions.split(separator: " ").map { condition in
      let parts = condition.split(separator: ":")
      return #""\#(parts[0])":{"ComparisonOperator":"\#(parts[1])","AttributeValueList":[{"S":"\#(parts[2])"}]}"#
    }
    return #"{"TableName":"keys","IndexName":"gsi","KeyConditions":{\#(members.joined(separator: ","))}}"#
  }

  @Test(arguments: [
    ("h:EQ:o", ["p5", "p4", "p3", "p2", "p1"]), ("h:EQ:o a:EQ:T b:EQ:live", ["p3", "p2", "p1"]),
    ("h:EQ:o a:EQ:T b:EQ:live c:GT:a", ["p1"]),
  ])
  func findsByLegacyConditions(_ conditions: String, _ keys: [String]) async throws {
    let (_, body) = try await bench().send("Query", legacyQuery(conditions))
    #expect(Bench.values(of: "pk", in: body) == keys)
  }

  @Test func legacyConditionsLeaveNoGap() async throws {
    try await bench().expect(
      "Query", legacyQuery("h:EQ:o b:EQ:live"),
      invalid: "RANGE key attributes a must have equality conditions specified in the query "
        + "because a condition is present on key attribute b")
  }

  @Test(arguments: [
    ("a = :a", "Query condition missed key schema element: h"), ("h > :h", "Query key condition not supported"),
    ("h = :h AND pk = :x", "Query key condition not supported"),
    (
      "h = :h AND a = :a AND b = :b AND c = :c AND d = :d AND pk = :x",
      "The number of query conditions (6) exceeds the number of key attributes defined in the schema (5)"
    ),
  ])
  func needsItsHash(_ condition: String, _ message: String) async throws {
    try await bench().expect("Query", query(condition), invalid: message)
  }
}
