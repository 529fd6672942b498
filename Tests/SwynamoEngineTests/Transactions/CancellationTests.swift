import Testing

/// Which faults cancel a transaction, and which refuse the request.
@Suite struct CancellationTests {
  private static let none = #"{"Code":"None"}"#

  private static func validationError(_ message: String) -> String { #"{"Code":"ValidationError","Message":"\#(message)"}"# }

  private static let otherType = "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N"

  @Test func onlyTheFirstMalformedMemberIsTold() async throws {
    let bench = try await Bench.users()
    let put = #"{"Put":{"TableName":"users","Item":{"id":{"N":"7"}}}}"#
    let failing = #"{"Put":{"TableName":"users","Item":{"id":{"S":"a"}},"ConditionExpression":"attribute_exists(id)"}}"#
    try await bench.expect(
      "TransactWriteItems", #"{"TransactItems":[\#(put),\#(put),\#(failing)]}"#,
      canceled: "ValidationError, None, None", Self.validationError(Self.otherType), Self.none, Self.none)
  }

  @Test func allFailedConditionsAreTold() async throws {
    let bench = try await Bench.users()
    let failing = { (key: String) in
      #"{"Put":{"TableName":"users","Item":{"id":{"S":"\#(key)"}},"ConditionExpression":"attribute_exists(id)"}}"#
    }
    let reason = #"{"Code":"ConditionalCheckFailed","Message":"The conditional request failed"}"#
    try await bench.expect(
      "TransactWriteItems",
      #"{"TransactItems":[\#(failing("a")),{"Put":{"TableName":"users","Item":{"id":{"S":"b"}}}},\#(failing("c"))]}"#,
      canceled: "ConditionalCheckFailed, None, ConditionalCheckFailed", reason, Self.none, reason)
  }

  private static let mismatch = "The provided key element does not match the schema"
  private static let changed = #""UpdateExpression":"SET n = :n","ExpressionAttributeValues":{":n":{"N":"1"}}"#
  private static let long = String(repeating: "x", count: 409_600)

  private static let tooLong =
    "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes"

  @Test(arguments: [
    (#"{"Put":{"TableName":"users","Item":{"id":{"L":[]}}}}"#, otherType.replacing("actual: N", with: "actual: L")),
    (
      #"{"Put":{"TableName":"users","Item":{"x":{"S":"x"}}}}"#,
      "One or more parameter values were invalid: Missing the key id in the item"
    ),
    (#"{"Put":{"TableName":"users","Item":{"id":{"S":"\#(long.prefix(2049))"}}}}"#, tooLong),
    (#"{"Delete":{"TableName":"users","Key":{"id":{"S":"\#(long.prefix(2049))"}}}}"#, tooLong),
    (#"{"Delete":{"TableName":"users","Key":{"id":{"N":"5"}}}}"#, mismatch),
    (#"{"Update":{"TableName":"users","Key":{"id":{"N":"5"}},\#(changed)}}"#, mismatch),
    (
      #"{"ConditionCheck":{"TableName":"users","Key":{"id":{"N":"5"}},"ConditionExpression":"attribute_exists(id)"}}"#, mismatch
    ),
    (
      #"{"Update":{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"SET m.x = :n","#
        + #""ExpressionAttributeValues":{":n":{"N":"1"}}}}"#,
      "The document path provided in the update expression is invalid for update"
    ),
    (
      #"{"Update":{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"SET n = x"}}"#,
      "The provided expression refers to an attribute that does not exist in the item"
    ),
    (
      #"{"Update":{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"SET x = :x","#
        + #""ExpressionAttributeValues":{":x":{"S":"\#(long)"}}}}"#,
      "Item size to update has exceeded the maximum allowed size"
    ),
  ])
  func cancels(member: String, message: String) async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "TransactWriteItems", #"{"TransactItems":[{"Put":{"TableName":"users","Item":{"id":{"S":"first"}}}},\#(member)]}"#,
      canceled: "None, ValidationError", Self.none, Self.validationError(message))
    try await bench.expect("Scan", #"{"TableName":"users"}"#, #"{"Items":[],"Count":0,"ScannedCount":0}"#)
  }

  private static let empty =
    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id"

  @Test(arguments: [
    (#"{"Put":{"TableName":"users","Item":{"id":{"S":""}}}}"#, empty),
    (#"{"Delete":{"TableName":"users","Key":{"id":{"S":""}}}}"#, empty),
    (#"{"Update":{"TableName":"users","Key":{"id":{"S":""}},\#(changed)}}"#, empty),
    (#"{"ConditionCheck":{"TableName":"users","Key":{"id":{"S":""}},"ConditionExpression":"attribute_exists(id)"}}"#, empty),
    (
      #"{"Put":{"TableName":"users","Item":{"id":{"S":"\#(long)"}}}}"#, "Item size has exceeded the maximum allowed size"
    ),
    (
      #"{"Put":{"TableName":"users","Item":{"id":{"S":"a"}},"ConditionExpression":""}}"#,
      "Invalid ConditionExpression: The expression can not be empty;"
    ),
    (
      #"{"Delete":{"TableName":"users","Key":{"id":{"S":"a"}},"ConditionExpression":"attribute_exists(id)","#
        + #""ExpressionAttributeValues":{":v":{"S":"x"}}}}"#,
      "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}"
    ),
    (
      #"{"Delete":{"TableName":"users","Key":{"id":{"S":"first"}}}}"#,
      "Transaction request cannot include multiple operations on one item"
    ),
  ])
  func refuses(member: String, message: String) async throws {
    let bench = try await Bench.users()
    // Told before a wrong type, wherever that is.
    for others in [[#"{"Put":{"TableName":"users","Item":{"id":{"S":"first"}}}}"#], Self.mistyped] {
      try await bench.expect(
        "TransactWriteItems", #"{"TransactItems":[\#((others + [member]).joined(separator: ","))]}"#, invalid: message)
    }
  }

  private static let mistyped = [
    #"{"Put":{"TableName":"users","Item":{"id":{"N":"7"}}}}"#, #"{"Put":{"TableName":"users","Item":{"id":{"S":"first"}}}}"#,
  ]

  @Test func expressionsAreCheckedBeforeTables() async throws {
    let bench = try await Bench.users()
    let missing = #"{"Put":{"TableName":"none","Item":{"id":{"S":"a"}}}}"#
    let malformed =
      #"{"ConditionCheck":{"TableName":"users","Key":{"id":{"S":"a"}},"ConditionExpression":"attribute_not_exists("}}"#
    for pair in [[missing, malformed], [malformed, missing]] {
      try await bench.expect(
        "TransactWriteItems", #"{"TransactItems":[\#(pair.joined(separator: ","))]}"#,
        invalid: #"Invalid ConditionExpression: Syntax error; token: "<EOF>", near: "(""#)
    }
    try await bench.expect(
      "TransactWriteItems", #"{"TransactItems":[\#(missing),\#(missing)]}"#,
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found")
  }
}
