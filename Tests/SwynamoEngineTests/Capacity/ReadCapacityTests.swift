import Testing

/// Reads cost a unit for each 4 KB, half of it when they are eventually consistent, and never nothing.
@Suite struct ReadCapacityTests {
  private static func capacity(_ units: String) -> String {
    #""ConsumedCapacity":{"TableName":"users","CapacityUnits":\#(units)"#
  }

  @Test(arguments: [(4096, "1.0", "0.5"), (4097, "2.0", "1.0"), (409_600, "100.0", "50.0")])
  func countsBlocksOf4KB(size: Int, consistent: String, eventual: String) async throws {
    let bench = try await Bench.users()
    // "id" and "a", "x" and its text
    let text = String(repeating: "x", count: size - 4)
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"x":{"S":"\#(text)"}}}"#)
    let get = #""TableName":"users","Key":{"id":{"S":"a"}},"ProjectionExpression":"id""#
    for (isConsistent, units) in [("true", consistent), ("false", eventual)] {
      try await bench.expect(
        "GetItem", #"{\#(get),"ConsistentRead":\#(isConsistent),"ReturnConsumedCapacity":"TOTAL"}"#,
        #"{"Item":{"id":{"S":"a"}},\#(Self.capacity(units))}}"#)
      try await bench.expect(
        "GetItem", #"{\#(get),"ConsistentRead":\#(isConsistent),"ReturnConsumedCapacity":"INDEXES"}"#,
        #"{"Item":{"id":{"S":"a"}},\#(Self.capacity(units)),"Table":{"CapacityUnits":\#(units)}}}"#)
      // Each of the four partitions of a new table costs a unit, or half of one.
      let least = isConsistent == "true" ? 4.0 : 2.0
      try await bench.expect(
        "Scan",
        #"{"TableName":"users","Select":"COUNT","ConsistentRead":\#(isConsistent),"ReturnConsumedCapacity":"TOTAL"}"#,
        #"{"Count":1,"ScannedCount":1,\#(Self.capacity("\(max(least, Double(units) ?? 0))"))}}"#)
    }
    try await bench.expect("GetItem", #"{\#(get),"ReturnConsumedCapacity":"NONE"}"#, #"{"Item":{"id":{"S":"a"}}}"#)
  }

  @Test func nothingCostsTheLeast() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}},"ReturnConsumedCapacity":"TOTAL"}"#,
      #"{\#(Self.capacity("0.5"))}}"#)
    try await bench.expect(
      "BatchGetItem",
      #"{"RequestItems":{"users":{"Keys":[{"id":{"S":"a"}},{"id":{"S":"b"}}],"ConsistentRead":true}},"ReturnConsumedCapacity":"TOTAL"}"#,
      #"{"Responses":{"users":[]},"UnprocessedKeys":{},"ConsumedCapacity":[{"TableName":"users","CapacityUnits":2.0}]}"#)
  }

  /// Sizes are added up before they are rounded, and before the filter.
  @Test func queriesAddUpFirst() async throws {
    let bench = try await Bench.music()
    let text = String(repeating: "x", count: 1000)
    for year in 1...5 { try await bench.add("a", year, #""x":{"S":"\#(text)"}"#) }
    for filter in ["", #","FilterExpression":"attribute_exists(nothing)""#] {
      let (_, body) = try await bench.send(
        "Query",
        #"{"TableName":"music","KeyConditionExpression":"artist = :a","ExpressionAttributeValues":{":a":{"S":"a"}},"#
          + #""ConsistentRead":true,"Select":"COUNT","ReturnConsumedCapacity":"INDEXES"\#(filter)}"#)
      #expect(body.hasSuffix(#","CapacityUnits":2.0,"Table":{"CapacityUnits":2.0}}}"#), "\(body)")
    }
  }

  @Test func indexesAreCountedApart() async throws {
    let bench = try await Bench.music()
    for year in 1...3 { try await bench.add("a", year, #""title":{"S":"t"},"genre":{"S":"g"},"x":{"S":"y"}"#) }
    let query = { (index: String, key: String, more: String) in
      #"{"TableName":"music","IndexName":"\#(index)","KeyConditionExpression":"\#(key) = :k","#
        + #""ExpressionAttributeValues":{":k":{"S":"\#(key.prefix(1))"}},"ReturnConsumedCapacity":"INDEXES"\#(more)}"#
    }
    let (_, global) = try await bench.send("Query", query("by-genre", "genre", ""))
    #expect(
      global.hasSuffix(
        #""CapacityUnits":0.5,"Table":{"CapacityUnits":0.0},"GlobalSecondaryIndexes":{"by-genre":{"CapacityUnits":0.5}}}}"#))
    let (_, local) = try await bench.send("Query", query("by-title", "artist", ""))
    #expect(
      local.hasSuffix(
        #""CapacityUnits":0.5,"Table":{"CapacityUnits":0.0},"LocalSecondaryIndexes":{"by-title":{"CapacityUnits":0.5}}}}"#))
    // What the index doesn't hold is fetched item by item.
    let (_, fetched) = try await bench.send("Query", query("by-title", "artist", #","Select":"ALL_ATTRIBUTES""#))
    #expect(
      fetched.hasSuffix(
        #""CapacityUnits":2.0,"Table":{"CapacityUnits":1.5},"LocalSecondaryIndexes":{"by-title":{"CapacityUnits":0.5}}}}"#))
  }

  @Test func tablesAreNamedAsInTheRequest() async throws {
    let bench = try await Bench.users()
    let arn = "arn:aws:dynamodb:ddblocal:000000000000:table/users"
    try await bench.must("PutItem", #"{"TableName":"\#(arn)","Item":{"id":{"S":"a"}}}"#)
    try await bench.expect(
      "GetItem", #"{"TableName":"\#(arn)","Key":{"id":{"S":"a"}},"ReturnConsumedCapacity":"TOTAL"}"#,
      #"{"Item":{"id":{"S":"a"}},"ConsumedCapacity":{"TableName":"\#(arn)","CapacityUnits":0.5}}"#)
    try await bench.expect(
      "BatchGetItem", #"{"RequestItems":{"\#(arn)":{"Keys":[{"id":{"S":"a"}}]}},"ReturnConsumedCapacity":"TOTAL"}"#,
      #"{"Responses":{"\#(arn)":[{"id":{"S":"a"}}]},"UnprocessedKeys":{},"#
        + #""ConsumedCapacity":[{"TableName":"\#(arn)","CapacityUnits":0.5}]}"#)
    try await bench.expect(
      "BatchGetItem", #"{"RequestItems":{"\#(arn)":{"Keys":[{"id":{"S":"a"}}]},"users":{"Keys":[{"id":{"S":"a"}}]}}}"#,
      #"{"Responses":{"\#(arn)":[{"id":{"S":"a"}}]},"UnprocessedKeys":{}}"#)
    try await bench.expect(
      "BatchWriteItem",
      #"{"RequestItems":{"\#(arn)":[{"DeleteRequest":{"Key":{"id":{"S":"a"}}}}]},"ReturnConsumedCapacity":"TOTAL"}"#,
      #"{"UnprocessedItems":{},"ConsumedCapacity":[{"TableName":"\#(arn)","CapacityUnits":1.0}]}"#)
    try await bench.expect(
      "TransactGetItems",
      #"{"TransactItems":[{"Get":{"TableName":"\#(arn)","Key":{"id":{"S":"a"}}}}],"ReturnConsumedCapacity":"TOTAL"}"#,
      #"{"Responses":[{}],"ConsumedCapacity":[{"TableName":"\#(arn)","CapacityUnits":2.0,"ReadCapacityUnits":2.0}]}"#)
    try await bench.expect(
      "GetItem", #"{"TableName":"\#(arn)/index/x","Key":{"id":{"S":"a"}}}"#,
      invalid: "1 validation error detected: Value '\(arn)/index/x' at 'tableName' failed to satisfy constraint: "
        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
  }
}
