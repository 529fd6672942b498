import Testing

/// Of some wrong values the service says that they stand in the start key, of others it doesn't.
@Suite struct StartKeyValueTests {
  private static let empty = "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"

  @Test(arguments: [
    ("{}", empty), (#"{"a":""}"#, empty), (#"{"M":{"a":{}}}"#, empty), (#"{"L":[{}]}"#, empty),
    (
      #"{"S":"a","N":"1"}"#,
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"
    ),
    (#"{"NULL":"no"}"#, "One or more parameter values were invalid: Null attribute value types must have the value of true"),
    (#"{"SS":[]}"#, "One or more parameter values were invalid: An string set  may not be empty"),
    (#"{"BS":[]}"#, "One or more parameter values were invalid: Binary sets should not be empty"),
  ])
  func named(_ value: String, _ message: String) async throws {
    try await expect(value, "The provided starting key is invalid: " + message)
  }

  @Test(arguments: [
    (#"{"NS":[]}"#, "One or more parameter values were invalid: An number set  may not be empty"),
    (#"{"S":"","N":"x"}"#, "The parameter cannot be converted to a numeric value: x"),
    (#"{"N":"b"}"#, "The parameter cannot be converted to a numeric value: b"),
    (#"{"N":"1e126"}"#, "Number overflow. Attempting to store a number with magnitude larger than supported range"),
  ])
  func unnamed(_ value: String, _ message: String) async throws {
    try await expect(value, message)
  }

  /// Before the segments of a scan, the conditions of a query and all expressions.
  private func expect(_ value: String, _ message: String) async throws {
    let bench = try Bench()
    try await bench.expect(
      "Scan",
      #"{"TableName":"abc","Segment":1,"FilterExpression":"","ExpressionAttributeValues":{},"ExclusiveStartKey":{"a":\#(value)}}"#,
      invalid: message)
    try await bench.expect(
      "Query", #"{"TableName":"abc","KeyConditions":{"a":{"ComparisonOperator":"EQ"}},"ExclusiveStartKey":{"a":\#(value)}}"#,
      invalid: message)
  }
}
