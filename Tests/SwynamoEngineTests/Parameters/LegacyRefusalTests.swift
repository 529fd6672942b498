import Testing

/// How `KeyConditions`, `QueryFilter` and `ScanFilter` are refused; the table is looked for later.
@Suite struct LegacyRefusalTests {
  private static let invalid = "One or more parameter values were invalid: "
  private static let empty = "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"

  /// Refused before the other parameters, which are wrong too.
  private func expect(_ conditions: String, _ message: String) async throws {
    let bench = try Bench()
    let start = #""ExclusiveStartKey":{"a":{}}"#
    try await bench.expect(
      "Query",
      #"{"TableName":"abc",\#(start),"AttributesToGet":["a","a"],"KeyConditions":{"a":{"ComparisonOperator":"EQ"}},"#
        + #""QueryFilter":\#(conditions)}"#,
      invalid: message)
    try await bench.expect("Query", #"{"TableName":"abc","KeyConditions":\#(conditions)}"#, invalid: message)
    try await bench.expect("Scan", #"{"TableName":"abc","Segment":1,\#(start),"ScanFilter":\#(conditions)}"#, invalid: message)
  }

  private func condition(_ operation: String, _ values: [String]) -> String {
    #"{"a":{"ComparisonOperator":"\#(operation)","AttributeValueList":[\#(values.joined(separator: ","))]}}"#
  }

  @Test(arguments: [
    ("EQ", [0, 2]), ("NE", [0, 2]), ("LE", [0, 2]), ("LT", [0, 2]), ("GE", [0, 2]), ("GT", [0, 2]), ("CONTAINS", [0, 2]),
    ("NOT_CONTAINS", [0, 2]), ("BEGINS_WITH", [0, 2]), ("IN", [0]), ("BETWEEN", [0, 1, 3]), ("NULL", [1, 2]),
    ("NOT_NULL", [1, 2]),
  ])
  func counts(_ operation: String, _ wrong: [Int]) async throws {
    let message = Self.invalid + "Invalid number of argument(s) for the \(operation) ComparisonOperator"
    for count in wrong {
      try await expect(condition(operation, Array(repeating: #"{"S":"a"}"#, count: count)), message)
    }
    if wrong.contains(0) { try await expect(#"{"a":{"ComparisonOperator":"\#(operation)"}}"#, message) }
  }

  private static let samples = [
    "N": "\"1\"", "BOOL": "true", "NULL": "true", "SS": #"["a"]"#, "NS": #"["1"]"#, "BS": #"["abcd"]"#, "M": "{}", "L": "[]",
  ]

  @Test(arguments: [
    ("LT", 1, ["BOOL", "NULL", "SS", "NS", "BS", "M", "L"]), ("LE", 1, ["BOOL", "NULL", "SS", "NS", "BS", "M", "L"]),
    ("GT", 1, ["BOOL", "NULL", "SS", "NS", "BS", "M", "L"]), ("GE", 1, ["BOOL", "NULL", "SS", "NS", "BS", "M", "L"]),
    ("IN", 1, ["BOOL", "NULL", "SS", "NS", "BS", "M", "L"]), ("BETWEEN", 2, ["BOOL", "NULL", "SS", "NS", "BS", "M", "L"]),
    ("CONTAINS", 1, ["SS", "NS", "BS", "M", "L"]), ("NOT_CONTAINS", 1, ["SS", "NS", "BS", "M", "L"]),
    ("BEGINS_WITH", 1, ["N", "BOOL", "NULL", "SS", "NS", "BS", "M", "L"]),
  ])
  func types(_ operation: String, _ count: Int, _ wrong: [String]) async throws {
    for type in wrong {
      let value = "{\"\(type)\":\(Self.samples[type] ?? "")}"
      try await expect(
        condition(operation, Array(repeating: value, count: count)),
        Self.invalid + "ComparisonOperator \(operation) is not valid for \(type) AttributeValue type")
    }
  }

  @Test func valuesAreOfOneType() async throws {
    for operation in ["IN", "BETWEEN"] {
      try await expect(
        condition(operation, [#"{"S":"b"}"#, #"{"N":"1"}"#]),
        Self.invalid + "AttributeValues inside AttributeValueList must be of same type")
    }
    try await expect(
      condition("BETWEEN", [#"{"N":"10"}"#, #"{"N":"9"}"#]),
      "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound")
  }

  @Test(arguments: [
    ("{}", empty), (#"{"a":""}"#, empty),
    (#"{"NULL":"no"}"#, invalid + "Null attribute value types must have the value of true"),
    (#"{"SS":[]}"#, invalid + "An string set  may not be empty"), (#"{"NS":[]}"#, invalid + "An number set  may not be empty"),
    (#"{"S":"a","N":"b"}"#, "The parameter cannot be converted to a numeric value: b"),
  ])
  func values(_ value: String, _ message: String) async throws {
    try await expect(condition("EQ", [#"{"N":"1"}"#, value, "{}"]), message)
  }

  @Test func attributesToGetAreDistinct() async throws {
    let bench = try Bench()
    let message = Self.invalid + "Duplicate value in attribute name: a"
    let rest = #""AttributesToGet":["a","a"],"ExclusiveStartKey":{"a":{}}}"#
    try await bench.expect("Query", #"{"TableName":"abc","QueryFilter":{},"# + rest, invalid: message)
    try await bench.expect(
      "Scan", #"{"TableName":"abc","ScanFilter":{"a":{"ComparisonOperator":"EQ"}},"# + rest, invalid: message)
    try await bench.expect("GetItem", #"{"TableName":"abc","Key":{},"AttributesToGet":["a","a"]}"#, invalid: message)
  }

  @Test(arguments: ["keyConditions", "queryFilter"])
  func constraints(_ path: String) async throws {
    let name = path.prefix(1).uppercased() + path.dropFirst()
    let at = "at '\(path).a.member.comparisonOperator' failed to satisfy constraint:"
    let bench = try Bench()
    try await bench.expect(
      "Query", #"{"TableName":"abc","\#(name)":{"a":{}}}"#,
      invalid: "1 validation error detected: Value null \(at) Member must not be null")
    try await bench.expect(
      "Query", #"{"TableName":"abc","\#(name)":{"a":{"ComparisonOperator":"eq"}}}"#,
      invalid: "1 validation error detected: Value 'eq' \(at) Member must satisfy enum value set: [IN, NULL, BETWEEN, LT, "
        + "NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, CONTAINS]")
  }

  @Test(arguments: [("COUNT", "only the Count"), ("ALL_ATTRIBUTES", "ALL_ATTRIBUTES")])
  func attributesToGetAreSpecific(_ select: String, _ name: String) async throws {
    let bench = try await Bench.letters()
    let members = #""TableName":"hash","AttributesToGet":["b"],"Select":"\#(select)""#
    let message = "Cannot specify the AttributesToGet when choosing to get \(name)"
    try await bench.expect("Scan", "{\(members)}", invalid: message)
    try await bench.expect(
      "Query", #"{\#(members),"KeyConditions":{"a":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"1"}]}}}"#,
      invalid: "1 validation error detected: " + message)
  }
}
