import SwynamoEngine
import Testing

@Suite struct SearchRefusalTests {
  private func bench() async throws -> Bench {
    try await Bench.docs(
      [
        Vectors.index(schema: Vectors.schema(hash: "tenant", filters: ["pages"])), Vectors.index("plain"),
      ].joined(separator: ","), definitions: [("tenant", "S"), ("pages", "N")])
  }

  private func refuses(
    _ search: String, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await bench().expect("SearchVectors", search, invalid: message, sourceLocation: sourceLocation)
  }

  private func refuses(
    condition: String, _ values: String, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await refuses(
      Vectors.search([1, 0, 0], Vectors.condition(condition, values)), message, sourceLocation: sourceLocation)
  }

  @Test func numberOfResults() async throws {
    for index in ["plain", "absent"] {
      try await refuses(
        Vectors.search([1, 0, 0], top: 101, index: index),
        "Provided TopK value '101' is out of valid range. The value must be between 1 and 100 inclusive")
    }
    try await refuses(
      Vectors.search([1, 0, 0], top: 0),
      "1 validation error detected: Value '0' at 'topK' failed to satisfy constraint: Member must have value greater than or "
        + "equal to 1")
    let search = Vectors.search([1, 0, 0]).replacing(#""TopK":10"#, with: #""TopK":3.5"#)
    try await bench().expect(
      "SearchVectors", search, error: "com.amazon.coral.service#SerializationException",
      "invalid type: floating point `3.5`, expected i32 at line 1 column \(search.utf8.count - 1)")
  }

  @Test func constraints() async throws {
    let opening = "1 validation error detected: Value at "
    try await refuses(
      Vectors.search([Int]()),
      opening + "'SearchVector' failed to satisfy constraint: Member must have length greater than or equal to 1")
    try await refuses(
      Vectors.search([1], index: "ab"),
      opening + "'IndexName' failed to satisfy constraint: Member must have length greater than or equal to 3")
    try await refuses(
      Vectors.search([1, 0, 0], #""ReturnConsumedCapacity":"BOGUS""#),
      "Value 'BOGUS' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: "
        + "[INDEXES, TOTAL, NONE]")
  }

  @Test func missingAndNullMembers() async throws {
    let members = [
      ("TableName", #""docs""#, "a string"), ("IndexName", #""plain""#, "a string"),
      ("SearchVector", #"[{"N":"1"}]"#, "a sequence"),
      ("TopK", "1", "i32"),
    ]
    for (name, _, kind) in members {
      let others = members.filter { $0.0 != name }.map { #""\#($0.0)":\#($0.1)"# }
      let missing = "{\(others.joined(separator: ","))}"
      try await refuses(missing, "missing field `\(name)` at line 1 column \(missing.utf8.count)")
      let null = #"{"\#(name)": null,\#(others.joined(separator: ","))}"#
      try await bench().expect(
        "SearchVectors", null, error: "com.amazon.coral.service#SerializationException",
        "invalid type: null, expected \(kind) at line 1 column \(name.utf8.count + 9)")
    }
    try await refuses("{}", "missing field `TableName` at line 1 column 2")
    try await refuses("{\n  \"TableName\": \"d\"\n}", "missing field `IndexName` at line 3 column 1")
    try await bench().expect(
      "SearchVectors", #"{"TableName":5}"#, error: "com.amazon.coral.service#SerializationException",
      "invalid type: integer `5`, expected a string at line 1 column 14")
  }

  @Test func vectors() async throws {
    let values =
      "Search vector contains invalid values. All values in the search vector must be a 32-bit floating-point number attribute"
    for vector in [
      #"[{"S":"1"}]"#, #"[{"N":"1e39"}]"#, #"[{"N":"NaN"}]"#, #"[{"L":[{"N":"1"}]}]"#, #"[{"N":"1"},{"BOOL":true},{"N":"1"}]"#,
    ] {
      try await refuses(#"{"TableName":"docs","IndexName":"plain","TopK":1,"SearchVector":\#(vector)}"#, values)
    }
    try await refuses(
      Vectors.search([1, 0], index: "plain"), "Input search vector dimension 2 does not match vector index dimension 3")
  }

  @Test func whatIsSearched() async throws {
    try await bench().expect(
      "SearchVectors", Vectors.search([1]).replacing("docs", with: "absent"),
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found")
    try await refuses(Vectors.search([1, 0, 0], index: "absent"), "The table does not have the specified index: absent")
    let bench = try await bench()
    try await bench.expect(
      "Query",
      #"{"TableName":"docs","IndexName":"plain","KeyConditionExpression":"id = :i","ExpressionAttributeValues":{":i":{"S":"1"}}}"#,
      invalid: "Query operation not supported on this index type.")
    try await bench.expect(
      "Scan", #"{"TableName":"docs","IndexName":"plain"}"#, invalid: "Query operation not supported on this index type.")
  }

  @Test func conditions() async throws {
    let tenant = #"":t":{"S":"a"}"#
    try await refuses(
      Vectors.search([1, 0, 0]), "SearchConditionExpression must be provided when SearchSchema has a HASH key")
    try await refuses(
      condition: "pages = :s", #"":s":{"N":"1"}"#,
      "SearchConditionExpression must have all HASH attributes in configured SearchSchema")
    let comparator = "Invalid SearchConditionExpression: Invalid comparator used in SearchConditionExpression"
    for condition in [
      "tenant < :t", "tenant <> :t", "tenant IN (:t)", "begins_with(tenant, :t)", "NOT tenant = :t", "tenant BETWEEN :t AND :t",
    ] {
      try await refuses(condition: condition, tenant, comparator)
    }
    try await refuses(
      Vectors.search([1, 0, 0], Vectors.condition("tenant = :t", tenant), index: "plain"),
      "SearchConditionExpression must not contain any attributes that is not in SearchSchema. Invalid attribute: tenant")
    try await refuses(
      condition: "tenant = :t", #"":t":{"N":"1"}"#,
      "Type of 'tenant' attribute in SearchConditionExpression (N) does not match type in search schema (S)")
    try await refuses(
      condition: "tenant = :t", #"":t":{"S":""}"#,
      "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. "
        + "Key: tenant")
    try await refuses(
      condition: "tenant = :t AND user = :t", tenant,
      "Invalid SearchConditionExpression: Attribute name is a reserved keyword; reserved keyword: user")
    try await refuses(
      condition: "tenant = :u", tenant,
      "Invalid SearchConditionExpression: An expression attribute value used in expression is not defined; attribute value: :u")
    try await refuses(
      Vectors.search([1, 0, 0], #""ExpressionAttributeValues":{":t":{"S":"a"}}"#, index: "plain"),
      "ExpressionAttributeValues can only be specified when using expressions: SearchConditionExpression is null")
    try await refuses(
      condition: "tenant = :t", tenant + #",":u":{"S":"a"}"#,
      "Value provided in ExpressionAttributeValues unused in expressions: keys: {:u}")
  }
}
