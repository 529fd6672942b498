import Testing

@Suite struct DeleteItemTests {
  @Test func deletes() async throws {
    let bench = try await Bench.users()
    let delete = #"{"TableName":"users","Key":{"id":{"S":"a"}},"ReturnValues":"ALL_OLD"}"#
    try await bench.expect("DeleteItem", delete, "{}")
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"n":{"N":"1"}}}"#)
    try await bench.expect("DeleteItem", delete, #"{"Attributes":{"id":{"S":"a"},"n":{"N":"1"}}}"#)
    try await bench.expect("GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#, "{}")
  }

  @Test func checksTheCondition() async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"n":{"N":"1"}}}"#)
    let delete =
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"ConditionExpression":"n > :n","#
      + #""ExpressionAttributeValues":{":n":{"N":"1"}}}"#
    try await bench.expect(
      "DeleteItem", delete, error: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
      "The conditional request failed")
  }

  @Test func knowsOnlyOldValues() async throws {
    try await Bench.users().expect(
      "DeleteItem", #"{"TableName":"users","Key":{"id":{"S":"a"}},"ReturnValues":"ALL_NEW"}"#,
      counted: "ReturnValues can only be ALL_OLD or NONE")
  }
}
