// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// Gets an iterator, valid for 15 minutes, that says where in a shard to begin reading. Source: API Reference,
  /// "GetShardIterator".
  public struct GetShardIterator: ServiceRequest, Hashable {
    public static var operation: String { "GetShardIterator" }

    /// `StreamArn`, 37 to 1,024 characters.
    public var streamARN: String
    /// `ShardId`, 28 to 65 characters.
    public var shardID: String
    /// `ShardIteratorType`
    public var shardIteratorType: API.ShardIteratorType
    /// `SequenceNumber`, 21 to 40 characters.
    public var sequenceNumber: String?
    /// `Timestamp`
    public var timestamp: Date?

    /// A request with what is given.
    public init(
      streamARN: String, shardID: String, shardIteratorType: API.ShardIteratorType, sequenceNumber: String? = nil,
      timestamp: Date? = nil
    ) {
      self.streamARN = streamARN
      self.shardID = shardID
      self.shardIteratorType = shardIteratorType
      self.sequenceNumber = sequenceNumber
      self.timestamp = timestamp
    }

    public var tableNames: [String] { [] }
    public var resourceName: String? { streamARN }
    public var isWrite: Bool { false }
    // Changes nothing; each answer is an iterator of its own.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("StreamArn", streamARN)
      writer.member("ShardId", shardID)
      writer.member("ShardIteratorType", shardIteratorType)
      writer.member("SequenceNumber", sequenceNumber)
      writer.member("Timestamp", timestamp)
    }

    /// The answer of GetShardIterator.
    public struct Response: ReadStructure {
      /// `ShardIterator`, 1 to 2,048 characters.
      public var shardIterator: String?

      /// An answer with what is given.
      public init(shardIterator: String? = nil) {
        self.shardIterator = shardIterator
      }

      public init(from members: API.Members) throws {
        shardIterator = try members.optional("ShardIterator")
      }
    }
  }
}

extension API.GetShardIterator: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
