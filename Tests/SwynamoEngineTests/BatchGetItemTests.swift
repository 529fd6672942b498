import Testing

@Suite struct BatchGetItemTests {
  @Test func answersEachTable() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "BatchGetItem", #"{"RequestItems":{"users":{"Keys":[{"id":{"S":"none"}}]}}}"#,
      #"{"Responses":{"users":[]},"UnprocessedKeys":{}}"#)
  }

  @Test func readsSomeAttributes() async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"n":{"N":"1"},"m":{"N":"2"}}}"#)
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"b"}}}"#)
    try await bench.expect(
      "BatchGetItem",
      #"{"RequestItems":{"users":{"Keys":[{"id":{"S":"a"}},{"id":{"S":"b"}}],"AttributesToGet":["n"]}}}"#,
      #"{"Responses":{"users":[{"n":{"N":"1"}},{}]},"UnprocessedKeys":{}}"#)
  }

  @Test func refusesWhatIsNoBatch() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "BatchGetItem", #"{"RequestItems":{}}"#,
      invalid: "1 validation error detected: Value at 'RequestItems' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 1")
    try await bench.expect(
      "BatchGetItem", #"{"RequestItems":{"users":{"Keys":[]}}}"#,
      invalid: "1 validation error detected: Value at 'RequestItems.users.member.Keys' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 1")
    let names =
      "Value '{\"bad!name\":{\"Keys\":[{\"pk\":{\"S\":\"a\"}}]}}' at 'requestItems' failed to satisfy constraint: Map keys "
      + "must satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater than or equal "
      + "to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]"
    let capacity =
      "Value 'x' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: "
      + "[INDEXES, TOTAL, NONE]"
    let keys = #""RequestItems":{"bad!name":{"Keys":[{"pk":{"S":"a"}}]}}"#
    try await bench.expect("BatchGetItem", "{\(keys)}", invalid: "1 validation error detected: " + names)
    try await bench.expect(
      "BatchGetItem", #"{\#(keys),"ReturnConsumedCapacity":"x"}"#, invalid: "2 validation errors detected: \(names); \(capacity)")
    try await bench.expect(
      "BatchGetItem", #"{"RequestItems":{"users":{}}}"#,
      invalid: "1 validation error detected: Value null at 'requestItems.users.member.keys' failed to satisfy constraint: "
        + "Member must not be null")
    try await bench.expect(
      "BatchGetItem", #"{"RequestItems":{"users":{"Keys":[{"x":{"S":"b"}}]}}}"#,
      invalid: "The provided key element does not match the schema")
  }

  @Test func refusesDuplicates() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "BatchGetItem", #"{"RequestItems":{"users":{"Keys":[{"id":{"S":"b"}},{"id":{"S":"a"}},{"id":{"S":"b"}}]}}}"#,
      invalid: "Provided list of item keys contains duplicates")
    // Before the table is looked up, so the order of a key's attributes doesn't matter, but how a number is written does.
    try await bench.expect(
      "BatchGetItem",
      #"{"RequestItems":{"none":{"Keys":[{"a":{"S":"b"},"b":{"N":"1"}},{"b":{"N":"1"},"a":{"S":"b"}}]}}}"#,
      invalid: "Provided list of item keys contains duplicates")
    try await bench.expect(
      "BatchGetItem", #"{"RequestItems":{"none":{"Keys":[{"b":{"N":"1"}},{"b":{"N":"1.0"}}]}}}"#,
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found")
    try await bench.expect(
      "BatchGetItem", #"{"RequestItems":{"users":{"Keys":[{"id":{"S":"\u00e9"}},{"id":{"S":"e\u0301"}}]}}}"#,
      #"{"Responses":{"users":[]},"UnprocessedKeys":{}}"#)
  }

  @Test func refusesMixedProjections() async throws {
    let bench = try await Bench.music()
    let message =
      "Can not use both expression and non-expression parameters in the same request: "
      + "Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}"
    try await bench.expect(
      "BatchGetItem",
      #"{"RequestItems":{"music":{"Keys":[{}],"AttributesToGet":["artist"],"ProjectionExpression":"artist"}}}"#, invalid: message)
    try await bench.expect(
      "BatchGetItem",
      #"{"RequestItems":{"music":{"Keys":[{}],"AttributesToGet":["artist"]},"x-y":{"Keys":[{}],"ProjectionExpression":"a"}}}"#,
      invalid: message)
    try await bench.expect(
      "BatchGetItem", #"{"RequestItems":{"music":{"Keys":[{}],"AttributesToGet":["a","a"]}}}"#,
      invalid: "One or more parameter values were invalid: Duplicate value in attribute name: a")
    try await bench.expect(
      "BatchGetItem",
      #"{"RequestItems":{"other":{"Keys":[{}],"ProjectionExpression":"a"},"music":{"Keys":[{}],"ProjectionExpression":"a, a"}}}"#,
      invalid: "Invalid ProjectionExpression: Two document paths overlap with each other; "
        + "must remove or rewrite one of these paths; path one: [a], path two: [a]")
  }

  @Test func refusesTooMany() async throws {
    let bench = try await Bench.users()
    let keys = (0..<101).map { #"{"id":{"S":"\#($0)"}}"# }
    let (_, one) = try await bench.send(
      "BatchGetItem", #"{"RequestItems":{"users":{"Keys":[\#(keys.joined(separator: ","))]}}}"#)
    #expect(
      one.contains(
        "Value at 'RequestItems.users.member.Keys' failed to satisfy constraint: "
          + "Member must have length less than or equal to 100"))
    try await bench.expect(
      "BatchGetItem",
      #"{"RequestItems":{"users":{"Keys":[\#(keys.prefix(60).joined(separator: ","))]},"#
        + #""other":{"Keys":[\#(keys.prefix(60).joined(separator: ","))]}}}"#,
      invalid: "Too many items requested for the BatchGetItem call")
    try await bench.must("BatchGetItem", #"{"RequestItems":{"users":{"Keys":[\#(keys.dropLast().joined(separator: ","))]}}}"#)
  }

  @Test func leavesOutWhatDoesNotFit() async throws {
    let bench = try await Bench.users()
    let text = String(repeating: "x", count: 400_000)
    for number in 10..<60 {
      try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"\#(number)"},"x":{"S":"\#(text)"}}}"#)
    }
    let keys = (10..<60).map { #"{"id":{"S":"\#($0)"}}"# }
    let group = #""AttributesToGet":["id"],"ConsistentRead":true"#
    let (_, body) = try await bench.send(
      "BatchGetItem",
      #"{"ReturnConsumedCapacity":"TOTAL","RequestItems":{"users":{\#(group),"Keys":[\#(keys.joined(separator: ","))]}}}"#)
    // 41 items of 400,005 bytes fit into 16 MB, at 98 units each.
    #expect(
      body == #"{"Responses":{"users":[\#(keys[..<41].joined(separator: ","))]},"#
        + #""UnprocessedKeys":{"users":{"Keys":[\#(keys[41...].joined(separator: ","))],\#(group)}},"#
        + #""ConsumedCapacity":[{"TableName":"users","CapacityUnits":4018.0}]}"#)
  }
}
