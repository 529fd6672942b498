import Testing

@Suite struct BatchTests {
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

  @Test func refusesDuplicates() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "BatchWriteItem",
      #"{"RequestItems":{"users":[{"PutRequest":{"Item":{"id":{"S":"a"},"n":{"N":"1"}}}},{"DeleteRequest":{"Key":{"id":{"S":"a"}}}}]}}"#,
      invalid: "Provided list of item keys contains duplicates")
    try await bench.expect(
      "BatchGetItem", #"{"RequestItems":{"users":{"Keys":[{"id":{"S":"b"}},{"id":{"S":"b"}}]}}}"#,
      invalid: "Provided list of item keys contains duplicates")
  }

  @Test func refusesTooMany() async throws {
    let bench = try await Bench.users()
    let keys = (0..<101).map { #"{"id":{"S":"\#($0)"}}"# }
    let (_, one) = try await bench.send(
      "BatchGetItem", #"{"RequestItems":{"users":{"Keys":[\#(keys.joined(separator: ","))]}}}"#)
    #expect(
      one.contains(
        "at 'requestItems.users.member.keys' failed to satisfy constraint: "
          + "Member must have length less than or equal to 100"))
    try await bench.expect(
      "BatchGetItem",
      #"{"RequestItems":{"users":{"Keys":[\#(keys.prefix(60).joined(separator: ","))]},"#
        + #""other":{"Keys":[\#(keys.prefix(60).joined(separator: ","))]}}}"#,
      invalid: "Too many items requested for the BatchGetItem call")
  }

  @Test func leavesOutWhatDoesNotFit() async throws {
    let bench = try await Bench.users()
    let text = String(repeating: "x", count: 400_000)
    for number in 0..<50 {
      try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"\#(number)"},"x":{"S":"\#(text)"}}}"#)
    }
    let keys = (0..<50).map { #"{"id":{"S":"\#($0)"}}"# }
    let (_, body) = try await bench.send(
      "BatchGetItem", #"{"RequestItems":{"users":{"ConsistentRead":true,"Keys":[\#(keys.joined(separator: ","))]}}}"#)
    let rest = keys[42...].joined(separator: ",")
    #expect(body.suffix(rest.count + 64).contains(#""UnprocessedKeys":{"users":{"Keys":[\#(rest)],"ConsistentRead":true}}}"#))
  }

  @Test func missesTables() async throws {
    try await Bench().expect(
      "BatchGetItem", #"{"RequestItems":{"nowhere":{"Keys":[{"id":{"S":"b"}}]}}}"#,
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found")
  }
}
