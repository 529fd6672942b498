import Foundation
import SwynamoEngine
import Testing

/// What makes a record, and what the record shows.
@Suite struct StreamRecordTests {
  @Test func writesMakeRecords() async throws {
    let bench = try Bench()
    let stream = try await bench.createStreamed("ttt")
    try await bench.put("ttt", "a", "1")
    try await bench.put("ttt", "a", "2")
    try await bench.delete("ttt", "a")
    let records = try await bench.allRecords(of: stream)
    #expect(records.map(\.eventName) == ["INSERT", "MODIFY", "REMOVE"])
    #expect(records.map(\.dynamodb.newImage?["text"]?["S"]) == ["1", "2", nil])
    #expect(records.map(\.dynamodb.oldImage?["text"]?["S"]) == [nil, "1", "2"])
    #expect(records.allSatisfy { $0.dynamodb.keys == ["id": ["S": "a"]] && $0.userIdentity == nil })
    // "id" and "a" for the keys, and for each image these and "text" and its value.
    #expect(records.map(\.dynamodb.sizeBytes) == [3 + 8, 3 + 16, 3 + 8])
    #expect(Set(records.map(\.eventID)).count == 3 && records.allSatisfy { $0.eventID.utf8.count == 32 })
    #expect(records.map(\.dynamodb.sequenceNumber) == records.map(\.dynamodb.sequenceNumber).sorted())
  }

  /// A record as the service writes it, to the byte.
  @Test func form() async throws {
    let bench = Bench(try EmbeddedEngine(.inMemory) { Date(timeIntervalSince1970: 1_700_000_000.5) })
    let stream = try await bench.createStreamed("ttt", view: "KEYS_ONLY")
    #expect(stream.hasSuffix(":table/ttt/stream/2023-11-14T22:13:20.500"))
    try await bench.put("ttt", "a", "1")
    let iterator = try await bench.iterator(stream, try await bench.shards(of: stream)[0].shardId)
    let body = try await bench.send("GetRecords", #"{"ShardIterator":"\#(iterator)"}"#).body
    #expect(
      body.contains(
        #""eventName":"INSERT","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"ddblocal","#
          + #""dynamodb":{"ApproximateCreationDateTime":1700000000.0,"Keys":{"id":{"S":"a"}},"#
          + #""SequenceNumber":"100000000000000000002","SizeBytes":3,"StreamViewType":"KEYS_ONLY"}}],"NextShardIterator":""#),
      "\(body)")
  }

  @Test(arguments: [("KEYS_ONLY", false, false), ("NEW_IMAGE", true, false), ("OLD_IMAGE", false, true)])
  func viewTypes(view: String, showsNew: Bool, showsOld: Bool) async throws {
    let bench = try Bench()
    let stream = try await bench.createStreamed("ttt", view: view)
    try await bench.put("ttt", "a", "1")
    try await bench.put("ttt", "a", "2")
    let record = try #require(try await bench.allRecords(of: stream).last)
    #expect((record.dynamodb.newImage != nil) == showsNew)
    #expect((record.dynamodb.oldImage != nil) == showsOld)
    #expect(record.dynamodb.streamViewType == view)
  }

  /// Equality is by value: what leaves the item as it was is no change.
  @Test(arguments: [
    ("PutItem", #"{"TableName":"ttt","Item":{"m":{"M":{"y":{"N":"2.0"},"x":{"N":"1"}}},"id":{"S":"a"},"n":{"N":"7"}}}"#),
    (
      "UpdateItem",
      #"{"TableName":"ttt","Key":{"id":{"S":"a"}},"UpdateExpression":"ADD n :z","ExpressionAttributeValues":{":z":{"N":"0"}}}"#
    ),
    ("UpdateItem", #"{"TableName":"ttt","Key":{"id":{"S":"a"}},"UpdateExpression":"REMOVE gone"}"#),
    ("DeleteItem", #"{"TableName":"ttt","Key":{"id":{"S":"none"}}}"#),
    (
      "BatchWriteItem",
      #"{"RequestItems":{"ttt":[{"PutRequest":{"Item":{"id":{"S":"a"},"n":{"N":"7"},"m":{"M":{"x":{"N":"1"},"y":{"N":"2"}}}}}}]}}"#
    ),
  ])
  func noRecords(operation: String, json: String) async throws {
    let bench = try Bench()
    let stream = try await bench.createStreamed("ttt")
    try await bench.must(
      "PutItem", #"{"TableName":"ttt","Item":{"id":{"S":"a"},"n":{"N":"7"},"m":{"M":{"x":{"N":"1"},"y":{"N":"2"}}}}}"#)
    try await bench.must(operation, json)
    let count =
      try await bench.send(
        "GetRecords", #"{"ShardIterator":"\#(try await bench.iterator(stream, bench.shards(of: stream)[0].shardId))"}"#
      )
      .body.components(separatedBy: "eventID").count - 1
    #expect(count == 1)
  }

  @Test func whatFailsLeavesNone() async throws {
    let bench = try Bench()
    let stream = try await bench.createStreamed("ttt")
    _ = try await bench.send(
      "PutItem", #"{"TableName":"ttt","Item":{"id":{"S":"a"}},"ConditionExpression":"attribute_exists(id)"}"#)
    let canceled = try await bench.send(
      "TransactWriteItems",
      #"""
      {"TransactItems":[{"Put":{"TableName":"ttt","Item":{"id":{"S":"b"}}}},
      {"Put":{"TableName":"ttt","Item":{"id":{"S":"c"}},"ConditionExpression":"attribute_exists(id)"}}]}
      """#)
    #expect(canceled.status == 400)
    #expect(try await bench.allRecords(of: stream).isEmpty)
    let token = #""ClientRequestToken":"x","#
    for _ in 0..<2 {
      try await bench.must(
        "TransactWriteItems",
        #"{\#(token)"TransactItems":[{"Put":{"TableName":"ttt","Item":{"id":{"S":"b"}}}},{"Put":{"TableName":"ttt","Item":{"id":{"S":"c"}}}}]}"#
      )
    }
    #expect(try await bench.allRecords(of: stream).map(\.dynamodb.keys["id"]) == [["S": "b"], ["S": "c"]])
  }

  /// What the service deletes says so.
  @Test func expiry() async throws {
    let clock = Clock()
    let bench = Bench(try EmbeddedEngine(.inMemory, now: { clock.date }))
    let stream = try await bench.createStreamed("ttt")
    try await bench.must(
      "UpdateTimeToLive", #"{"TableName":"ttt","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"e"}}"#)
    try await bench.must("PutItem", #"{"TableName":"ttt","Item":{"id":{"S":"a"},"e":{"N":"1700000001"}}}"#)
    clock.advance(10)
    let removed = try await bench.engine.removeExpiredItems()
    #expect(removed == 1)
    let record = try #require(try await bench.allRecords(of: stream).last)
    #expect(record.eventName == "REMOVE" && record.dynamodb.oldImage?["e"] == ["N": "1700000001"])
    #expect(record.userIdentity?.principalId == "dynamodb.amazonaws.com" && record.userIdentity?.type == "Service")
  }
}
