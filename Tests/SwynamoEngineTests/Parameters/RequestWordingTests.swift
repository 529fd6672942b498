import Testing

/// What is wrong with a request, in the words of its operation.
@Suite struct RequestWordingTests {
  private static let counted = "1 validation error detected: "
  private static let invalid = "One or more parameter values were invalid: "
  private static let notANumber = "The parameter cannot be converted to a numeric value"
  private static let overflow = "Number overflow. Attempting to store a number with magnitude larger than supported range"
  private static let underflow = "Number underflow. Attempting to store a number with magnitude smaller than supported range"

  /// The members of a request of each operation with a value in it, by how the operation words what is wrong with that.
  private static func counted(_ value: String) -> [(String, String)] {
    [
      ("PutItem", #""Item":{"id":\#(value)}"#), ("PutItem", #""Item":{"m":{"L":[\#(value)]}}"#),
      ("PutItem", #""Item":{},"ConditionExpression":"a = :a","ExpressionAttributeValues":{":a":\#(value)}"#),
      ("PutItem", #""Item":{},"Expected":{"a":{"Value":\#(value)}}"#), ("UpdateItem", #""Key":{"id":\#(value)}"#),
      ("UpdateItem", #""Key":{},"AttributeUpdates":{"a":{"Value":\#(value)}}"#),
      ("UpdateItem", #""Key":{},"UpdateExpression":"SET a = :a","ExpressionAttributeValues":{":a":\#(value)}"#),
      ("DeleteItem", #""Key":{"id":\#(value)}"#),
      ("DeleteItem", #""Key":{},"Expected":{"a":{"ComparisonOperator":"EQ","AttributeValueList":[\#(value)]}}"#),
    ]
  }

  private static func current(_ value: String) -> [(String, String)] {
    [
      ("GetItem", #""Key":{"id":\#(value)}"#),
      ("Query", #""KeyConditionExpression":"id = :a","ExpressionAttributeValues":{":a":\#(value)}"#),
      ("Query", #""QueryFilter":{"a":{"ComparisonOperator":"EQ","AttributeValueList":[\#(value)]}}"#),
    ]
  }

  @Test(
    arguments: [
      (#"{"N":""}"#, notANumber + ": ", notANumber), (#"{"N":"abc"}"#, notANumber + ": abc", notANumber + ": abc"),
      (#"{"N":"1e126"}"#, overflow, overflow), (#"{"N":"1e2147483647"}"#, overflow, underflow),
      (#"{"N":"0.1e2147483647"}"#, overflow, overflow), (#"{"N":"12e2147483646"}"#, overflow, underflow),
      (#"{"N":"1e2147483648"}"#, overflow, overflow), (#"{"N":"1e-2147483648"}"#, underflow, underflow),
      (
        #"{"SS":["b","a","b"]}"#, invalid + #"Input collection ["a", "b", "b"] contains duplicates."#,
        invalid + "Input collection [b, a, b] contains duplicates."
      ),
      (
        #"{"SS":["c","b","a","b","a\"","A"]}"#,
        invalid + #"Input collection ["a", "b", "c", "b", "a\"", "A"] contains duplicates."#,
        invalid + #"Input collection [c, b, a, b, a", A] contains duplicates."#
      ),
      (
        #"{"BS":["/w==","AA==","AA=="]}"#, invalid + #"Input collection ["AA==","/w==","AA=="]of type BS contains duplicates."#,
        invalid + "Input collection [/w==, AA==, AA==]of type BS contains duplicates."
      ),
      (#"{"NS":["1","1.0"]}"#, invalid + "Input collection contains duplicates.", "Input collection contains duplicates"),
    ] as [(String, String, String)])
  func values(_ value: String, _ current: String, _ older: String) async throws {
    let bench = try Bench()
    for (operation, members) in Self.counted(value) {
      try await bench.expect(operation, #"{"TableName":"abc",\#(members)}"#, invalid: Self.counted + current)
    }
    for (operation, members) in Self.current(value) {
      try await bench.expect(operation, #"{"TableName":"abc",\#(members)}"#, invalid: current)
    }
    try await bench.expect("BatchGetItem", #"{"RequestItems":{"abc":{"Keys":[{"id":\#(value)}]}}}"#, invalid: current)
    try await bench.expect(
      "BatchWriteItem", #"{"RequestItems":{"abc":[{"PutRequest":{"Item":{"id":\#(value)}}}]}}"#, invalid: older)
    try await bench.expect(
      "Scan", #"{"TableName":"abc","ScanFilter":{"a":{"ComparisonOperator":"EQ","AttributeValueList":[\#(value)]}}}"#,
      invalid: older)
    try await bench.expect(
      "TransactGetItems", #"{"TransactItems":[{"Get":{"TableName":"abc","Key":{"id":\#(value)}}}]}"#, invalid: older)
    try await bench.expect(
      "TransactWriteItems", #"{"TransactItems":[{"Put":{"TableName":"abc","Item":{"id":\#(value)}}}]}"#, invalid: older)

    let wrapped = "ExpressionAttributeValues contains invalid value: \(older) for key :a"
    let values = #""ExpressionAttributeValues":{":a":\#(value)}"#
    try await bench.expect("Scan", #"{"TableName":"abc","FilterExpression":"a = :a",\#(values)}"#, invalid: wrapped)
    try await bench.expect(
      "TransactWriteItems",
      #"{"TransactItems":[{"Update":{"TableName":"abc","Key":{},"UpdateExpression":"SET a = :a",\#(values)}}]}"#,
      invalid: wrapped)
  }

  /// Parts of a request, and what is wrong with them.
  @Test(
    arguments: [
      (
        #""ConditionExpression":"a = a""#,
        "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or "
          + "function; operator: =, first operand: [a]"
      ),
      (#""ConditionExpression":"((a = b))""#, "Invalid ConditionExpression: The expression has redundant parentheses;"),
      (
        ##""ConditionExpression":"#a = b""##,
        "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #a"
      ),
      (
        ##""ConditionExpression":"a = b","ExpressionAttributeNames":{"#a":"a"}"##,
        "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}"
      ),
      (#""ConditionExpression":"a = b","ExpressionAttributeNames":{}"#, "ExpressionAttributeNames must not be empty"),
      (
        ##""ExpressionAttributeNames":{"#a":"a"}"##,
        "ExpressionAttributeNames can only be specified when using expressions"
      ),
      (
        #""ConditionExpression":"a = b","Expected":{"a":{"Exists":false}}"#,
        "Can not use both expression and non-expression parameters in the same request: "
          + "Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}"
      ),
      (#""Expected":{"a":{"Exists":true}}"#, invalid + "Value must be provided when Exists is true for Attribute: a"),
    ] as [(String, String)])
  func partsOfWrites(_ members: String, _ message: String) async throws {
    for (operation, target) in [("PutItem", #""Item":{}"#), ("UpdateItem", #""Key":{}"#), ("DeleteItem", #""Key":{}"#)] {
      try await Bench().expect(
        operation, #"{"TableName":"abc",\#(target),\#(members)}"#, invalid: Self.counted + message)
    }
  }

  @Test func othersAreNotCounted() async throws {
    let bench = try Bench()
    let message = "The expression has redundant parentheses;"
    try await bench.expect(
      "Scan", #"{"TableName":"abc","FilterExpression":"((a = b))"}"#, invalid: "Invalid FilterExpression: " + message)
    try await bench.expect(
      "Query", #"{"TableName":"abc","KeyConditionExpression":"((a = b))"}"#, invalid: "Invalid KeyConditionExpression: " + message
    )
    try await bench.expect(
      "TransactWriteItems",
      #"{"TransactItems":[{"Delete":{"TableName":"abc","Key":{},"ConditionExpression":"((a = b))"}}]}"#,
      invalid: "Invalid ConditionExpression: " + message)
  }

  /// What the table decides is not counted either, nor is an item's size.
  @Test func whatTheTableDecidesIsNotCounted() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "PutItem", #"{"TableName":"users","Item":{"id":{"S":""}}}"#,
      invalid:
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string "
        + "value. Key: id")
    try await bench.expect(
      "UpdateItem", #"{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"REMOVE id"}"#,
      invalid: Self.invalid + "Cannot update attribute id. This attribute is part of the key")
    try await bench.expect(
      "PutItem", #"{"TableName":"users","Item":{"id":{"S":"\#(String(repeating: "x", count: 409_600))"}}}"#,
      invalid: "Item size has exceeded the maximum allowed size")
  }

  @Test func whatIsReturned() async throws {
    let bench = try Bench()
    let words =
      "Failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]"
    let older =
      "Value 'x' at 'returnValues' failed to satisfy constraint: "
      + "Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]"
    let capacity =
      "Value 'x' at 'returnConsumedCapacity' failed to satisfy constraint: "
      + "Member must satisfy enum value set: [INDEXES, TOTAL, NONE]"
    let metrics =
      "Value 'x' at 'returnItemCollectionMetrics' failed to satisfy constraint: "
      + "Member must satisfy enum value set: [SIZE, NONE]"
    let all = #""ReturnValues":"x","ReturnItemCollectionMetrics":"x","ReturnConsumedCapacity":"x""#
    for (operation, target) in [("PutItem", #""Item":{}"#), ("UpdateItem", #""Key":{}"#), ("DeleteItem", #""Key":{}"#)] {
      try await bench.expect(
        operation, #"{"TableName":"abc",\#(target),"ReturnValues":"x"}"#, invalid: Self.counted + words)
      try await bench.expect(
        operation, #"{"TableName":"abc",\#(target),\#(all)}"#,
        invalid: operation == "UpdateItem"
          ? Self.counted + capacity : "3 validation errors detected: \(capacity); \(metrics); \(words)")
    }
    try await bench.expect(
      "UpdateItem", #"{"TableName":"","ReturnValues":"x","ReturnConsumedCapacity":"x"}"#,
      invalid:
        "4 validation errors detected: \(capacity); Value '' at 'tableName' failed to satisfy constraint: Member must have "
        + "length greater than or equal to 1; \(older); Value null at 'key' failed to satisfy constraint: Member must not be null"
    )
    // Before the item is looked at.
    let deep = String(repeating: #"{"M":{"a":"#, count: 40) + #"{"S":""}"# + String(repeating: "}}", count: 40)
    try await bench.expect(
      "PutItem", #"{"TableName":"abc","Item":{"id":\#(deep)},"ReturnValues":"ALL_NEW"}"#,
      invalid: Self.counted + "ReturnValues can only be ALL_OLD or NONE")
  }

  @Test func namesOfTables() async throws {
    let bench = try Bench()
    for (operation, members) in [
      ("PutItem", #""Item":{}"#), ("GetItem", #""Key":{}"#), ("UpdateItem", #""Key":{}"#), ("DeleteItem", #""Key":{}"#),
      ("Scan", #""Limit":1"#), ("Query", #""KeyConditionExpression":"a = b""#),
    ] {
      try await bench.expect(
        operation, #"{"TableName":"","ReturnConsumedCapacity":"x",\#(members)}"#,
        invalid: Self.counted
          + "Value at 'TableName' failed to satisfy constraint: Member must have length greater than or equal to 1"
      )
    }
    for name in ["a", "ab"] {
      try await bench.expect(
        "GetItem", #"{"TableName":"\#(name)","Key":{"id":{"S":"a"}}}"#,
        error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found")
    }
  }

  /// An operator that joins conditions is looked at before all else where there are two.
  @Test func conditionalOperator() async throws {
    let bench = try Bench()
    let rest = #""Select":"x","ConditionalOperator":"XOR","QueryFilter":"#
    let condition = #"{"ComparisonOperator":"NULL"}"#
    try await bench.expect(
      "Query", #"{"TableName":"abc",\#(rest){"a":\#(condition),"b":\#(condition)}}"#,
      invalid: "Failed to satisfy constraint: Member must satisfy enum value set: [ALL, OR]")
    try await bench.expect(
      "Query", #"{"TableName":"abc","Limit":0,"KeyConditionExpression":"a = b"}"#,
      invalid: Self.counted + "Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1")
    try await bench.expect(
      "Scan", #"{"TableName":"abc","Limit":0}"#,
      invalid: Self.counted
        + "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")
  }
}
