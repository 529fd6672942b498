// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Reads the next records of a shard, at most 1,000 or 1 MB. Source: API Reference, "GetRecords".
  public struct GetRecords: ServiceRequest, Hashable {
    public static var operation: String { "GetRecords" }

    /// `ShardIterator`, 1 to 2,048 characters.
    public var shardIterator: String
    /// `Limit`, at least 1.
    public var limit: Int?

    /// A request with what is given.
    public init(shardIterator: String, limit: Int? = nil) {
      self.shardIterator = shardIterator
      self.limit = limit
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { shardIterator }
    public var isWrite: Bool { false }
    // Reads only; an iterator can be used again until it is 15 minutes old.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ShardIterator", shardIterator)
      writer.member("Limit", limit)
    }

    /// The answer of GetRecords.
    public struct Response: ReadStructure {
      /// `Records`
      public var records: [API.Record]?
      /// `NextShardIterator`, 1 to 2,048 characters.
      public var nextShardIterator: String?

      /// An answer with what is given.
      public init(records: [API.Record]? = nil, nextShardIterator: String? = nil) {
        self.records = records
        self.nextShardIterator = nextShardIterator
      }

      public init(from members: API.Members) throws {
        records = try members.optional("Records")
        nextShardIterator = try members.optional("NextShardIterator")
      }
    }
  }
}

extension API.GetRecords: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
