import Testing

@Suite struct BatchWriteItemTests {
  private static let mismatch = "The provided key element does not match the schema"

  @Test func writesAndReads() async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"old"}}}"#)
    try await bench.expect(
      "BatchWriteItem",
      #"{"RequestItems":{"users":[{"PutRequest":{"Item":{"id":{"S":"a"},"n":{"N":"1"}}}},"#
        + #"{"PutRequest":{"Item":{"id":{"S":"b"}}}},{"DeleteRequest":{"Key":{"id":{"S":"old"}}}}]},"#
        + #""ReturnConsumedCapacity":"TOTAL"}"#,
      #"{"UnprocessedItems":{},"ConsumedCapacity":[{"TableName":"users","CapacityUnits":3.0}]}"#)
    try await bench.expect(
      "BatchGetItem",
      #"{"RequestItems":{"users":{"Keys":[{"id":{"S":"b"}},{"id":{"S":"old"}},{"id":{"S":"a"}}],"ProjectionExpression":"id, n"}}}"#,
      #"{"Responses":{"users":[{"id":{"S":"b"}},{"id":{"S":"a"},"n":{"N":"1"}}]},"UnprocessedKeys":{}}"#)
  }

  @Test func refusesWhatIsNoBatch() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "BatchWriteItem", "{}",
      invalid: "1 validation error detected: Value null at 'requestItems' failed to satisfy constraint: Member must not be null")
    try await bench.expect(
      "BatchWriteItem", #"{"RequestItems":{}}"#, invalid: "The requestItems parameter is required for BatchWriteItem")
    try await bench.expect(
      "BatchWriteItem", #"{"RequestItems":{"a":[]}}"#,
      invalid: "2 validation errors detected: Value '{a=[]}' at 'requestItems' failed to satisfy constraint: Map keys must "
        + "satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater than or "
        + "equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]; Value '{a=[]}' at 'requestItems' "
        + "failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 25, "
        + "Member must have length greater than or equal to 1]")
    for request in ["{}", #"{"PutRequest":{"Item":{}},"DeleteRequest":{"Key":{}}}"#] {
      try await bench.expect(
        "BatchWriteItem", #"{"RequestItems":{"users":[\#(request)]}}"#,
        invalid: "Supplied AttributeValue has more than one datatypes set, "
          + "must contain exactly one of the supported datatypes")
    }
  }

  @Test func tellsWordsAlone() async throws {
    try await Bench.users().expect(
      "BatchWriteItem",
      #"{"RequestItems":{"bad!name":[{"PutRequest":{"Item":{"id":{"S":"x"}}}}]},"ReturnConsumedCapacity":"x"}"#,
      invalid: "1 validation error detected: Value 'x' at 'returnConsumedCapacity' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [INDEXES, TOTAL, NONE]")
  }

  @Test func showsOnlyWhatIsThere() async throws {
    try await Bench.users().expect(
      "BatchWriteItem", #"{"RequestItems":{"bad!name":[{"PutRequest":{"Item":{"id":{"S":"x"}}}}]}}"#,
      invalid:
        "1 validation error detected: Value '{bad!name=[WriteRequest(putRequest=PutRequest(item={id={S=x}}))]}' at 'requestItems' failed to satisfy constraint: Map keys must satisfy constraint: "
        + "[Member must have length less than or equal to 255, Member must have length greater than or equal to 3, "
        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]")
  }

  @Test func refusesTooMany() async throws {
    let bench = try await Bench.users()
    let puts = (0..<26).map { #"{"PutRequest":{"Item":{"id":{"S":"\#($0)"}}}}"# }
    let (_, one) = try await bench.send("BatchWriteItem", #"{"RequestItems":{"users":[\#(puts.joined(separator: ","))]}}"#)
    #expect(
      one.contains(
        "at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: "
          + "[Member must have length less than or equal to 25, Member must have length greater than or equal to 1]"))
    try await bench.expect(
      "BatchWriteItem",
      #"{"RequestItems":{"users":[\#(puts.prefix(13).joined(separator: ","))],"other":[\#(puts.suffix(13).joined(separator: ","))]}}"#,
      invalid: "Too many items requested for the BatchWriteItem call")
    try await bench.must("BatchWriteItem", #"{"RequestItems":{"users":[\#(puts.prefix(25).joined(separator: ","))]}}"#)
  }

  @Test(arguments: [
    (#"{"PutRequest":{"Item":{"id":{"N":"5"}}}}"#, mismatch),
    (#"{"PutRequest":{"Item":{"id":{"L":[{"S":"x"}]}}}}"#, mismatch),
    (#"{"PutRequest":{"Item":{"x":{"S":"x"}}}}"#, mismatch),
    (#"{"PutRequest":{"Item":{}}}"#, mismatch),
    (#"{"DeleteRequest":{"Key":{"x":{"S":"x"}}}}"#, mismatch),
    (#"{"DeleteRequest":{"Key":{"id":{"S":"x"},"x":{"S":"x"}}}}"#, mismatch),
    (
      #"{"PutRequest":{"Item":{"id":{"S":""}}}}"#,
      "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. "
        + "Key: id"
    ),
    (
      #"{"PutRequest":{"Item":{"id":{"S":"\#(String(repeating: "x", count: 2049))"}}}}"#,
      "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes"
    ),
  ])
  func refusesKeys(request: String, message: String) async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "BatchWriteItem",
      #"{"RequestItems":{"users":[{"PutRequest":{"Item":{"id":{"S":"good"}}}},\#(request)]}}"#, invalid: message)
    try await bench.expect("GetItem", #"{"TableName":"users","Key":{"id":{"S":"good"}}}"#, "{}")
  }

  @Test func refusesIndexKeys() async throws {
    try await Bench.music().expect(
      "BatchWriteItem",
      #"{"RequestItems":{"music":[{"PutRequest":{"Item":{"artist":{"S":"a"},"year":{"N":"1"},"genre":{"N":"1"}}}}]}}"#,
      invalid: "One or more parameter values were invalid: "
        + "Type mismatch for Index Key genre Expected: S Actual: N IndexName: by-genre")
  }

  @Test func refusesDuplicates() async throws {
    let bench = try await Bench.users()
    let put = #"{"PutRequest":{"Item":{"id":{"S":"a"},"n":{"N":"1"}}}}"#
    let delete = #"{"DeleteRequest":{"Key":{"id":{"S":"a"}}}}"#
    for pair in [[put, put], [put, delete], [delete, put], [delete, delete]] {
      try await bench.expect(
        "BatchWriteItem", #"{"RequestItems":{"users":[\#(pair.joined(separator: ","))]}}"#,
        invalid: "Provided list of item keys contains duplicates")
    }
  }

  @Test func valuesAreCheckedBeforeTables() async throws {
    let bench = try Bench()
    try await bench.expect(
      "BatchWriteItem", #"{"RequestItems":{"nowhere":[{"PutRequest":{"Item":{"a":{}}}}]}}"#,
      invalid: "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")
    try await bench.expect(
      "BatchWriteItem",
      #"{"RequestItems":{"nowhere":[{"PutRequest":{"Item":{"a":{"S":"\#(String(repeating: "x", count: 409_600))"}}}}]}}"#,
      invalid: "Item size has exceeded the maximum allowed size")
    try await bench.expect(
      "BatchWriteItem", #"{"RequestItems":{"nowhere":[{"PutRequest":{"Item":{}}}]}}"#,
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found")
  }

  @Test func unknownMembersArePassedOver() async throws {
    let bench = try await Bench.users()
    let condition = #""ConditionExpression":"attribute_exists(id)","Expected":{},"ExpressionAttributeNames":{}"#
    try await bench.must(
      "BatchWriteItem",
      #"{"RequestItems":{"users":[{"PutRequest":{"Item":{"id":{"S":"a"}},\#(condition)}},"#
        + #"{"DeleteRequest":{"Key":{"id":{"S":"b"}},\#(condition)}}]}}"#)
    try await bench.expect(
      "BatchGetItem",
      #"{"RequestItems":{"users":{"Keys":[{"id":{"S":"a"}}],"ExpressionAttributeValues":{},"FilterExpression":"!"}}}"#,
      #"{"Responses":{"users":[{"id":{"S":"a"}}]},"UnprocessedKeys":{}}"#)
    try await bench.must(
      "TransactWriteItems",
      #"{"TransactItems":[{"Put":{"TableName":"users","Item":{"id":{"S":"c"}},"Expected":{"id":{"Exists":true}},"#
        + #""UpdateExpression":"!"}}]}"#)
    try await bench.must(
      "TransactGetItems",
      #"{"TransactItems":[{"Get":{"TableName":"users","Key":{"id":{"S":"c"}},"AttributesToGet":[],"ConsistentRead":false}}]}"#)
  }
}
