import Foundation
import SwynamoEngine
import Testing

/// Numbers of changes are never given twice, whatever becomes of what had them.
@Suite struct ChangeNumberTests {
  /// A record of one stream is trimmed, the store is opened again, and an iterator that was handed out before sees what comes.
  @Test func afterTrimmingAndReopening() async throws {
    let clock = Clock()
    let settings = EmbeddedEngine.Settings(shardLifetime: .seconds(10_000_000), now: { clock.date })
    try await StoreFolder.with { folder in
      var bench = Bench(try EmbeddedEngine(.file(folder.path(), durability: .processDeath), settings: settings))
      let other = try await bench.createStreamed("other")
      let stream = try await bench.createStreamed("ttt")
      for number in 0..<50 { try await bench.put("other", "\(number)", "x") }
      let last = try #require(try await bench.allRecords(of: other).last?.dynamodb.sequenceNumber)
      try await bench.must("DeleteTable", #"{"TableName":"other"}"#)
      clock.advance(90_000)
      try await bench.must("ListTables", "{}")
      let iterator = try await bench.iterator(stream, bench.shards(of: stream)[0].shardId, "LATEST")
      await bench.engine.close()

      bench = Bench(try EmbeddedEngine(.file(folder.path(), durability: .processDeath), settings: settings))
      try await bench.put("ttt", "a", "x")
      let records = try await bench.records(iterator).records
      #expect(records.count == 1)
      #expect(records[0].dynamodb.sequenceNumber > last)
      await bench.engine.close()
    }
  }

  /// What was reserved in a transaction that was rolled back is reserved again.
  @Test func afterRollbacks() async throws {
    try await StoreFolder.with { folder in
      var bench = try Bench(.file(folder.path(), durability: .processDeath))
      let stream = try await bench.createStreamed("ttt")
      for round in 0..<30 {
        // A hundred changes of which none is kept, so that blocks end inside of transactions that are rolled back.
        let puts = (0..<99).map { #"{"Put":{"TableName":"ttt","Item":{"id":{"S":"\#(round)-\#($0)"}}}}"# }.joined(separator: ",")
        let check =
          #"{"ConditionCheck":{"TableName":"ttt","Key":{"id":{"S":"none"}},"ConditionExpression":"attribute_exists(id)"}}"#
        let answer = try await bench.send("TransactWriteItems", #"{"TransactItems":[\#(puts),\#(check)]}"#)
        #expect(answer.status == 400)
        try await bench.put("ttt", "kept", "\(round)")
        if round.isMultiple(of: 10) {
          await bench.engine.close()
          bench = try Bench(.file(folder.path(), durability: .processDeath))
        }
      }
      let numbers = try await bench.allRecords(of: stream).map(\.dynamodb.sequenceNumber)
      #expect(numbers.count == 30 && numbers == Set(numbers).sorted())
      await bench.engine.close()
    }
  }

  @Test func splitOnRequest() async throws {
    let bench = try Bench()
    let stream = try await bench.createStreamed("ttt")
    try await bench.put("ttt", "a", "1")
    #expect(try await bench.engine.splitShards(of: "ttt") == 2)
    #expect(try await bench.engine.splitShards(of: "ttt") == 4)
    try await bench.put("ttt", "a", "2")
    #expect(try await bench.shards(of: stream).count == 7)
    #expect(try await bench.allRecords(of: stream).map(\.dynamodb.newImage?["text"]?["S"]) == ["1", "2"])
    try await bench.must(
      "CreateTable",
      #"""
      {"TableName":"plain","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
      "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}
      """#)
    #expect(try await bench.engine.splitShards(of: "plain") == 0)
    await #expect(throws: (any Error).self) { try await bench.engine.splitShards(of: "none") }
  }
}
