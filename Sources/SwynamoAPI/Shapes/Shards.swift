// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// The first and last sequence number of a shard. Source: API Reference, "SequenceNumberRange".
  public struct SequenceNumberRange: ReadStructure {
    /// `StartingSequenceNumber`, 21 to 40 characters.
    public var startingSequenceNumber: String?
    /// `EndingSequenceNumber`, 21 to 40 characters.
    public var endingSequenceNumber: String?

    /// The structure with what is given.
    public init(startingSequenceNumber: String? = nil, endingSequenceNumber: String? = nil) {
      self.startingSequenceNumber = startingSequenceNumber
      self.endingSequenceNumber = endingSequenceNumber
    }

    public init(from members: API.Members) throws {
      startingSequenceNumber = try members.optional("StartingSequenceNumber")
      endingSequenceNumber = try members.optional("EndingSequenceNumber")
    }
  }

  /// One shard of a stream: its parent and its range of sequence numbers. Source: API Reference, "Shard".
  public struct Shard: ReadStructure {
    /// `ShardId`, 28 to 65 characters.
    public var shardID: String?
    /// `SequenceNumberRange`
    public var sequenceNumberRange: API.SequenceNumberRange?
    /// `ParentShardId`, 28 to 65 characters.
    public var parentShardID: String?

    /// The structure with what is given.
    public init(shardID: String? = nil, sequenceNumberRange: API.SequenceNumberRange? = nil, parentShardID: String? = nil) {
      self.shardID = shardID
      self.sequenceNumberRange = sequenceNumberRange
      self.parentShardID = parentShardID
    }

    public init(from members: API.Members) throws {
      shardID = try members.optional("ShardId")
      sequenceNumberRange = try members.optional("SequenceNumberRange")
      parentShardID = try members.optional("ParentShardId")
    }
  }

  /// Which shards of a stream to list. Source: API Reference, "ShardFilter".
  public struct ShardFilter: WrittenStructure {
    /// `Type`
    public var type: API.ShardFilterType?
    /// `ShardId`, 28 to 65 characters.
    public var shardID: String?

    /// The structure with what is given.
    public init(type: API.ShardFilterType? = nil, shardID: String? = nil) {
      self.type = type
      self.shardID = shardID
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Type", type)
      writer.member("ShardId", shardID)
    }
  }

  /// How shards are chosen, which is by their parent. Source: API Reference, "ShardFilterType".
  public struct ShardFilterType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `CHILD_SHARDS`
    public static let childShards = Self(rawValue: "CHILD_SHARDS")
  }

  /// Where in a shard to begin reading. Source: API Reference, "ShardIteratorType".
  public struct ShardIteratorType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `TRIM_HORIZON`
    public static let trimHorizon = Self(rawValue: "TRIM_HORIZON")
    /// `LATEST`
    public static let latest = Self(rawValue: "LATEST")
    /// `AT_SEQUENCE_NUMBER`
    public static let atSequenceNumber = Self(rawValue: "AT_SEQUENCE_NUMBER")
    /// `AFTER_SEQUENCE_NUMBER`
    public static let afterSequenceNumber = Self(rawValue: "AFTER_SEQUENCE_NUMBER")
    /// `AT_TIMESTAMP`
    public static let atTimestamp = Self(rawValue: "AT_TIMESTAMP")
  }

  /// One stream in a list. Source: API Reference, "Stream".
  public struct Stream: ReadStructure {
    /// `StreamArn`, 37 to 1,024 characters.
    public var streamARN: String?
    /// `TableName`, 3 to 255 characters.
    public var tableName: String?
    /// `StreamLabel`
    public var streamLabel: String?

    /// The structure with what is given.
    public init(streamARN: String? = nil, tableName: String? = nil, streamLabel: String? = nil) {
      self.streamARN = streamARN
      self.tableName = tableName
      self.streamLabel = streamLabel
    }

    public init(from members: API.Members) throws {
      streamARN = try members.optional("StreamArn")
      tableName = try members.optional("TableName")
      streamLabel = try members.optional("StreamLabel")
    }
  }

  /// What there is to say of one stream: its status, keys and shards. Source: API Reference, "StreamDescription".
  public struct StreamDescription: ReadStructure {
    /// `StreamArn`, 37 to 1,024 characters.
    public var streamARN: String?
    /// `StreamLabel`
    public var streamLabel: String?
    /// `StreamStatus`
    public var streamStatus: API.StreamStatus?
    /// `StreamViewType`
    public var streamViewType: API.StreamViewType?
    /// `CreationRequestDateTime`
    public var creationRequestDateTime: Date?
    /// `TableName`, 3 to 255 characters.
    public var tableName: String?
    /// `KeySchema`, at least 1 element.
    public var keySchema: [API.KeySchemaElement]?
    /// `Shards`
    public var shards: [API.Shard]?
    /// `LastEvaluatedShardId`, 28 to 65 characters.
    public var lastEvaluatedShardID: String?

    /// The structure with what is given.
    public init(
      streamARN: String? = nil, streamLabel: String? = nil, streamStatus: API.StreamStatus? = nil,
      streamViewType: API.StreamViewType? = nil, creationRequestDateTime: Date? = nil, tableName: String? = nil,
      keySchema: [API.KeySchemaElement]? = nil, shards: [API.Shard]? = nil, lastEvaluatedShardID: String? = nil
    ) {
      self.streamARN = streamARN
      self.streamLabel = streamLabel
      self.streamStatus = streamStatus
      self.streamViewType = streamViewType
      self.creationRequestDateTime = creationRequestDateTime
      self.tableName = tableName
      self.keySchema = keySchema
      self.shards = shards
      self.lastEvaluatedShardID = lastEvaluatedShardID
    }

    public init(from members: API.Members) throws {
      streamARN = try members.optional("StreamArn")
      streamLabel = try members.optional("StreamLabel")
      streamStatus = try members.optional("StreamStatus")
      streamViewType = try members.optional("StreamViewType")
      creationRequestDateTime = try members.optional("CreationRequestDateTime")
      tableName = try members.optional("TableName")
      keySchema = try members.optional("KeySchema")
      shards = try members.optional("Shards")
      lastEvaluatedShardID = try members.optional("LastEvaluatedShardId")
    }
  }

  /// Whether a stream is on, off or in between. Source: API Reference, "StreamStatus".
  public struct StreamStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ENABLING`
    public static let enabling = Self(rawValue: "ENABLING")
    /// `ENABLED`
    public static let enabled = Self(rawValue: "ENABLED")
    /// `DISABLING`
    public static let disabling = Self(rawValue: "DISABLING")
    /// `DISABLED`
    public static let disabled = Self(rawValue: "DISABLED")
  }
}
