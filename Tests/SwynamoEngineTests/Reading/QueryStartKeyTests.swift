import Testing

/// `ExclusiveStartKey` of a query is checked attribute by attribute, each just before the condition on it.
@Suite struct QueryStartKeyTests {
  private static let invalid = "The provided starting key is invalid"
  private static let mismatch = "The provided key element does not match the schema"

  /// `a = b`, in both forms.
  private static func conditions(on attribute: String) -> [String] {
    [
      #""KeyConditions":{"\#(attribute)":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"b"}]}}"#,
      #""KeyConditionExpression":"\#(attribute) = :v","ExpressionAttributeValues":{":v":{"S":"b"}}"#,
    ]
  }

  private func expect(
    _ target: String, _ conditions: [String], _ start: String, _ message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let bench = try await Bench.letters()
    for condition in conditions {
      try await bench.expect(
        "Query", "{\(target),\(condition),\"ExclusiveStartKey\":\(start)}", invalid: message, sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [
    ("{}", invalid), (#"{"b":{"S":"a"}}"#, invalid), (#"{"a":{"S":"a"},"b":{"S":"a"}}"#, invalid),
    (#"{"a":{"N":"1"}}"#, mismatch), (#"{"a":{"M":{}}}"#, mismatch), (#"{"a":{"NULL":true}}"#, mismatch),
  ])
  func ofATable(_ start: String, _ message: String) async throws {
    try await expect(#""TableName":"hash""#, Self.conditions(on: "z"), start, message)
  }

  @Test(arguments: [
    ("{}", invalid), (#"{"a":{"S":"a"}}"#, invalid), (#"{"a":{"S":"a"},"c":{"S":"1"}}"#, invalid),
    (#"{"a":{"S":"a"},"b":{"N":"1"}}"#, mismatch), (#"{"a":{"N":"1"},"z":{"S":"1"}}"#, mismatch),
    (
      #"{"a":{"S":"a"},"b":{"S":"a"}}"#,
      "The provided starting key is outside query boundaries based on provided conditions"
    ),
  ])
  func ofATableWithASortKey(_ start: String, _ message: String) async throws {
    try await expect(#""TableName":"range""#, Self.conditions(on: "a"), start, message)
  }

  @Test(arguments: [
    ("{}", invalid), (#"{"a":{"S":"a"},"b":{"S":"a"}}"#, invalid),
    (#"{"a":{"S":"a"},"b":{"S":"a"},"c":{"N":"1"}}"#, mismatch),
    (#"{"a":{"S":"b"},"b":{"N":"1"},"c":{"S":"a"}}"#, invalid + ": " + mismatch),
    (
      #"{"a":{"S":"a"},"b":{"S":"a"},"c":{"S":"a"}}"#,
      "The provided starting key is outside query boundaries based on provided conditions"
    ),
  ])
  func ofALocalIndex(_ start: String, _ message: String) async throws {
    try await expect(#""TableName":"range","IndexName":"index1""#, Self.conditions(on: "a"), start, message)
  }

  @Test(arguments: [
    (#"{"c":{"S":"1"}}"#, invalid), (#"{"x":{"S":"1"},"y":{"S":"1"},"c":{"N":"1"}}"#, mismatch),
    (#"{"x":{"N":"1"},"y":{"N":"1"},"c":{"S":"b"}}"#, invalid + ": " + mismatch),
    (#"{"a":{"S":"1"},"b":{"N":"1"},"c":{"S":"b"}}"#, invalid + ": " + mismatch),
    (
      #"{"a":{"S":"a"},"b":{"S":"a"},"c":{"S":"a"}}"#,
      "The provided starting key is outside query boundaries based on provided conditions"
    ),
  ])
  func ofAGlobalIndex(_ start: String, _ message: String) async throws {
    try await expect(#""TableName":"range","IndexName":"index3""#, Self.conditions(on: "c"), start, message)
  }

  @Test func liesWithinTheConditions() async throws {
    let values = #""ExpressionAttributeValues":{":a":{"S":"b"}}"#
    let start = Bench.item("a=a b=a")
    try await expect(
      #""TableName":"range""#, [#""KeyConditionExpression":"a = :a AND b > :a",\#(values)"#], start,
      "The provided starting key does not match the range key predicate")
    try await expect(
      #""TableName":"range""#, [#""KeyConditionExpression":"a = :a AND b < :a",\#(values)"#], start,
      "The query can return at most one row and cannot be restarted")
  }

  /// What a missing condition is told before, and what after the start key is looked at.
  @Test func isCheckedBeforeTheCondition() async throws {
    let z = [
      #""KeyConditions":{"z":{"ComparisonOperator":"NULL"}}"#,
      #""KeyConditionExpression":"z BETWEEN :a AND :a","ExpressionAttributeValues":{":a":{"N":"1"}}"#,
    ]
    try await expect(#""TableName":"range""#, z, #"{"a":{"N":"1"},"b":{"S":"a"}}"#, Self.mismatch)
    try await expect(
      #""TableName":"range""#, z, #"{"a":{"S":"a"},"b":{"N":"1"}}"#, "Query condition missed key schema element: a")
    try await expect(
      #""TableName":"range","IndexName":"index3""#, z, #"{"x":{"N":"1"},"y":{"N":"1"},"c":{"S":"1"}}"#,
      "Query condition missed key schema element: c")
    try await expect(
      #""TableName":"range","IndexName":"whatever""#, z, "{}", "The table does not have the specified index: whatever")
    try await expect(
      #""TableName":"range","IndexName":"index3","ConsistentRead":true"#, z, "{}",
      "Consistent reads are not supported on global secondary indexes")
  }
}
