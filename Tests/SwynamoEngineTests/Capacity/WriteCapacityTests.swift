import Testing

/// Writes cost a unit for each KB of the larger of what was there and what comes, and as much for each index that changes.
@Suite struct WriteCapacityTests {
  @Test(arguments: [(1024, "1.0"), (1025, "2.0"), (409_581, "400.0")])
  func countsBlocksOf1KB(size: Int, units: String) async throws {
    let bench = try await Bench.users()
    let answer = #"{"ConsumedCapacity":{"TableName":"users","CapacityUnits":\#(units)}}"#
    let text = String(repeating: "x", count: size - 4)
    let small = #"{"TableName":"users","Item":{"id":{"S":"a"}},"ReturnConsumedCapacity":"TOTAL"}"#
    let large =
      #"{"TableName":"users","Item":{"id":{"S":"a"},"x":{"S":"\#(text)"}},"ReturnConsumedCapacity":"TOTAL"}"#
    let key = #""TableName":"users","Key":{"id":{"S":"a"}},"ReturnConsumedCapacity":"TOTAL""#
    try await bench.expect("PutItem", large, answer)
    try await bench.expect("PutItem", small, answer)
    try await bench.expect("PutItem", large, answer)
    try await bench.expect("UpdateItem", #"{\#(key),"UpdateExpression":"REMOVE x"}"#, answer)
    try await bench.expect(
      "UpdateItem",
      #"{\#(key),"UpdateExpression":"SET x = :x","ExpressionAttributeValues":{":x":{"S":"\#(text)"}}}"#, answer)
    try await bench.expect("DeleteItem", "{\(key)}", answer)
    try await bench.expect("DeleteItem", "{\(key)}", #"{"ConsumedCapacity":{"TableName":"users","CapacityUnits":1.0}}"#)
  }

  /// The ladder of index writes, with items of less than 1 KB: `by-rating` includes the title, `by-title` has keys only.
  @Test(arguments: [
    // another attribute than the indexes have
    ("SET extra = :v", #""Table":{"CapacityUnits":1.0}"#, "1.0"),
    // a projected attribute, which is the key of another index
    (
      "SET title = :v",
      #""Table":{"CapacityUnits":1.0},"LocalSecondaryIndexes":{"by-title":{"CapacityUnits":2.0}},"#
        + #""GlobalSecondaryIndexes":{"by-rating":{"CapacityUnits":1.0}}"#,
      "4.0"
    ),
    // a key that changes: out and in again
    ("SET label = :v", #""Table":{"CapacityUnits":1.0},"GlobalSecondaryIndexes":{"by-label":{"CapacityUnits":2.0}}"#, "3.0"),
    // a key that goes, and one that comes
    ("REMOVE label", #""Table":{"CapacityUnits":1.0},"GlobalSecondaryIndexes":{"by-label":{"CapacityUnits":1.0}}"#, "2.0"),
    ("SET genre = :v", #""Table":{"CapacityUnits":1.0},"GlobalSecondaryIndexes":{"by-genre":{"CapacityUnits":1.0}}"#, "2.0"),
  ])
  func indexesCostWhatTheyChange(update: String, units: String, total: String) async throws {
    let bench = try await Bench.music()
    try await bench.add("a", 1, #""title":{"S":"t"},"label":{"S":"l"},"rating":{"N":"1"},"extra":{"S":"o"}"#)
    let values = update.contains(":v") ? #","ExpressionAttributeValues":{":v":{"S":"changed"}}"# : ""
    try await bench.expect(
      "UpdateItem",
      #"{"TableName":"music","Key":{"artist":{"S":"a"},"year":{"N":"1"}},"UpdateExpression":"\#(update)"\#(values),"#
        + #""ReturnConsumedCapacity":"INDEXES"}"#,
      #"{"ConsumedCapacity":{"TableName":"music","CapacityUnits":\#(total),\#(units)}}"#)
  }

  @Test func theSameAgainChangesNoIndex() async throws {
    let bench = try await Bench.music()
    let put =
      #"{"TableName":"music","Item":{"artist":{"S":"a"},"year":{"N":"1"},"title":{"S":"t"},"genre":{"S":"g"}},"#
      + #""ReturnConsumedCapacity":"INDEXES"}"#
    let all =
      #"{"ConsumedCapacity":{"TableName":"music","CapacityUnits":3.0,"Table":{"CapacityUnits":1.0},"#
      + #""LocalSecondaryIndexes":{"by-title":{"CapacityUnits":1.0}},"#
      + #""GlobalSecondaryIndexes":{"by-genre":{"CapacityUnits":1.0}}}}"#
    try await bench.expect("PutItem", put, all)
    try await bench.expect(
      "PutItem", put, #"{"ConsumedCapacity":{"TableName":"music","CapacityUnits":1.0,"Table":{"CapacityUnits":1.0}}}"#)
    try await bench.expect(
      "DeleteItem",
      #"{"TableName":"music","Key":{"artist":{"S":"a"},"year":{"N":"1"}},"ReturnConsumedCapacity":"INDEXES"}"#, all)
  }

  /// Twice in the table, once in its indexes: 2 for a changed key, 1 for a deletion.
  @Test func transactionsCostTwice() async throws {
    let bench = try await Bench.music()
    try await bench.add("a", 1, #""title":{"S":"t"}"#)
    try await bench.add("b", 1, #""title":{"S":"t"}"#)
    try await bench.expect(
      "TransactWriteItems",
      #"{"ReturnConsumedCapacity":"INDEXES","TransactItems":[{"Update":{"TableName":"music","#
        + #""Key":{"artist":{"S":"a"},"year":{"N":"1"}},"UpdateExpression":"SET title = :t","#
        + #""ExpressionAttributeValues":{":t":{"S":"u"}}}},"#
        + #"{"Delete":{"TableName":"music","Key":{"artist":{"S":"b"},"year":{"N":"1"}}}}]}"#,
      #"{"ConsumedCapacity":[{"TableName":"music","CapacityUnits":7.0,"WriteCapacityUnits":7.0,"#
        + #""Table":{"CapacityUnits":4.0,"WriteCapacityUnits":4.0},"#
        + #""LocalSecondaryIndexes":{"by-title":{"CapacityUnits":3.0,"WriteCapacityUnits":3.0}}}]}"#)
  }

  @Test func itemCollectionsAreEstimated() async throws {
    let bench = try await Bench.music()
    let metrics = #"{"ItemCollectionKey":{"artist":{"S":"a"}},"SizeEstimateRangeGB":[0.0,1.0]}"#
    let key = #""artist":{"S":"a"},"year":{"N":"1"}"#
    let wanted = #""ReturnItemCollectionMetrics":"SIZE""#
    let answer = #"{"ItemCollectionMetrics":\#(metrics)}"#
    try await bench.expect("PutItem", #"{"TableName":"music","Item":{\#(key)},\#(wanted)}"#, answer)
    try await bench.expect("UpdateItem", #"{"TableName":"music","Key":{\#(key)},\#(wanted)}"#, answer)
    try await bench.expect("DeleteItem", #"{"TableName":"music","Key":{\#(key)},\#(wanted)}"#, answer)
    try await bench.expect(
      "BatchWriteItem",
      #"{"RequestItems":{"music":[{"PutRequest":{"Item":{\#(key)}}},"#
        + #"{"PutRequest":{"Item":{"artist":{"S":"a"},"year":{"N":"2"}}}}]},\#(wanted)}"#,
      #"{"UnprocessedItems":{},"ItemCollectionMetrics":{"music":[\#(metrics)]}}"#)
    try await bench.expect(
      "TransactWriteItems",
      #"{"TransactItems":[{"Delete":{"TableName":"music","Key":{\#(key)}}},{"ConditionCheck":{"TableName":"music","#
        + #""Key":{"artist":{"S":"b"},"year":{"N":"1"}},"ConditionExpression":"attribute_not_exists(artist)"}}],\#(wanted)}"#,
      #"{"ItemCollectionMetrics":{"music":[\#(metrics)]}}"#)
    let users = try await Bench.users()
    try await users.expect("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"}},\#(wanted)}"#, "{}")
    try await bench.expect(
      "PutItem", #"{"TableName":"music","Item":{\#(key)},"ReturnItemCollectionMetrics":"NONE"}"#, "{}")
  }
}
