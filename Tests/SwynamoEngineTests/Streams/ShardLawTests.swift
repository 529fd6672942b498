import Foundation
import SwynamoBytes
import SwynamoEngine
import Testing

/// Whoever reads a stream from its beginning, parents before their children, has seen each change once and in the order of its
/// item: replayed, they make the table.
@Suite struct ShardLawTests {
  private static let limits: [Int?] = [nil, 1, 3, 20]

  @Test(arguments: limits, [1, 2, 3] as [UInt64])
  func replay(recordsUntilSplit: Int?, seed: UInt64) async throws {
    let clock = Clock()
    let settings = EmbeddedEngine.Settings(
      shardLifetime: .seconds(50), recordsUntilSplit: recordsUntilSplit, now: { clock.date })
    try await StoreFolder.with { folder in
      var random = SplitMix64(state: seed)
      var bench = Bench(try EmbeddedEngine(.file(folder.path(), durability: .processDeath), settings: settings))
      let stream = try await bench.createStreamed("ttt")
      for step in 0..<150 {
        clock.advance(.random(in: 0...2, using: &random))
        let id = "\(Int.random(in: 0..<12, using: &random))"
        if Int.random(in: 0..<4, using: &random) == 0 {
          try await bench.delete("ttt", id)
        } else {
          try await bench.put("ttt", id, "\(step)")
        }
        if step == 70 {
          await bench.engine.close()
          bench = Bench(try EmbeddedEngine(.file(folder.path(), durability: .processDeath), settings: settings))
        }
      }
      try await expectReplay(stream, bench)
      await bench.engine.close()
    }
  }

  private func expectReplay(_ stream: String, _ bench: Bench) async throws {
    let shards = try await bench.shards(of: stream)
    var known: Set<String> = []
    var (table, seen): ([String: String], Set<String>) = ([:], [])
    for shard in shards {
      if let parent = shard.parentShardId { #expect(known.contains(parent)) }
      known.insert(shard.shardId)
      var next: String? = try await bench.iterator(stream, shard.shardId)
      while let iterator = next {
        let page = try await bench.records(iterator, limit: 5)
        for record in page.records {
          let number = record.dynamodb.sequenceNumber
          #expect(seen.insert(number).inserted)
          #expect(number > shard.sequenceNumberRange.startingSequenceNumber)
          if let end = shard.sequenceNumberRange.endingSequenceNumber { #expect(number < end) }
          let id = try #require(record.dynamodb.keys["id"]?["S"])
          #expect(record.dynamodb.oldImage?["text"]?["S"] == table[id])
          table[id] = record.dynamodb.newImage?["text"]?["S"]
        }
        let isClosed = shard.sequenceNumberRange.endingSequenceNumber != nil
        if isClosed { #expect(!page.records.isEmpty || page.next == nil) }
        next = page.records.isEmpty && !isClosed ? nil : page.next
      }
    }
    struct Answer: Decodable { let items: [[String: [String: String]]] }
    let items = try await bench.read(Answer.self, "Scan", #"{"TableName":"ttt"}"#).items
    #expect(Dictionary(uniqueKeysWithValues: items.map { ($0["id"]?["S"] ?? "", $0["text"]?["S"] ?? "") }) == table)
  }

  /// Children of a closed shard, and only those.
  @Test func children() async throws {
    let bench = Bench(try EmbeddedEngine(.inMemory, settings: .init(recordsUntilSplit: 2)))
    let stream = try await bench.createStreamed("ttt")
    for id in 0..<20 { try await bench.put("ttt", "\(id)", "x") }
    let shards = try await bench.shards(of: stream)
    let first = try #require(shards.first)
    struct Answer: Decodable {
      struct Description: Decodable { let shards: [ReadShard] }
      let streamDescription: Description
    }
    let filter = #""ShardFilter":{"Type":"CHILD_SHARDS","ShardId":"\#(first.shardId)"}"#
    let children = try await bench.read(Answer.self, "DescribeStream", #"{"StreamArn":"\#(stream)",\#(filter)}"#)
    #expect(children.streamDescription.shards.count == 2)
    #expect(children.streamDescription.shards.allSatisfy { $0.parentShardId == first.shardId })
  }

  /// Records come back with a snapshot, and numbers that were given are not given again.
  @Test func snapshots() async throws {
    let bench = try Bench()
    let stream = try await bench.createStreamed("ttt")
    try await bench.put("ttt", "a", "1")
    let snapshot = try await bench.engine.snapshot()
    try await bench.put("ttt", "a", "2")
    let last = try #require(try await bench.allRecords(of: stream).last?.dynamodb.sequenceNumber)
    try await bench.engine.restore(snapshot)
    #expect(try await bench.allRecords(of: stream).count == 1)
    try await bench.put("ttt", "a", "3")
    let records = try await bench.allRecords(of: stream)
    #expect(records.count == 2 && records[1].dynamodb.sequenceNumber > last)
    #expect(records[1].dynamodb.oldImage?["text"]?["S"] == "1")
  }
}
