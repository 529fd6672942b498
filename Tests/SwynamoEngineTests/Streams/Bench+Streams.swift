import Foundation
import SwynamoEngine
import SwynamoWire
import Testing

/// A record of a stream, as far as tests ask.
struct ReadRecord: Decodable, Sendable {
  struct Body: Decodable, Sendable {
    let keys: [String: [String: String]]
    let newImage: [String: [String: String]]?
    let oldImage: [String: [String: String]]?
    let sequenceNumber: String
    let sizeBytes: Int
    let streamViewType: String
    let approximateCreationDateTime: Double
  }
  struct Identity: Decodable, Sendable {
    let principalId: String
    let type: String
  }

  let eventID: String
  let eventName: String
  let dynamodb: Body
  let userIdentity: Identity?
}

struct ReadShard: Decodable, Sendable {
  struct Range: Decodable, Sendable {
    let startingSequenceNumber: String
    let endingSequenceNumber: String?
  }
  let shardId: String
  let sequenceNumberRange: Range
  let parentShardId: String?
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
      struct Table: Decodable { let latestStreamArn: String }
      let table: Table
    }
    return try await read(Answer.self, "DescribeTable", #"{"TableName":"\#(table)"}"#).table.latestStreamArn
  }

  /// The service's members begin with capitals.
  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .custom { path in MemberName(path.last?.stringValue ?? "") }
    return decoder
  }

  func read<Answer: Decodable>(_ type: Answer.Type, _ operation: String, _ json: String) async throws -> Answer {
    let (status, body) = try await send(operation, json)
    try #require(status == 200, "\(operation) \(json): \(body)")
    return try Self.decoder.decode(type, from: Data(body.utf8))
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
        let shards: [ReadShard]
        let lastEvaluatedShardId: String?
      }
      let streamDescription: Description
    }
    var (shards, start) = ([ReadShard](), "")
    while true {
      let page = try await read(Answer.self, "DescribeStream", #"{"StreamArn":"\#(stream)"\#(start)}"#).streamDescription
      shards += page.shards
      guard let last = page.lastEvaluatedShardId else { return shards }
      start = #","ExclusiveStartShardId":"\#(last)""#
    }
  }

  func iterator(_ stream: String, _ shard: String, _ type: String = "TRIM_HORIZON", _ more: String = "") async throws -> String {
    struct Answer: Decodable { let shardIterator: String }
    return try await read(
      Answer.self, "GetShardIterator",
      #"{"StreamArn":"\#(stream)","ShardId":"\#(shard)","ShardIteratorType":"\#(type)"\#(more)}"#
    ).shardIterator
  }

  func records(_ iterator: String, limit: Int = 1000) async throws -> (records: [ReadRecord], next: String?) {
    struct Answer: Decodable {
      let records: [ReadRecord]
      let nextShardIterator: String?
    }
    let answer = try await read(Answer.self, "GetRecords", #"{"ShardIterator":"\#(iterator)","Limit":\#(limit)}"#)
    return (answer.records, answer.nextShardIterator)
  }

  /// All records there are now, a parent's before its children's.
  func allRecords(of stream: String) async throws -> [ReadRecord] {
    var all: [ReadRecord] = []
    for shard in try await shards(of: stream) {
      var next: String? = try await iterator(stream, shard.shardId)
      while let iterator = next {
        let page = try await records(iterator, limit: 7)
        all += page.records
        next = page.records.isEmpty ? nil : page.next
      }
    }
    return all
  }
}

/// `StreamArn` as Swift names it.
private struct MemberName: CodingKey {
  let stringValue: String
  let intValue: Int? = nil

  init(_ name: String) { stringValue = name.prefix(1).lowercased() + name.dropFirst() }
  init(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}
