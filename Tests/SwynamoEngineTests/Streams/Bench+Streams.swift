import Foundation
import SwynamoEngine
import SwynamoWire
import Testing

/// A record of a stream, as far as tests ask.
struct ReadRecord: Decodable, Sendable {
  struct Body: Decodable, Sendable {
    let Keys: [String: [String: String]]
    let NewImage: [String: [String: String]]?
    let OldImage: [String: [String: String]]?
    let SequenceNumber: String
    let SizeBytes: Int
    let StreamViewType: String
    let ApproximateCreationDateTime: Double
  }
  struct Identity: Decodable, Sendable {
    let PrincipalId: String
    let `Type`: String
  }

  let eventID: String
  let eventName: String
  let dynamodb: Body
  let userIdentity: Identity?
}

struct ReadShard: Decodable, Sendable {
  struct Range: Decodable, Sendable {
    let StartingSequenceNumber: String
    let EndingSequenceNumber: String?
  }
  let ShardId: String
  let SequenceNumberRange: Range
  let ParentShardId: String?
}

extension Bench {
  /// A table of texts under `id`, with a stream. Answers the stream's ARN.
  @discardableResult
  func createStreamed(_ name: String, view: String = "NEW_AND_OLD_IMAGES") async throws -> String {
    try await must(
      "CreateTable",
      #"""
      {"TableName":"\#(name)","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
      "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
      "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"\#(view)"}}
      """#)
    return try await latestStream(of: name)
  }

  func latestStream(of table: String) async throws -> String {
    struct Answer: Decodable {
      struct Table: Decodable { let LatestStreamArn: String }
      let Table: Table
    }
    return try await read(Answer.self, "DescribeTable", #"{"TableName":"\#(table)"}"#).Table.LatestStreamArn
  }

  func read<Answer: Decodable>(_ type: Answer.Type, _ operation: String, _ json: String) async throws -> Answer {
    let (status, body) = try await send(operation, json)
    try #require(status == 200, "\(operation) \(json): \(body)")
    return try JSONDecoder().decode(type, from: Data(body.utf8))
  }

  func put(_ table: String, _ id: String, _ text: String) async throws {
    try await must("PutItem", #"{"TableName":"\#(table)","Item":{"id":{"S":"\#(id)"},"text":{"S":"\#(text)"}}}"#)
  }

  func delete(_ table: String, _ id: String) async throws {
    try await must("DeleteItem", #"{"TableName":"\#(table)","Key":{"id":{"S":"\#(id)"}}}"#)
  }

  func shards(of stream: String) async throws -> [ReadShard] {
    struct Answer: Decodable {
      struct Description: Decodable {
        let Shards: [ReadShard]
        let LastEvaluatedShardId: String?
      }
      let StreamDescription: Description
    }
    var (shards, start) = ([ReadShard](), "")
    while true {
      let page = try await read(Answer.self, "DescribeStream", #"{"StreamArn":"\#(stream)"\#(start)}"#).StreamDescription
      shards += page.Shards
      guard let last = page.LastEvaluatedShardId else { return shards }
      start = #","ExclusiveStartShardId":"\#(last)""#
    }
  }

  func iterator(_ stream: String, _ shard: String, _ type: String = "TRIM_HORIZON", _ more: String = "") async throws -> String {
    struct Answer: Decodable { let ShardIterator: String }
    return try await read(
      Answer.self, "GetShardIterator",
      #"{"StreamArn":"\#(stream)","ShardId":"\#(shard)","ShardIteratorType":"\#(type)"\#(more)}"#
    ).ShardIterator
  }

  func records(_ iterator: String, limit: Int = 1000) async throws -> (records: [ReadRecord], next: String?) {
    struct Answer: Decodable {
      let Records: [ReadRecord]
      let NextShardIterator: String?
    }
    let answer = try await read(Answer.self, "GetRecords", #"{"ShardIterator":"\#(iterator)","Limit":\#(limit)}"#)
    return (answer.Records, answer.NextShardIterator)
  }

  /// All records there are now, a parent's before its children's.
  func allRecords(of stream: String) async throws -> [ReadRecord] {
    var all: [ReadRecord] = []
    for shard in try await shards(of: stream) {
      var next: String? = try await iterator(stream, shard.ShardId)
      while let iterator = next {
        let page = try await records(iterator, limit: 7)
        all += page.records
        next = page.records.isEmpty ? nil : page.next
      }
    }
    return all
  }
}
