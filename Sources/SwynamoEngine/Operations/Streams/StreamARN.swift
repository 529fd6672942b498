import SwynamoCore
import SwynamoWire

/// `arn:aws:dynamodb:us-east-1:123456789012:table/users/stream/2026-09-01T12:34:56.789`
struct StreamARN {
  let tableName: String
  let label: String
  private let text: String
  private let name: AmazonResourceName

  init(_ text: String) throws(DynamoDBError) {
    guard let name = AmazonResourceName(text), name.service == "dynamodb" else { throw .invalid("Invalid StreamArn") }
    let parts = name.resource.split(byte: "/")
    guard parts.count == 4, parts[0] == "table", parts[2] == "stream" else { throw .invalid("Invalid StreamArn") }
    (self.text, self.name, tableName, label) = (text, name, parts[1], parts[3])
  }

  /// The stream of this name, switched on or not.
  func stream(in session: Session) throws(DynamoDBError) -> Stream {
    let catalog = session.catalog
    guard catalog.isOwn(name), let stream = session.changes.streams.stream(catalog.namespace, tableName, label) else {
      throw DynamoDBError(
        code: DynamoDBError.resourceNotFound, message: "Requested resource not found: Stream: \(text) not found")
    }
    return stream
  }
}

extension Stream {
  func shard(named name: String) throws(DynamoDBError) -> Shard {
    guard let shard = shards.first(where: { $0.name == name }) else {
      throw DynamoDBError(
        code: DynamoDBError.resourceNotFound, message: "Requested resource not found: Shard: \(name) not found")
    }
    return shard
  }
}

extension Shape.Member {
  static func streamARN(_ name: String, _ constraints: Shape.Constraint...) -> Shape.Member {
    Shape.Member(name, .string, constraints: constraints + [.minimumLength(37), .maximumLength(1024)])
  }

  static func shardID(_ name: String, _ constraints: Shape.Constraint...) -> Shape.Member {
    Shape.Member(name, .string, constraints: constraints + [.minimumLength(28), .maximumLength(65)])
  }
}
