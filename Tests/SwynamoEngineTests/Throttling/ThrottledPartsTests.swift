import SwynamoEngine
import Testing

/// What is used by the members of a transaction, by the two places of an index entry that moves, and before units were changed.
@Suite struct ThrottledPartsTests {
  private func put(_ key: String, _ more: String = "") -> String {
    #"{"TableName":"abc","Item":{"a":{"S":"\#(key)"}\#(more)}}"#
  }

  private func transaction(_ members: String...) -> String {
    #"{"TransactItems":[\#(members.map { #"{"Put":\#($0)}"# }.joined(separator: ","))]}"#
  }

  private func isThrottled(_ bench: Bench, _ operation: String, _ body: String) async throws -> Bool {
    let (status, answer) = try await bench.send(operation, body)
    if status != 200 { #expect(answer.contains("hrottling") || answer.contains("Throughput")) }
    return status != 200
  }

  private static let definitions =
    #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"},"#
    + #"{"AttributeName":"b","AttributeType":"S"}]"#
  private static let index =
    #"{"IndexName":"by-b","KeySchema":[{"AttributeName":"b","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}"#

  /// Each member costs two units: what is larger than the bound is made up for later.
  @Test func aTransactionIsLargerThanTheBound() async throws {
    let clock = Clock()
    let bench = try clock.throttlingBench()
    try await bench.createTable("abc", #""BillingMode":"PAY_PER_REQUEST","OnDemandThroughput":{"MaxWriteRequestUnits":2}"#)
    for _ in 0..<2 {
      try await bench.must("TransactWriteItems", transaction(put("1"), put("2"), put("3")))
      for _ in 0..<2 {
        #expect(try await isThrottled(bench, "TransactWriteItems", transaction(put("1"), put("2"))))
        clock.advance(1)
      }
      #expect(try await isThrottled(bench, "PutItem", put("1")))
      clock.advance(1)
    }
  }

  /// A table that is not the reason why a transaction is throttled is not charged.
  @Test func whatIsCanceledCostsNothing() async throws {
    let bench = try Clock().throttlingBench()
    try await bench.createTable("abc", Change.units(1, 2))
    try await bench.createTable("other", Change.units(1, 1))
    let other = put("1").replacing("abc", with: "other")
    try await bench.must("PutItem", other)
    for _ in 0..<5 {
      try await bench.expect(
        "TransactWriteItems", transaction(put("1"), other), canceled: "None, ProvisionedThroughputExceeded", #"{"Code":"None"}"#,
        #"{"Code":"ProvisionedThroughputExceeded","Message":"The level of configured provisioned throughput for the table was "#
          + #"exceeded. Consider increasing your provisioning level with the UpdateTable API."}"#)
    }
    for _ in 0..<2 { try await bench.must("PutItem", put("1")) }
    #expect(try await isThrottled(bench, "PutItem", put("1")))
  }

  /// `abc`, keys `a` and `b`, with the local index `by-c`.
  private func createWithLocalIndex(_ bench: Bench, units: Int) async throws {
    try await bench.must(
      "CreateTable",
      #"{"TableName":"abc",\#(Change.units(1, units)),"#
        + #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"},{"AttributeName":"b","KeyType":"RANGE"}],"#
        + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"},{"AttributeName":"b","AttributeType":"S"},"#
        + #"{"AttributeName":"c","AttributeType":"S"}],"LocalSecondaryIndexes":[{"IndexName":"by-c","#
        + #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"},{"AttributeName":"c","KeyType":"RANGE"}],"#
        + #""Projection":{"ProjectionType":"KEYS_ONLY"}}]}"#)
  }

  /// In a local index a member of a transaction costs what any write costs there: three units with the table's two.
  @Test func indexesCostOnce() async throws {
    let bench = try Clock().throttlingBench()
    try await createWithLocalIndex(bench, units: 10)
    for key in 0..<4 {
      try await bench.must("TransactWriteItems", transaction(put("1", #","b":{"S":"\#(key)"},"c":{"S":"1"}"#)))
    }
    #expect(try await isThrottled(bench, "PutItem", put("1", #","b":{"S":"0"}"#)))
  }

  /// An entry whose key changes is deleted in one partition and put in another.
  @Test func anEntryThatMoves() async throws {
    let bench = try Clock().throttlingBench()
    try await bench.must(
      "CreateTable",
      #"{"TableName":"abc","BillingMode":"PAY_PER_REQUEST",\#(Self.definitions),"GlobalSecondaryIndexes":[\#(Self.index)]}"#)
    let large = #""t":{"S":"\#(String(repeating: "x", count: 390_000))"}"#
    func put(_ key: String, in place: String) -> String { self.put(key, #","b":{"S":"\#(place)"},\#(large)"#) }
    try await bench.must("PutItem", put("1", in: "from"))
    try await bench.must("PutItem", put("2", in: "from"))
    try await bench.must("PutItem", put("1", in: "to"))
    let (_, body) = try await bench.send("PutItem", put("4", in: "from"))
    #expect(body.contains("IndexWriteKeyRangeThroughputExceeded"), "\(body.prefix(300))")
    try await bench.must("PutItem", put("5", in: "to"))
  }

  /// Units that are new were not kept before.
  @Test func newUnitsAreNotKeptFromBefore() async throws {
    let clock = Clock()
    func puts(_ bench: Bench, _ more: String = "") async throws -> Int {
      var count = 0
      while count < 1000, try await !isThrottled(bench, "PutItem", put("\(count)", more)) { count += 1 }
      return count
    }
    let raised = try clock.throttlingBench()
    try await raised.createTable("abc", Change.units(1, 1))
    let switched = try clock.throttlingBench()
    try await switched.createTable()
    let indexed = try clock.throttlingBench()
    try await indexed.createTable("abc", Change.units(1, 100))
    clock.advance(10_000)
    _ = try await raised.update(Change.units(1, 5))
    #expect(try await puts(raised) == 5)
    _ = try await switched.update(#""BillingMode":"PROVISIONED",\#(Change.units(1, 3))"#)
    #expect(try await puts(switched) == 3)
    _ = try await indexed.update(
      #""AttributeDefinitions":[{"AttributeName":"b","AttributeType":"S"}],"GlobalSecondaryIndexUpdates":[{"Create":"#
        + Self.index.dropLast() + #",\#(Change.units(1, 2))}}]"#)
    #expect(try await puts(indexed, #","b":{"S":"1"}"#) == 2)
    clock.advance(2)
    #expect(try await puts(raised) == 10)
  }

  /// What a batch leaves is in no collection.
  @Test func collectionsOfABatch() async throws {
    let bench = try Clock().throttlingBench()
    try await createWithLocalIndex(bench, units: 1)
    let put = { (key: String) in #"{"PutRequest":{"Item":{"a":{"S":"\#(key)"},"b":{"S":"1"}}}}"# }
    try await bench.expect(
      "BatchWriteItem",
      #"{"RequestItems":{"abc":[\#(put("1")),\#(put("2"))]},"ReturnItemCollectionMetrics":"SIZE"}"#,
      #"{"UnprocessedItems":{"abc":[\#(put("2"))]},"ItemCollectionMetrics":{"abc":[{"ItemCollectionKey":{"a":{"S":"1"}},"#
        + #""SizeEstimateRangeGB":[0.0,1.0]}]}}"#)
  }
}
