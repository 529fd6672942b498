// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells of one stream, and lists its shards page by page. Source: API Reference, "DescribeStream".
  public struct DescribeStream: ServiceRequest, Hashable {
    public static var operation: String { "DescribeStream" }

    /// `StreamArn`, 37 to 1,024 characters.
    public var streamARN: String
    /// `Limit`, at least 1.
    public var limit: Int?
    /// `ExclusiveStartShardId`, 28 to 65 characters.
    public var exclusiveStartShardID: String?
    /// `ShardFilter`
    public var shardFilter: API.ShardFilter?

    /// A request with what is given.
    public init(streamARN: String, limit: Int? = nil, exclusiveStartShardID: String? = nil, shardFilter: API.ShardFilter? = nil) {
      self.streamARN = streamARN
      self.limit = limit
      self.exclusiveStartShardID = exclusiveStartShardID
      self.shardFilter = shardFilter
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { streamARN }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("StreamArn", streamARN)
      writer.member("Limit", limit)
      writer.member("ExclusiveStartShardId", exclusiveStartShardID)
      writer.member("ShardFilter", shardFilter)
    }

    /// The answer of DescribeStream.
    public struct Response: ReadStructure {
      /// `StreamDescription`
      public var streamDescription: API.StreamDescription?

      /// An answer with what is given.
      public init(streamDescription: API.StreamDescription? = nil) {
        self.streamDescription = streamDescription
      }

      public init(from members: API.Members) throws {
        streamDescription = try members.optional("StreamDescription")
      }
    }
  }
}

extension API.DescribeStream: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
extension API.DescribeStream: API.PagedRequest {
  public func next(after response: Response) -> API.DescribeStream? {
    guard let end = response.streamDescription?.lastEvaluatedShardID else { return nil }
    var next = self
    next.exclusiveStartShardID = end
    return next
  }

  public func elements(of response: Response) -> [API.Shard] { response.streamDescription?.shards ?? [] }
}
