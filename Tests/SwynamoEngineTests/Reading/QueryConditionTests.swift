import Testing

/// What the keys of a table or an index allow in `KeyConditionExpression` and in `KeyConditions`.
@Suite struct QueryConditionTests {
  private static let notSupported = "Query key condition not supported"
  private static let notIndexable = "Attempted conditional constraint is not an indexable operation"
  private static let wrongType =
    "One or more parameter values were invalid: Condition parameter type does not match schema type"

  private func query(_ target: String, _ condition: String) -> String {
    let used = ["s", "n"].filter { condition.contains(":" + $0) }.map { $0 == "s" ? #"":s":{"S":"1"}"# : #"":n":{"N":"1"}"# }
    return
      #"{"TableName":\#(target),"KeyConditionExpression":"\#(condition)","ExpressionAttributeValues":{\#(used.joined(separator: ","))}}"#
  }

  @Test(arguments: [
    "a > :s", "a < :s", ":s <= a", "begins_with(a, :s)", "a BETWEEN :s AND :s", "a = :s AND b = :s", "y = :s AND z = :s",
  ])
  func aHashAlone(_ condition: String) async throws {
    try await Bench.letters().expect("Query", query(#""hash""#, condition), invalid: Self.notSupported)
  }

  @Test(arguments: [
    ("b = :s", "Query condition missed key schema element: a"), ("x = :s", "Query condition missed key schema element: a"),
    ("a = :s AND c = :n", "Query condition missed key schema element: b"), ("a > :s", notSupported), ("a = :n", wrongType),
    (":n > a", wrongType), ("a = :s AND b = :n", wrongType), ("a = :s AND b < :n", wrongType),
    (
      "a = :s AND b = :s AND c = :s",
      "The number of query conditions (3) exceeds the number of key attributes defined in the schema (2)"
    ),
    (
      "a = :s AND begins_with(b, :n)",
      "Invalid KeyConditionExpression: Incorrect operand type for operator or function; "
        + "operator or function: begins_with, operand type: N"
    ),
    ("a = :s AND size(b) = :n", "Invalid operator used in KeyConditionExpression: size"),
    ("a = :s AND size(b) > c", "Invalid KeyConditionExpression: KeyConditionExpressions cannot contain nested operations"),
  ])
  func aHashAndARange(_ condition: String, _ message: String) async throws {
    try await Bench.letters().expect("Query", query(#""range""#, condition), invalid: message)
  }

  @Test(arguments: [
    ("index1", "a = :s AND b = :s", "Query condition missed key schema element: c"),
    ("index3", "c > :s", notSupported), ("index3", "c = :s AND z = :s", notSupported),
    ("index4", "c = :s AND b = :s", "Query condition missed key schema element: d"),
  ])
  func anIndex(_ index: String, _ condition: String, _ message: String) async throws {
    try await Bench.letters().expect("Query", query(#""range","IndexName":"\#(index)""#, condition), invalid: message)
  }

  @Test(arguments: ["(#a = x) AND (begins_with(#b, y))", "#a <> #b", "#a = x OR #b = y", "#a = #b.c"])
  func unusedNamesComeBeforeWhatTheConditionIs(_ condition: String) async throws {
    let names = ##""ExpressionAttributeNames":{"#a":"a","#b":"b","#count":"c"}"##
    try await Bench.letters().expect(
      "Query", #"{"TableName":"hash","KeyConditionExpression":"\#(condition)",\#(names)}"#,
      invalid: "Value provided in ExpressionAttributeNames unused in expressions: keys: {#count}")
  }

  @Test(arguments: [
    #""ComparisonOperator":"NULL""#, #""ComparisonOperator":"NOT_NULL""#,
    #""ComparisonOperator":"NE","AttributeValueList":[{"N":"1"}]"#,
    #""ComparisonOperator":"CONTAINS","AttributeValueList":[{"S":"a"}]"#,
    #""ComparisonOperator":"NOT_CONTAINS","AttributeValueList":[{"S":"a"}]"#,
    #""ComparisonOperator":"IN","AttributeValueList":[{"S":"a"}]"#,
  ])
  func onlySomeOperatorsSearchAnIndex(_ condition: String) async throws {
    let bench = try await Bench.letters()
    try await bench.expect("Query", #"{"TableName":"hash","KeyConditions":{"a":{\#(condition)}}}"#, invalid: Self.notIndexable)
    try await bench.expect(
      "Query",
      #"{"TableName":"range","KeyConditions":{"a":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"b"}]},"b":{\#(condition)}}}"#,
      invalid: Self.notIndexable)
  }

  @Test(arguments: [
    ("LE", ["a"]), ("LT", ["a"]), ("GE", ["a"]), ("GT", ["a"]), ("BEGINS_WITH", ["a"]), ("BETWEEN", ["a", "a"]),
  ])
  func onlyEqualityFindsAHash(_ operation: String, _ values: [String]) async throws {
    let list = values.map { #"{"S":"\#($0)"}"# }.joined(separator: ",")
    try await Bench.letters().expect(
      "Query",
      #"{"TableName":"range","KeyConditions":{"a":{"ComparisonOperator":"\#(operation)","AttributeValueList":[\#(list)]}}}"#,
      invalid: Self.notSupported)
  }

  /// Before the table is looked for; whether there are too many, only the table can tell.
  @Test func needsOne() async throws {
    try await Bench().expect(
      "Query", #"{"TableName":"nowhere","KeyConditions":{}}"#, invalid: "Conditions can be of length 1 or 2 only")
  }

  @Test func keysAreNeitherEmptyNorLong() async throws {
    let bench = try await Bench.letters()
    let query = { (operation: String, value: String) in
      #"{"TableName":"range","KeyConditions":{"a":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"}]},"#
        + #""b":{"ComparisonOperator":"\#(operation)","AttributeValueList":[{"S":"\#(value)"}]}}}"#
    }
    for operation in ["EQ", "GT", "BEGINS_WITH"] {
      try await bench.expect(
        "Query", query(operation, ""),
        invalid: "One or more parameter values are not valid. "
          + "The AttributeValue for a key attribute cannot contain an empty string value. Key: b")
      try await bench.expect(
        "Query", query(operation, String(repeating: "x", count: 1025)),
        invalid: "One or more parameter values were invalid: "
          + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes")
    }
  }

  @Test(arguments: [
    (#""QueryFilter":{"a":{"ComparisonOperator":"NULL"}}"#, "QueryFilter", "a"),
    (#""QueryFilter":{"z":{"ComparisonOperator":"NULL"},"b":{"ComparisonOperator":"NULL"}}"#, "QueryFilter", "b"),
  ])
  func filtersAreOnOtherAttributes(_ filter: String, _ parameter: String, _ attribute: String) async throws {
    try await Bench.letters().expect(
      "Query",
      #"{"TableName":"range","KeyConditions":{"a":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"}]}},\#(filter)}"#,
      invalid: "\(parameter) can only contain non-primary key attributes: Primary key attribute: \(attribute)")
  }
}
