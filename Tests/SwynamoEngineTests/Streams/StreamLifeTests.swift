import Foundation
import SwynamoEngine
import Testing

/// Streams that are switched on and off, listed and described.
@Suite struct StreamLifeTests {
  @Test func switchedOffAndOn() async throws {
    let bench = try Bench()
    let first = try await bench.createStreamed("ttt")
    try await bench.put("ttt", "a", "1")
    try await bench.must("UpdateTable", #"{"TableName":"ttt","StreamSpecification":{"StreamEnabled":false}}"#)
    try await bench.put("ttt", "b", "1")
    try await bench.must(
      "UpdateTable", #"{"TableName":"ttt","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"}}"#)
    let second = try await bench.latestStream(of: "ttt")
    try await bench.put("ttt", "c", "1")
    #expect(first != second)
    #expect(try await bench.allRecords(of: first).map(\.dynamodb.keys["id"]) == [["S": "a"]])
    #expect(try await bench.allRecords(of: second).map(\.dynamodb.keys["id"]) == [["S": "c"]])
    #expect(try await bench.send("DescribeStream", #"{"StreamArn":"\#(first)"}"#).body.contains(#""StreamStatus":"DISABLED""#))
    #expect(try await bench.send("DescribeStream", #"{"StreamArn":"\#(second)"}"#).body.contains(#""StreamStatus":"ENABLED""#))
    // A shard that is closed ends when it is read.
    let shard = try #require(try await bench.shards(of: first).first)
    #expect(shard.sequenceNumberRange.endingSequenceNumber != nil)
    let page = try await bench.records(try await bench.iterator(first, shard.shardId))
    #expect(page.records.count == 1 && page.next == nil)
  }

  /// A stream outlives its table by a day.
  @Test func tableThatIsGone() async throws {
    let clock = Clock()
    let bench = Bench(try EmbeddedEngine(.inMemory, now: { clock.date }))
    let stream = try await bench.createStreamed("ttt")
    try await bench.put("ttt", "a", "1")
    try await bench.must("DeleteTable", #"{"TableName":"ttt"}"#)
    let again = try await bench.createStreamed("ttt")
    #expect(again != stream)
    #expect(try await bench.allRecords(of: stream).count == 1)
    clock.advance(86_500)
    let gone = try await bench.send("DescribeStream", #"{"StreamArn":"\#(stream)"}"#)
    #expect(gone.status == 400 && gone.body.contains("ResourceNotFoundException"), "\(gone.body)")
    let there = try await bench.shards(of: again)
    #expect(there.count >= 1)
  }

  @Test func listing() async throws {
    let bench = try Bench()
    var streams: [String] = []
    for name in ["ta", "tb", "tc"] { streams.append(try await bench.createStreamed(name + "x")) }
    struct Answer: Decodable {
      struct Stream: Decodable { let streamArn: String }
      let streams: [Stream]
      let lastEvaluatedStreamArn: String?
    }
    let all = try await bench.read(Answer.self, "ListStreams", "{}")
    #expect(all.streams.map(\.streamArn) == streams && all.lastEvaluatedStreamArn == nil)
    let two = try await bench.read(Answer.self, "ListStreams", #"{"Limit":2}"#)
    #expect(two.lastEvaluatedStreamArn == streams[1])
    // The table of the place to go on from may be gone.
    try await bench.must("DeleteTable", #"{"TableName":"tbx"}"#)
    let rest = try await bench.read(Answer.self, "ListStreams", #"{"ExclusiveStartStreamArn":"\#(streams[1])"}"#)
    #expect(rest.streams.map(\.streamArn) == [streams[2]])
    let one = try await bench.read(Answer.self, "ListStreams", #"{"TableName":"tax"}"#)
    #expect(one.streams.map(\.streamArn) == [streams[0]])
  }

  @Test func iterators() async throws {
    let clock = Clock()
    let bench = Bench(try EmbeddedEngine(.inMemory, now: { clock.date }))
    let stream = try await bench.createStreamed("ttt")
    let shard = try await bench.shards(of: stream)[0].shardId
    for id in ["a", "b", "c"] {
      try await bench.put("ttt", id, "1")
      clock.advance(1)
    }
    let all = try await bench.allRecords(of: stream)
    let second = all[1].dynamodb.sequenceNumber
    func ids(_ type: String, _ more: String = "") async throws -> [String?] {
      try await bench.records(try await bench.iterator(stream, shard, type, more)).records.map { $0.dynamodb.keys["id"]?["S"] }
    }
    #expect(try await ids("TRIM_HORIZON") == ["a", "b", "c"])
    #expect(try await ids("AT_SEQUENCE_NUMBER", #","SequenceNumber":"\#(second)""#) == ["b", "c"])
    #expect(try await ids("AFTER_SEQUENCE_NUMBER", #","SequenceNumber":"\#(second)""#) == ["c"])
    #expect(try await ids("AT_TIMESTAMP", #","Timestamp":1700000001"#) == ["b", "c"])
    let latest = try await bench.iterator(stream, shard, "LATEST")
    let empty = try await bench.records(latest)
    #expect(empty.records.isEmpty && empty.next != nil)
    try await bench.put("ttt", "d", "1")
    #expect(try await bench.records(latest).records.count == 1)
    #expect(try await bench.records(try #require(empty.next)).records.count == 1)

    clock.advance(901)
    let late = try await bench.send("GetRecords", #"{"ShardIterator":"\#(latest)"}"#)
    #expect(late.body.contains("ExpiredIteratorException"), "\(late.body)")
  }

  @Test func trimming() async throws {
    let clock = Clock()
    let bench = Bench(try EmbeddedEngine(.inMemory, settings: .init(shardLifetime: .seconds(1_000_000), now: { clock.date })))
    let stream = try await bench.createStreamed("ttt")
    let shard = try await bench.shards(of: stream)[0].shardId
    try await bench.put("ttt", "a", "1")
    let number = try await bench.allRecords(of: stream)[0].dynamodb.sequenceNumber
    clock.advance(80_000)
    try await bench.put("ttt", "b", "1")
    clock.advance(6_000)
    let iterator = try await bench.iterator(stream, shard)
    clock.advance(500)
    #expect(try await bench.allRecords(of: stream).map(\.dynamodb.keys["id"]) == [["S": "b"]])
    let early = try await bench.send(
      "GetShardIterator",
      #"{"StreamArn":"\#(stream)","ShardId":"\#(shard)","ShardIteratorType":"AT_SEQUENCE_NUMBER","SequenceNumber":"\#(number)"}"#)
    #expect(early.body.contains("TrimmedDataAccessException"), "\(early.body)")
    #expect(try await bench.send("GetRecords", #"{"ShardIterator":"\#(iterator)"}"#).body.contains("TrimmedDataAccessException"))
  }

  @Test(arguments: [
    ("ListStreams", #"{"Limit":0}"#), ("ListStreams", #"{"Limit":101}"#),
    ("ListStreams", #"{"ExclusiveStartStreamArn":"no ARN, however long it may be, is one of a stream"}"#),
    ("DescribeStream", #"{"StreamArn":"no ARN, however long it may be, is one of a stream"}"#),
    ("GetRecords", #"{"ShardIterator":"x"}"#), ("GetRecords", #"{"ShardIterator":"x|1|x"}"#),
    ("GetRecords", #"{"ShardIterator":"ARN","Limit":0}"#), ("GetRecords", #"{"ShardIterator":"ARN","Limit":1001}"#),
    ("GetShardIterator", #"{"StreamArn":"ARN","ShardId":"SHARD","ShardIteratorType":"AT_SEQUENCE_NUMBER"}"#),
    ("GetShardIterator", #"{"StreamArn":"ARN","ShardId":"SHARD","ShardIteratorType":"SOMEWHERE"}"#),
    (
      "GetShardIterator",
      #"{"StreamArn":"ARN","ShardId":"SHARD","ShardIteratorType":"LATEST","SequenceNumber":"100000000000000000002"}"#
    ),
    (
      "GetShardIterator",
      #"{"StreamArn":"ARN","ShardId":"SHARD","ShardIteratorType":"AT_SEQUENCE_NUMBER","SequenceNumber":"10000000000000000000x"}"#
    ),
    ("GetShardIterator", #"{"StreamArn":"ARN","ShardId":"SHARD","ShardIteratorType":"AT_TIMESTAMP","Timestamp":99999999999}"#),
    ("DescribeStream", #"{"StreamArn":"ARN","ShardFilter":{"Type":"CHILD_SHARDS"}}"#),
  ])
  func refusals(operation: String, json: String) async throws {
    let bench = try Bench()
    let stream = try await bench.createStreamed("ttt")
    let shard = try await bench.shards(of: stream)[0].shardId
    let answer = try await bench.send(
      operation, json.replacing("ARN\"", with: stream + "\"").replacing("SHARD\"", with: shard + "\""))
    #expect(answer.status == 400 && answer.body.contains("ValidationException"), "\(answer.body)")
  }

  @Test func whatIsNotThere() async throws {
    let bench = try Bench()
    let stream = try await bench.createStreamed("ttt")
    for (operation, json) in [
      ("DescribeStream", #"{"StreamArn":"\#(stream.dropLast(1))9"}"#.replacing("stream/2", with: "stream/1")),
      (
        "GetShardIterator",
        #"{"StreamArn":"\#(stream)","ShardId":"shardId-00000000000000000000-00000000","ShardIteratorType":"LATEST"}"#
      ),
    ] {
      let answer = try await bench.send(operation, json)
      #expect(answer.status == 400 && answer.body.contains("ResourceNotFoundException"), "\(answer.body)")
    }
    // One that nobody knows is a place to go on from.
    try await bench.must(
      "DescribeStream", #"{"StreamArn":"\#(stream)","ExclusiveStartShardId":"shardId-00000000000000000000-00000000"}"#)
  }
}
