import SwynamoCore
import SwynamoWire

extension Operation {
  static let streams: [Operation] = [.listStreams, .describeStream, .getShardIterator, .getRecords]

  static let listStreams = Operation(
    "ListStreams",
    [
      Shape.Member(
        "TableName", .string, .namePattern, .minimumLength(Limits.nameLength.lowerBound),
        .maximumLength(Limits.nameLength.upperBound)),
      Shape.Member("Limit", .integer, .minimum(1), .maximum(Limits.listedStreams)),
      .streamARN("ExclusiveStartStreamArn"),
    ]
  ) { request, session in
    let limit = request["Limit"]?.integer ?? Limits.listedStreams
    // One that is gone is a place to go on from like any other.
    let start: StreamARN? = try request["ExclusiveStartStreamArn"]?.text.map { text throws(DynamoDBError) in try StreamARN(text) }
    let name = request["TableName"]?.text
    let listed = session.changes.streams.all(in: session.catalog.namespace)
      .filter { stream in name.map { $0 == stream.tableName } ?? true }
      .filter { stream in
        guard let start else { return true }
        return stream.tableName == start.tableName ? stream.label > start.label : stream.tableName > start.tableName
      }
      .prefix(limit)
    var json = JSONWriter()
    json.object { json in
      json.member("Streams") { json in
        json.array { json in
          for stream in listed {
            json.object { json in
              json.member("StreamArn", stream.arn(in: session.catalog.shown))
              json.member("TableName", stream.tableName)
              json.member("StreamLabel", stream.label)
            }
          }
        }
      }
      // A full page names its last, whether anything follows or not.
      if listed.count == limit, let last = listed.last {
        json.member("LastEvaluatedStreamArn", last.arn(in: session.catalog.shown))
      }
    }
    return json
  }

  static let describeStream = Operation(
    "DescribeStream",
    [
      .streamARN("StreamArn", .notNull), Shape.Member("Limit", .integer, .minimum(1), .maximum(Limits.listedStreams)),
      .shardID("ExclusiveStartShardId"),
      Shape.Member(
        "ShardFilter",
        .structure(
          "ShardFilter",
          [
            Shape.Member("Type", .string, .notNull, .oneOf(["CHILD_SHARDS"])), .shardID("ShardId", .notNull),
          ])),
    ]
  ) { request, session in
    let found = try StreamARN(request["StreamArn"]?.text ?? "").stream(in: session)
    let stream = try session.renewed(found)
    let limit = request["Limit"]?.integer ?? Limits.listedStreams
    var shards = stream.shards
    if let parent = request["ShardFilter"]?["ShardId"]?.text { shards.removeAll { $0.parent != parent } }
    if let start = request["ExclusiveStartShardId"]?.text {
      // Shards stand in the order of their numbers, and one that is gone was before all others.
      let index = shards.firstIndex { $0.name == start }
      shards.removeFirst(index.map { $0 + 1 } ?? 0)
    }
    return .answer("StreamDescription") { json in
      json.object { json in
        json.member("StreamArn", stream.arn(in: session.catalog.shown))
        json.member("StreamLabel", stream.label)
        json.member("StreamStatus", stream.status(in: session.catalog))
        json.member("StreamViewType", stream.viewType.rawValue)
        json.member("CreationRequestDateTime") { $0.number(stream.created) }
        json.member("TableName", stream.tableName)
        json.member("KeySchema") { $0.raw(stream.keySchema) }
        json.member("Shards") { json in
          json.array { json in for shard in shards.prefix(limit) { shard.describe(to: &json) } }
        }
        if shards.count > limit { json.member("LastEvaluatedShardId", shards[limit - 1].name) }
      }
    }
  }
}

extension Session {
  /// The stream with its shards as they are now: one whose time is over is closed, and a child is open.
  fileprivate func renewed(_ stream: Stream) throws -> Stream {
    try transaction { try changes.streams.renewShards(of: stream.id, at: now) }
    return changes.streams.stream(id: stream.id) ?? stream
  }
}

extension Stream {
  fileprivate func status(in catalog: Catalog) -> String {
    let work = catalog.table(id: table)?.state.work
    if ended != nil { return work == .stream && isLatest(in: catalog) ? "DISABLING" : "DISABLED" }
    return work == .stream || work == .creation ? "ENABLING" : "ENABLED"
  }

  private func isLatest(in catalog: Catalog) -> Bool { catalog.table(id: table)?.settings.stream?.label == label }
}

extension Shard {
  fileprivate func describe(to json: inout JSONWriter) {
    json.object { json in
      json.member("ShardId", name)
      json.member("SequenceNumberRange") { json in
        json.object { json in
          json.member("StartingSequenceNumber", SequenceNumber.text(first))
          if let last { json.member("EndingSequenceNumber", SequenceNumber.text(last)) }
        }
      }
      if let parent { json.member("ParentShardId", parent) }
    }
  }
}
