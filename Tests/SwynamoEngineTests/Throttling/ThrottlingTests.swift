import Foundation
import SwynamoBytes
import SwynamoEngine
import SwynamoWire
import Testing

extension Clock {
  /// An engine that enforces throughput.
  func throttlingBench() throws -> Bench {
    let settings = EmbeddedEngine.Settings(enforcesThroughput: true) { Date(timeIntervalSince1970: self.now) }
    return Bench(try EmbeddedEngine(.inMemory, settings: settings))
  }
}

/// What DynamoDB says when throughput is exceeded.
private struct Refusal {
  let reason: String
  var index = ""

  private static let arn = "arn:aws:dynamodb:ddblocal:000000000000:table/abc"

  var message: String {
    switch (reason.hasSuffix("MaxOnDemandThroughputExceeded"), reason.hasSuffix("KeyRangeThroughputExceeded"), index.isEmpty) {
    case (true, _, _): "Throughput exceeds the maximum OnDemandThroughput configured on table or index"
    case (_, true, _):
      "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so "
        + "please try again shortly. If exceptions persist, check if you have a hot key: "
        + "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html."
    case (_, _, true):
      "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level "
        + "with the UpdateTable API."
    case (_, _, false):
      "The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. Consider "
        + "increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable API."
    }
  }

  var body: String {
    let resource = Self.arn + (index.isEmpty ? "" : "/index/\(index)")
    let reasons = #"[{"reason":"\#(reason)","resource":"\#(resource)"}]"#
    return reason.hasSuffix("ProvisionedThroughputExceeded")
      ? #"{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","ThrottlingReasons":\#(reasons),"#
        + #""message":"\#(message)"}"#
      : #"{"__type":"com.amazon.coral.availability#ThrottlingException","throttlingReasons":\#(reasons),"message":"\#(message)"}"#
  }
}

extension Bench {
  fileprivate func expect(
    _ operation: String, _ json: String, throttled refusal: Refusal, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let (status, body) = try await send(operation, json)
    #expect(status == 400, sourceLocation: sourceLocation)
    #expect(body == refusal.body, sourceLocation: sourceLocation)
  }

  fileprivate func put(_ key: String, _ more: String = "") async throws -> Int {
    try await send("PutItem", Self.put(key, more)).status
  }

  fileprivate static func put(_ key: String, _ more: String = "") -> String {
    #"{"TableName":"abc","Item":{"a":{"S":"\#(key)"}\#(more)}}"#
  }

  fileprivate func get(_ key: String = "x") async throws -> Int { try await send("GetItem", Self.get(key)).status }

  fileprivate static func get(_ key: String = "x") -> String { #"{"TableName":"abc","Key":{"a":{"S":"\#(key)"}}}"# }
}

@Suite struct ThrottlingTests {
  private static let write = Refusal(reason: "TableWriteProvisionedThroughputExceeded")
  private static let read = Refusal(reason: "TableReadProvisionedThroughputExceeded")
  private static let index = Refusal(reason: "IndexWriteProvisionedThroughputExceeded", index: "by-b")

  private func bench(_ clock: Clock, _ read: Int, _ write: Int) async throws -> Bench {
    let bench = try clock.throttlingBench()
    try await bench.createTable("abc", Change.units(read, write))
    return bench
  }

  /// `abc` with the global index `by-b`, which has one unit of each kind.
  private func indexed(_ clock: Clock, _ read: Int, _ write: Int) async throws -> Bench {
    let bench = try clock.throttlingBench()
    try await bench.must(
      "CreateTable",
      #"{"TableName":"abc","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],\#(Change.units(read, write)),"#
        + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"},{"AttributeName":"b","AttributeType":"S"}],"#
        + #""GlobalSecondaryIndexes":[{"IndexName":"by-b","KeySchema":[{"AttributeName":"b","KeyType":"HASH"}],"#
        + #""Projection":{"ProjectionType":"KEYS_ONLY"},\#(Change.units(1, 1))}]}"#)
    return bench
  }

  @Test func nobodyAsked() async throws {
    let bench = try Clock().bench()
    try await bench.createTable("abc", Change.units(1, 1))
    for _ in 0..<50 { #expect(try await bench.put("x") == 200) }
  }

  @Test func aTableHasItsUnits() async throws {
    let clock = Clock()
    let bench = try await bench(clock, 1, 2)
    for _ in 0..<3 {
      for _ in 0..<2 { #expect(try await bench.put("x") == 200) }
      try await bench.expect("PutItem", Bench.put("x"), throttled: Self.write)
      try await bench.expect(
        "UpdateItem", Bench.get().replacing("}}}", with: #"}},"UpdateExpression":"REMOVE z"}"#), throttled: Self.write)
      try await bench.expect("DeleteItem", Bench.get(), throttled: Self.write)
      // Eventually consistent, of half a unit.
      for _ in 0..<2 { #expect(try await bench.get() == 200) }
      try await bench.expect("GetItem", Bench.get(), throttled: Self.read)
      clock.advance(1)
    }
    // What was refused has cost nothing, and changed nothing.
    #expect(try await bench.get() == 200)
  }

  @Test func unusedUnitsAreKept() async throws {
    let clock = Clock()
    let bench = try await bench(clock, 1, 1)
    #expect(try await bench.put("x") == 200)
    clock.advance(10_000)
    for _ in 0..<300 { #expect(try await bench.put("x") == 200) }
    try await bench.expect("PutItem", Bench.put("x"), throttled: Self.write)
  }

  /// What is larger than a second's units is made up for.
  @Test func aLargeItemIsPaidLater() async throws {
    let clock = Clock()
    let bench = try await bench(clock, 1, 1)
    #expect(try await bench.put("x", #","t":{"S":"\#(String(repeating: "x", count: 5_000))"}"#) == 200)
    for _ in 0..<4 {
      clock.advance(1)
      try await bench.expect("PutItem", Bench.put("x"), throttled: Self.write)
    }
    clock.advance(1)
    #expect(try await bench.put("x") == 200)
  }

  /// A condition that fails costs what the write would have.
  @Test func failedConditions() async throws {
    let bench = try await bench(Clock(), 1, 2)
    let failing = #","ConditionExpression":"attribute_exists(a)"}"#
    let put = String(Bench.put("x").dropLast()) + failing
    for _ in 0..<2 { #expect(try await bench.send("PutItem", put).body.contains("ConditionalCheckFailedException")) }
    try await bench.expect("PutItem", put, throttled: Self.write)
  }

  @Test func anIndexThrottlesItsTable() async throws {
    let clock = Clock()
    let bench = try await indexed(clock, 10, 10)
    #expect(try await bench.put("x", #","b":{"S":"1"}"#) == 200)
    try await bench.expect("PutItem", Bench.put("y", #","b":{"S":"1"}"#), throttled: Self.index)
    // What the index doesn't hold, and what stays as it is there, is no matter of the index.
    #expect(try await bench.put("z") == 200)
    #expect(try await bench.put("x", #","b":{"S":"1"},"c":{"S":"1"}"#) == 200)
    try await bench.expect("DeleteItem", Bench.get(), throttled: Self.index)
    let query =
      #"{"TableName":"abc","IndexName":"by-b","KeyConditionExpression":"b = :b","ExpressionAttributeValues":{":b":{"S":"1"}}}"#
    for _ in 0..<2 { try await bench.must("Query", query) }
    try await bench.expect(
      "Query", query, throttled: Refusal(reason: "IndexReadProvisionedThroughputExceeded", index: "by-b"))
    clock.advance(1)
    try await bench.must("DeleteItem", Bench.get())
  }

  @Test func pagesAreRefusedAsAWhole() async throws {
    let bench = try await bench(Clock(), 1, 10)
    let query = #"{"TableName":"abc","KeyConditionExpression":"a = :a","ExpressionAttributeValues":{":a":{"S":"1"}}}"#
    try await bench.must("Scan", #"{"TableName":"abc"}"#)
    try await bench.must("Query", query)
    try await bench.expect("Scan", #"{"TableName":"abc"}"#, throttled: Self.read)
    try await bench.expect("Query", query, throttled: Self.read)
  }

  @Test func batchesLeaveTheRest() async throws {
    let clock = Clock()
    let bench = try await bench(clock, 1, 2)
    let put = { (key: String) in #"{"PutRequest":{"Item":{"a":{"S":"\#(key)"}}}}"# }
    let write = #"{"RequestItems":{"abc":[\#(["1", "2", "3", "4"].map(put).joined(separator: ","))]}}"#
    try await bench.expect("BatchWriteItem", write, #"{"UnprocessedItems":{"abc":[\#(put("3")),\#(put("4"))]}}"#)
    try await bench.expect("BatchWriteItem", write, throttled: Self.write)
    let key = { (key: String) in #"{"a":{"S":"\#(key)"}}"# }
    let read = #"{"RequestItems":{"abc":{"Keys":[\#(["1", "2", "3"].map(key).joined(separator: ","))],"ConsistentRead":false}}}"#
    try await bench.expect(
      "BatchGetItem", read,
      #"{"Responses":{"abc":[\#(key("1")),\#(key("2"))]},"UnprocessedKeys":{"abc":{"Keys":[\#(key("3"))],"ConsistentRead":false}}}"#
    )
    try await bench.expect("BatchGetItem", read, throttled: Self.read)
  }

  /// A write that its index throttles is left, and not half done.
  @Test func batchesAndIndexes() async throws {
    let bench = try await indexed(Clock(), 10, 10)
    let put = { (key: String) in #"{"PutRequest":{"Item":{"a":{"S":"\#(key)"},"b":{"S":"1"}}}}"# }
    try await bench.expect(
      "BatchWriteItem", #"{"RequestItems":{"abc":[\#(put("1")),\#(put("2"))]}}"#, #"{"UnprocessedItems":{"abc":[\#(put("2"))]}}"#)
    try await bench.expect("Scan", #"{"TableName":"abc","Select":"COUNT"}"#, #"{"Count":1,"ScannedCount":1}"#)
    try await bench.expect(
      "Scan", #"{"TableName":"abc","IndexName":"by-b","Select":"COUNT"}"#, #"{"Count":1,"ScannedCount":1}"#)
  }

  @Test func transactionsAreCanceled() async throws {
    let clock = Clock()
    let bench = try await bench(clock, 2, 2)
    let put = { (key: String) in #"{"Put":{"TableName":"abc","Item":{"a":{"S":"\#(key)"}}}}"# }
    let write = #"{"TransactItems":[\#(put("1")),\#(put("2"))]}"#
    let throttled = { (message: String) in #"{"Code":"ProvisionedThroughputExceeded","Message":"\#(message)"}"# }
    // Both are admitted, and cost four units of two.
    try await bench.expect("TransactWriteItems", write, "{}")
    let more = write.replacing(#""1""#, with: #""3""#)
    for _ in 0..<2 {
      try await bench.expect(
        "TransactWriteItems", more, canceled: "ProvisionedThroughputExceeded, ProvisionedThroughputExceeded",
        throttled(Self.write.message), throttled(Self.write.message))
      clock.advance(1)
    }
    try await bench.expect("Scan", #"{"TableName":"abc","Select":"COUNT"}"#, #"{"Count":2,"ScannedCount":2}"#)
    clock.advance(10)
    let read = #"{"TransactItems":[{"Get":\#(Bench.get("1"))},{"Get":\#(Bench.get("2"))}]}"#
    // Both are admitted, and cost four units of twenty.
    for _ in 0..<5 { try await bench.must("TransactGetItems", read) }
    while try await bench.get() == 200 {}
    try await bench.expect(
      "TransactGetItems", read, canceled: "ProvisionedThroughputExceeded, ProvisionedThroughputExceeded",
      throttled(Self.read.message), throttled(Self.read.message))
  }

  @Test func statements() async throws {
    let clock = Clock()
    let bench = try await bench(clock, 1, 2)
    let insert = { (key: Int) in #"{"Statement":"INSERT INTO abc VALUE {'a':'\#(key)'}"}"# }
    let select = { (key: Int) in #"{"Statement":"SELECT * FROM abc WHERE a = '\#(key)'"}"# }
    for key in 1...2 { try await bench.must("ExecuteStatement", insert(key)) }
    try await bench.expect("ExecuteStatement", insert(3), throttled: Self.write)
    for key in 1...2 { try await bench.must("ExecuteStatement", select(key)) }
    try await bench.expect("ExecuteStatement", select(1), throttled: Self.read)
    clock.advance(1)
    let error = { (message: String) in #"{"Error":{"Code":"ProvisionedThroughputExceeded","Message":"\#(message)"}"# }
    let (_, batch) = try await bench.send(
      "BatchExecuteStatement", #"{"Statements":[\#([1, 2, 3].map(select).joined(separator: ","))]}"#)
    #expect(batch.contains(#"{"TableName":"abc","Item":{"a":{"S":"2"}}},"# + error(Self.read.message)))
    let write = #"{"TransactStatements":[\#(insert(3)),\#(insert(4))]}"#
    try await bench.must("ExecuteTransaction", write)
    let reason = #"{"Code":"ProvisionedThroughputExceeded","Message":"\#(Self.write.message)"}"#
    try await bench.expect(
      "ExecuteTransaction", write, canceled: "ProvisionedThroughputExceeded, ProvisionedThroughputExceeded", reason, reason)
  }

  @Test func boundsOnDemand() async throws {
    let clock = Clock()
    let bench = try clock.throttlingBench()
    try await bench.createTable(
      "abc", #""BillingMode":"PAY_PER_REQUEST","OnDemandThroughput":{"MaxReadRequestUnits":1,"MaxWriteRequestUnits":3}"#)
    for _ in 0..<2 {
      for _ in 0..<3 { #expect(try await bench.put("x") == 200) }
      try await bench.expect(
        "PutItem", Bench.put("x"), throttled: Refusal(reason: "TableWriteMaxOnDemandThroughputExceeded"))
      // They are a second's, however long nobody asked.
      clock.advance(1_000)
    }
    for _ in 0..<2 { #expect(try await bench.get() == 200) }
    try await bench.expect("GetItem", Bench.get(), throttled: Refusal(reason: "TableReadMaxOnDemandThroughputExceeded"))
    _ = try await bench.update(#""OnDemandThroughput":{"MaxReadRequestUnits":-1}"#)
    for _ in 0..<20 { #expect(try await bench.get() == 200) }
  }

  /// A hot key has what one partition serves, whatever its table has.
  @Test func partitions() async throws {
    let clock = Clock()
    let bench = try clock.throttlingBench()
    try await bench.createTable()
    let large = #","t":{"S":"\#(String(repeating: "x", count: 390_000))"}"#
    for _ in 0..<3 { #expect(try await bench.put("hot", large) == 200) }
    try await bench.expect("PutItem", Bench.put("hot", large), throttled: Refusal(reason: "TableWriteKeyRangeThroughputExceeded"))
    // Other partitions are not.
    var others = 0
    for number in 0..<16 where try await bench.put("\(number)") == 200 { others += 1 }
    #expect(others > 0)
    clock.advance(1)
    #expect(try await bench.put("hot", large) == 200)
  }

  @Test func aRestoreBeginsAnew() async throws {
    let bench = try await bench(Clock(), 1, 1)
    let snapshot = try await bench.engine.snapshot()
    #expect(try await bench.put("x") == 200)
    #expect(try await bench.put("x") == 400)
    try await bench.engine.restore(snapshot)
    #expect(try await bench.put("x") == 200)
  }

  /// A table of a name that another had is another table.
  @Test func aNewTableHasItsOwn() async throws {
    let bench = try await bench(Clock(), 1, 1)
    #expect(try await bench.put("x") == 200)
    try await bench.must("DeleteTable", #"{"TableName":"abc"}"#)
    try await bench.createTable("abc", Change.units(1, 1))
    #expect(try await bench.put("x") == 200)
    _ = try await bench.update(Change.units(1, 100))
    #expect(try await bench.put("x") == 400)
  }

  /// The client reads the reasons.
  @Test func reasonsAreRead() async throws {
    let bench = try await bench(Clock(), 1, 1)
    #expect(try await bench.put("x") == 200)
    let answer = try await bench.engine.send(TransportRequest(operation: "PutItem", body: Array(Bench.put("x").utf8)))
    let error = DynamoDBError(answer, operation: "PutItem")
    #expect(error.code == .provisionedThroughputExceeded)
    #expect(
      error.throttlingReasons == [
        .init(
          reason: "TableWriteProvisionedThroughputExceeded", resource: "arn:aws:dynamodb:ddblocal:000000000000:table/abc")
      ])
    #expect(
      "\(error)".contains("\n  TableWriteProvisionedThroughputExceeded of arn:aws:dynamodb:ddblocal:000000000000:table/abc"))
  }
}

/// Whatever is asked for, and when: no more units are used than came.
@Suite struct ThrottlingLawTests {
  @Test(arguments: 1...20) func noMoreThanCame(seed: Int) async throws {
    var random = SplitMix64(state: UInt64(seed))
    let (rate, clock) = (Int.random(in: 1...5, using: &random), Clock())
    let bench = try clock.throttlingBench()
    try await bench.createTable("abc", Change.units(1, rate))
    var (used, elapsed) = (0, 0.0)
    for _ in 0..<200 {
      let size = Int.random(in: 0...3, using: &random)
      let text = String(repeating: "x", count: 1_000 * size)
      if try await bench.put("\(used)", #","t":{"S":"\#(text)"}"#) == 200 {
        used += max(1, size)
        // The last of them may be larger than what was left.
        #expect(Double(used) <= Double(rate) * (elapsed + 1) + 3)
      }
      let step = Double.random(in: 0...0.5, using: &random)
      clock.advance(step)
      elapsed += step
    }
    // And no fewer: something was there to be used most of the time.
    #expect(Double(used) >= min(200, Double(rate) * elapsed * 0.5))
  }
}
