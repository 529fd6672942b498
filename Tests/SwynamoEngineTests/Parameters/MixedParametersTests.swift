import Testing

/// Which parameters may stand together: asked before any value is looked at and before the table is looked for.
@Suite struct MixedParametersTests {
  /// How writes open what they say.
  private static func count(_ operation: String) -> String {
    ["PutItem", "UpdateItem", "DeleteItem"].contains(operation) ? "1 validation error detected: " : ""
  }

  private static let mixed = "Can not use both expression and non-expression parameters in the same request: "

  @Test(arguments: [
    (
      "Query",
      #""KeyConditions":{},"AttributesToGet":["a","a"],"ConditionalOperator":"OR","QueryFilter":{"a":{"ComparisonOperator":"EQ"}},"#
        + #""KeyConditionExpression":"","FilterExpression":"","ProjectionExpression":"""#,
      "Non-expression parameters: {AttributesToGet, QueryFilter, ConditionalOperator, KeyConditions} "
        + "Expression parameters: {ProjectionExpression, FilterExpression, KeyConditionExpression}"
    ),
    (
      "Query", #""QueryFilter":{},"KeyConditions":{},"FilterExpression":"""#,
      "Non-expression parameters: {QueryFilter} Expression parameters: {FilterExpression}"
    ),
    (
      "Scan",
      #""AttributesToGet":["a"],"ScanFilter":{},"ConditionalOperator":"AND","FilterExpression":"","ProjectionExpression":"""#,
      "Non-expression parameters: {AttributesToGet, ScanFilter, ConditionalOperator} "
        + "Expression parameters: {ProjectionExpression, FilterExpression}"
    ),
    (
      "GetItem", #""Key":{},"AttributesToGet":["a"],"ProjectionExpression":"""#,
      "Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}"
    ),
    (
      "PutItem", #""Item":{},"Expected":{},"ConditionalOperator":"AND","ConditionExpression":"""#,
      "Non-expression parameters: {Expected, ConditionalOperator} Expression parameters: {ConditionExpression}"
    ),
    (
      "DeleteItem", #""Key":{},"ConditionalOperator":"AND","ConditionExpression":"""#,
      "Non-expression parameters: {ConditionalOperator} Expression parameters: {ConditionExpression}"
    ),
    (
      "UpdateItem",
      #""Key":{},"ConditionalOperator":"AND","Expected":{},"AttributeUpdates":{},"ConditionExpression":"","UpdateExpression":"""#,
      "Non-expression parameters: {AttributeUpdates, Expected, ConditionalOperator} "
        + "Expression parameters: {UpdateExpression, ConditionExpression}"
    ),
  ])
  func areNamed(_ operation: String, _ members: String, _ message: String) async throws {
    try await Bench().expect(
      operation, #"{"TableName":"abc",\#(members)}"#, invalid: Self.count(operation) + Self.mixed + message)
  }

  /// `KeyConditions` may stand beside a filter and a projection that are expressions.
  @Test func keyConditionsBesideExpressions() async throws {
    let bench = try await Bench.letters()
    try await bench.must("PutItem", #"{"TableName":"range","Item":\#(Bench.item("a=x b=y e=z"))}"#)
    try await bench.expect(
      "Query",
      #"{"TableName":"range","KeyConditions":{"a":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"}]}},"#
        + #""FilterExpression":"e = :e","ExpressionAttributeValues":{":e":{"S":"z"}},"ProjectionExpression":"b"}"#,
      #"{"Items":[{"b":{"S":"y"}}],"Count":1,"ScannedCount":1}"#)
  }

  @Test func placeholdersNeedExpressions() async throws {
    let bench = try Bench()
    let legacy = #""QueryFilter":{"a":{"ComparisonOperator":"EQ"}},"ConditionalOperator":"OR""#
    try await bench.expect(
      "Query", #"{"TableName":"abc",\#(legacy),"ExpressionAttributeNames":{},"ExpressionAttributeValues":{}}"#,
      invalid: "ExpressionAttributeNames can only be specified when using expressions")
    try await bench.expect(
      "Query", #"{"TableName":"abc",\#(legacy),"ExpressionAttributeValues":{}}"#,
      invalid: "ExpressionAttributeValues can only be specified when using expressions: "
        + "FilterExpression and KeyConditionExpression are null")
    try await bench.expect(
      "Scan", #"{"TableName":"abc","ExpressionAttributeValues":{}}"#,
      invalid: "ExpressionAttributeValues can only be specified when using expressions: FilterExpression is null")
  }

  @Test(arguments: [
    ("Query", "", "QueryFilter"), ("Scan", "", "ScanFilter"), ("PutItem", #""Item":{"a":{"S":"x"}},"#, "Expected"),
    ("DeleteItem", #""Key":{"a":{"S":"x"}},"#, "Expected"),
    ("UpdateItem", #""Key":{"a":{"S":"x"}},"AttributeUpdates":{"b":{"Value":{"S":"v"}}},"#, "Expected"),
  ])
  func conditionalOperatorJoinsConditions(_ operation: String, _ members: String, _ conditions: String) async throws {
    let bench = try await Bench.letters()
    let request = #"{"TableName":"hash",\#(members)"ConditionalOperator":"AND""#
    let count = Self.count(operation)
    let none = count + "ConditionalOperator cannot be used without Filter or Expected"
    try await bench.expect(operation, request + "}", invalid: none)
    try await bench.expect(operation, request + #","\#(conditions)":{}}"#, invalid: none)
    try await bench.expect(
      operation, request + #","\#(conditions)":{"a":{"ComparisonOperator":"NULL"}}}"#,
      invalid: count + "ConditionalOperator can only be used when Filter or Expected has two or more elements")
  }
}
