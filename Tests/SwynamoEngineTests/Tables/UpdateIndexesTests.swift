import SwynamoEngine
import Testing

@Suite struct UpdateIndexesTests {
  private static let invalid = "One or more parameter values were invalid: "

  private func bench() async throws -> Bench {
    let bench = try Bench()
    try await bench.createProvisionedTable()
    return bench
  }

  @Test func unknownIndexes() async throws {
    let bench = try await bench()
    for change in [Change.delete("none"), Change.indexUnits("none", 1, 1)] {
      try await bench.expect(
        "UpdateTable", #"{"TableName":"abc",\#(change)}"#,
        error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
        "Requested resource not found: Index none for table abc")
    }
  }

  @Test func oneAtATime() async throws {
    let two =
      #""AttributeDefinitions":[{"AttributeName":"c","AttributeType":"S"}],"GlobalSecondaryIndexUpdates":["#
      + #"{"Create":{"IndexName":"by-c","KeySchema":[{"AttributeName":"c","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}},"#
      + #"{"Delete":{"IndexName":"by-b"}}]"#
    try await bench().expect(
      "UpdateTable", #"{"TableName":"abc",\#(two)}"#, error: "com.amazonaws.dynamodb.v20120810#LimitExceededException",
      "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table")
    try await bench().refusesUpdate(
      #""GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"by-b"}},{"Delete":{"IndexName":"by-b"}}]"#,
      Self.invalid + "Only one global secondary index update per index is allowed simultaneously. Index: by-b")
    try await bench().refusesUpdate(
      #""GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"by-b"},"Update":{"IndexName":"by-b",\#(Change.units(1, 1))}}]"#,
      Self.invalid + "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object")
  }

  @Test func newIndexes() async throws {
    let bench = try await bench()
    let units = "," + Change.units(1, 1)
    try await bench.refusesUpdate(
      Change.create("by-b", "b", units), "Attempting to create an index which already exists")
    try await bench.refusesUpdate(
      Change.create("by-c"),
      Self.invalid + "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: by-c")
    try await bench.refusesUpdate(
      Change.create("by-c", "c", units).replacing(#""c","AttributeType""#, with: #""d","AttributeType""#),
      Self.invalid + "Some index key attributes are not defined in AttributeDefinitions. Keys: [c], AttributeDefinitions: [d]")
    try await bench.refusesUpdate(
      Change.create("by-c", "c", units).replacing(#"[{"AttributeName":"c","AttributeType":"S"}]"#, with: "[]"),
      Self.invalid + "AttributeDefinitions is not specified for index: by-c")
  }

  @Test func typesStay() async throws {
    let bench = try await bench()
    let change = Change.create("again", "b", "," + Change.units(1, 1))
      .replacing(#""AttributeType":"S""#, with: #""AttributeType":"N""#)
    let (status, body) = try await bench.send("UpdateTable", #"{"TableName":"abc",\#(change)}"#)
    #expect(status == 400)
    #expect(
      body.contains(
        Self.invalid
          + "Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. "
          + "Existing schema: Schema:[SchemaElement: key{b:S:HASH}] New schema: Schema:[SchemaElement: key{b:N:HASH}]"))
  }

  /// Items whose attribute has another type are not in the index.
  @Test func fillsWithWhatFits() async throws {
    let bench = try Bench()
    try await bench.createTable()
    for (key, value) in [("1", #"{"S":"x"}"#), ("2", #"{"N":"1"}"#), ("3", #"{"S":""}"#), ("4", #"{"S":"y"}"#)] {
      try await bench.must("PutItem", #"{"TableName":"abc","Item":{"a":{"S":"\#(key)"},"c":\#(value)}}"#)
    }
    _ = try await bench.update(Change.create("by-c"))
    #expect(try await bench.send("Scan", #"{"TableName":"abc","IndexName":"by-c"}"#).body.contains(#""Count":2,"#))
    let key = #""IndexName":"by-c","KeySchema":[{"AttributeName":"c","KeyType":"HASH"}]"#
    #expect(try await bench.description().contains(key))
  }

  @Test func notMoreThanTwenty() async throws {
    let bench = try Bench()
    try await bench.createTable()
    for number in 1...20 { _ = try await bench.update(Change.create("index\(number)")) }
    try await bench.expect(
      "UpdateTable", #"{"TableName":"abc",\#(Change.create("index21"))}"#,
      error: "com.amazonaws.dynamodb.v20120810#LimitExceededException",
      "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of 20")
  }
}
