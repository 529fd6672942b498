import SwynamoBytes
import SwynamoCore
import SwynamoWire

extension Operation {
  static let getRecords = Operation(
    "GetRecords",
    [
      Shape.Member("ShardIterator", .string, .notNull, .minimumLength(1), .maximumLength(Limits.shardIteratorLength)),
      Shape.Member("Limit", .integer, .minimum(1), .maximum(Limits.streamRecords)),
    ]
  ) { request, session in
    let iterator = try ShardIterator(request["ShardIterator"]?.text ?? "", at: session.now)
    let stream = try StreamARN(iterator.arn).stream(in: session)
    try session.transaction { try session.changes.streams.renewShards(of: stream.id, at: session.now) }
    guard let shard = session.changes.streams.stream(id: stream.id)?.shards.first(where: { $0.first == iterator.shard }) else {
      throw DynamoDBError.trimmed
    }
    guard iterator.number > shard.trimmed else { throw DynamoDBError.trimmed }

    let limit = request["Limit"]?.integer ?? Limits.streamRecords
    let records = try session.changes.streams.records.records(of: shard.id, from: iterator.number, atMost: limit)
    // Without records there are none up to now, so that the next reading begins after what others wrote meanwhile.
    let next = records.last.map { $0.number + 1 } ?? max(iterator.number, min(shard.last ?? .max, session.changes.lastNumber + 1))
    let isDrained =
      try shard.last != nil && !session.changes.streams.records.hasRecords(of: shard.id, from: next)

    var json = JSONWriter(reserving: records.reduce(256) { $0 + $1.size * 2 + 512 })
    json.object { json in
      json.member("Records") { json in
        json.array { json in
          for record in records { record.write(of: stream, in: session.catalog.shown, to: &json) }
        }
      }
      if !isDrained {
        json.member(
          "NextShardIterator", ShardIterator(shard: shard.first, number: next, at: session.now).text(iterator.arn))
      }
    }
    return json
  }
}

extension StreamRecord {
  fileprivate func write(of stream: Stream, in shown: TableNamespace, to json: inout JSONWriter) {
    json.object { json in
      json.member("eventID", eventID(in: stream))
      json.member("eventName", event.name)
      json.member("eventVersion", "1.1")
      json.member("eventSource", "aws:dynamodb")
      json.member("awsRegion", shown.region)
      json.member("dynamodb") { json in
        json.object { json in
          // The service's times of records have seconds.
          json.member("ApproximateCreationDateTime") { $0.number(time.rounded(.down)) }
          json.member("Keys") { $0.raw(keys) }
          if let newImage { json.member("NewImage") { $0.raw(newImage) } }
          if let oldImage { json.member("OldImage") { $0.raw(oldImage) } }
          json.member("SequenceNumber", SequenceNumber.text(number))
          json.member("SizeBytes", size)
          json.member("StreamViewType", stream.viewType.rawValue)
        }
      }
      if author.isService {
        json.member("userIdentity") { json in
          json.object { json in
            json.member("PrincipalId", "dynamodb.amazonaws.com")
            json.member("Type", "Service")
          }
        }
      }
    }
  }

  /// 32 hexadecimal digits, which no other record has.
  private func eventID(in stream: Stream) -> String {
    var words = SplitMix64(state: UInt64(bitPattern: Int64(number)))
    let id = [words.next(), words.next() ^ UInt64(bitPattern: Int64(stream.created * 1000))]
    return String(decoding: Hexadecimal.text(id.flatMap(\.bigEndianBytes)), as: UTF8.self)
  }
}
