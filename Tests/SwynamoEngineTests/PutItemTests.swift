import Testing

@Suite struct PutItemTests {
  @Test func answersWithNothing() async throws {
    let bench = try await Bench.users()
    try await bench.expect("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"n":{"N":"1"}}}"#, "{}")
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#, #"{"Item":{"id":{"S":"a"},"n":{"N":"1"}}}"#)
  }

  @Test func answersWithTheOldItem() async throws {
    let bench = try await Bench.users()
    let put = #"{"TableName":"users","ReturnValues":"ALL_OLD","Item":{"id":{"S":"a"},"n":{"N":"0012.50"}}}"#
    try await bench.expect("PutItem", put, "{}")
    try await bench.expect("PutItem", put, #"{"Attributes":{"id":{"S":"a"},"n":{"N":"12.5"}}}"#)
  }

  @Test func checksTheConditionOnTheOldItem() async throws {
    let bench = try await Bench.users()
    let put = #"{"TableName":"users","ConditionExpression":"attribute_not_exists(id)","Item":{"id":{"S":"a"}}}"#
    try await bench.expect("PutItem", put, "{}")
    try await bench.expect(
      "PutItem", put, error: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
      "The conditional request failed")
    let answer = try await bench.send(
      "PutItem", put.dropLast() + #","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}"#)
    #expect(
      answer.body == #"{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","#
        + #""message":"The conditional request failed","Item":{"id":{"S":"a"}}}"#)
  }

  @Test func reportsAllBrokenConstraints() async throws {
    try await Bench().expect(
      "PutItem", #"{"TableName":"abc;","ReturnConsumedCapacity":"hi","ReturnItemCollectionMetrics":"hi","ReturnValues":"hi"}"#,
      invalid: "5 validation errors detected: "
        + "Value 'hi' at 'returnConsumedCapacity' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; "
        + "Value 'abc;' at 'tableName' failed to satisfy constraint: "
        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; "
        + "Value null at 'item' failed to satisfy constraint: Member must not be null; "
        + "Value 'hi' at 'returnValues' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]; "
        + "Value 'hi' at 'returnItemCollectionMetrics' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [SIZE, NONE]")
  }

  @Test(
    arguments: [
      (#"{}"#, "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
      (#"{"a":""}"#, "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
      (#"{"L":[{}]}"#, "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
      (
        #"{"S":"a","N":"1"}"#,
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"
      ),
      (#"{"NULL":"no"}"#, "One or more parameter values were invalid: Null attribute value types must have the value of true"),
      (#"{"SS":[]}"#, "One or more parameter values were invalid: An string set  may not be empty"),
      (#"{"NS":[]}"#, "One or more parameter values were invalid: An number set  may not be empty"),
      (#"{"BS":[]}"#, "One or more parameter values were invalid: Binary sets should not be empty"),
      (#"{"SS":["a","a"]}"#, "One or more parameter values were invalid: Input collection [\"a\", \"a\"] contains duplicates."),
      (
        #"{"BS":["Yg==","Yg=="]}"#,
        "One or more parameter values were invalid: Input collection [\"Yg==\",\"Yg==\"]of type BS contains duplicates."
      ),
      (#"{"NS":["1","1.0"]}"#, "One or more parameter values were invalid: Input collection contains duplicates."),
      (
        #"{"SS":["a",null]}"#,
        "One or more parameter values were invalid: An string set may not have a null string as a member"
      ),
      (#"{"NS":["1",null]}"#, "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
      (#"{"BS":["Yg==",null]}"#, "One or more parameter values were invalid: Binary sets may not contain null or empty values"),
      (#"{"N":""}"#, "The parameter cannot be converted to a numeric value: "),
      (#"{"N":"b"}"#, "The parameter cannot be converted to a numeric value: b"),
      (#"{"N":"123456789012345678901234567890123456789"}"#, "Attempting to store more than 38 significant digits in a Number"),
      (#"{"N":"1e126"}"#, "Number overflow. Attempting to store a number with magnitude larger than supported range"),
      (#"{"N":"-1e-131"}"#, "Number underflow. Attempting to store a number with magnitude smaller than supported range"),
    ] as [(String, String)])
  func refusesValues(_ value: String, _ message: String) async throws {
    try await Bench().expect("PutItem", #"{"TableName":"abc","Item":{"a":\#(value)}}"#, counted: message)
  }

  @Test(arguments: [
    (#"{"n":{"N":"1"}}"#, "One or more parameter values were invalid: Missing the key id in the item"),
    (#"{"id":{"N":"1"}}"#, "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N"),
    (
      #"{"id":{"S":""}}"#,
      "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. "
        + "Key: id"
    ),
  ])
  func refusesItems(_ item: String, _ message: String) async throws {
    try await Bench.users().expect("PutItem", #"{"TableName":"users","Item":\#(item)}"#, invalid: message)
  }

  private static let tooDeep =
    "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit"

  /// The item is the first of the 32 levels.
  @Test func refusesDeepNesting() async throws {
    let bench = try await Bench.users()
    let nested = { (levels: Int) in
      String(repeating: #"{"L":["#, count: levels) + #"{"S":"x"}"# + String(repeating: "]}", count: levels)
    }
    let put = { (levels: Int) in #"{"TableName":"users","Item":{"id":{"S":"a"},"l":\#(nested(levels))}}"# }
    try await bench.expect("PutItem", put(31), "{}")
    try await bench.expect("PutItem", put(32), counted: Self.tooDeep)
    try await bench.expect(
      "UpdateItem",
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"SET m = :m","#
        + #""ExpressionAttributeValues":{":m":{"M":{}}}}"#, "{}")
    try await bench.expect(
      "UpdateItem", #"{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"SET m.x = l"}"#,
      invalid: Self.tooDeep)
    let (status, body) = try await bench.send("PutItem", put(10_000))
    #expect(status == 400)
    #expect(body == #"{"__type":"com.amazon.coral.service#SerializationException"}"#)
  }

  @Test func refusesLongKeysAndLargeItems() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "PutItem", #"{"TableName":"users","Item":{"id":{"S":"\#(String(repeating: "a", count: 2049))"}}}"#,
      invalid: "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes")
    try await bench.expect(
      "PutItem",
      #"{"TableName":"users","Item":{"id":{"S":"a"},"b":{"S":"\#(String(repeating: "b", count: 409_600 - 3))"}}}"#,
      invalid: "Item size has exceeded the maximum allowed size")
  }

  @Test func takesAnItemOf400KB() async throws {
    let item = #"{"id":{"S":"a"},"b":{"S":"\#(String(repeating: "b", count: 409_600 - 4))"}}"#
    try await Bench.users().expect("PutItem", #"{"TableName":"users","Item":\#(item)}"#, "{}")
  }

  @Test func missesTheTable() async throws {
    try await Bench().expect(
      "PutItem", #"{"TableName":"nowhere","Item":{"id":{"S":"a"}}}"#,
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found")
  }

  @Test func countsCapacity() async throws {
    let bench = try await Bench.users()
    let item = #"{"id":{"S":"a"},"b":{"S":"\#(String(repeating: "b", count: 1022))"}}"#
    try await bench.expect(
      "PutItem", #"{"TableName":"users","ReturnConsumedCapacity":"TOTAL","Item":\#(item)}"#,
      #"{"ConsumedCapacity":{"TableName":"users","CapacityUnits":2.0}}"#)
    // The larger of the old and the new item counts.
    try await bench.expect(
      "PutItem", #"{"TableName":"users","ReturnConsumedCapacity":"INDEXES","Item":{"id":{"S":"a"}}}"#,
      #"{"ConsumedCapacity":{"TableName":"users","CapacityUnits":2.0,"Table":{"CapacityUnits":2.0}}}"#)
  }
}
