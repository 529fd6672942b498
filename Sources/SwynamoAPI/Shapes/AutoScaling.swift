// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// The auto scaling of write capacity to set for a global secondary index on all replicas. Source: API Reference,
  /// "GlobalSecondaryIndexAutoScalingUpdate".
  public struct GlobalSecondaryIndexAutoScalingUpdate: WrittenStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `ProvisionedWriteCapacityAutoScalingUpdate`
    public var provisionedWriteCapacityAutoScalingUpdate: API.AutoScalingSettingsUpdate?

    /// The structure with what is given.
    public init(indexName: String? = nil, provisionedWriteCapacityAutoScalingUpdate: API.AutoScalingSettingsUpdate? = nil) {
      self.indexName = indexName
      self.provisionedWriteCapacityAutoScalingUpdate = provisionedWriteCapacityAutoScalingUpdate
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("IndexName", indexName)
      writer.member("ProvisionedWriteCapacityAutoScalingUpdate", provisionedWriteCapacityAutoScalingUpdate)
    }
  }

  /// The auto scaling of one replica as it stands. Source: API Reference, "ReplicaAutoScalingDescription".
  public struct ReplicaAutoScalingDescription: ReadStructure {
    /// `RegionName`
    public var regionName: String?
    /// `GlobalSecondaryIndexes`
    public var globalSecondaryIndexes: [API.ReplicaGlobalSecondaryIndexAutoScalingDescription]?
    /// `ReplicaProvisionedReadCapacityAutoScalingSettings`
    public var replicaProvisionedReadCapacityAutoScalingSettings: API.AutoScalingSettingsDescription?
    /// `ReplicaProvisionedWriteCapacityAutoScalingSettings`
    public var replicaProvisionedWriteCapacityAutoScalingSettings: API.AutoScalingSettingsDescription?
    /// `ReplicaStatus`
    public var replicaStatus: API.ReplicaStatus?

    /// The structure with what is given.
    public init(
      regionName: String? = nil, globalSecondaryIndexes: [API.ReplicaGlobalSecondaryIndexAutoScalingDescription]? = nil,
      replicaProvisionedReadCapacityAutoScalingSettings: API.AutoScalingSettingsDescription? = nil,
      replicaProvisionedWriteCapacityAutoScalingSettings: API.AutoScalingSettingsDescription? = nil,
      replicaStatus: API.ReplicaStatus? = nil
    ) {
      self.regionName = regionName
      self.globalSecondaryIndexes = globalSecondaryIndexes
      self.replicaProvisionedReadCapacityAutoScalingSettings = replicaProvisionedReadCapacityAutoScalingSettings
      self.replicaProvisionedWriteCapacityAutoScalingSettings = replicaProvisionedWriteCapacityAutoScalingSettings
      self.replicaStatus = replicaStatus
    }

    public init(from members: API.Members) throws {
      regionName = try members.optional("RegionName")
      globalSecondaryIndexes = try members.optional("GlobalSecondaryIndexes")
      replicaProvisionedReadCapacityAutoScalingSettings = try members.optional(
        "ReplicaProvisionedReadCapacityAutoScalingSettings")
      replicaProvisionedWriteCapacityAutoScalingSettings = try members.optional(
        "ReplicaProvisionedWriteCapacityAutoScalingSettings")
      replicaStatus = try members.optional("ReplicaStatus")
    }
  }

  /// The auto scaling of read capacity to set for one replica. Source: API Reference, "ReplicaAutoScalingUpdate".
  public struct ReplicaAutoScalingUpdate: WrittenStructure {
    /// `RegionName`
    public var regionName: String
    /// `ReplicaGlobalSecondaryIndexUpdates`
    public var replicaGlobalSecondaryIndexUpdates: [API.ReplicaGlobalSecondaryIndexAutoScalingUpdate]?
    /// `ReplicaProvisionedReadCapacityAutoScalingUpdate`
    public var replicaProvisionedReadCapacityAutoScalingUpdate: API.AutoScalingSettingsUpdate?

    /// The structure with what is given.
    public init(
      regionName: String, replicaGlobalSecondaryIndexUpdates: [API.ReplicaGlobalSecondaryIndexAutoScalingUpdate]? = nil,
      replicaProvisionedReadCapacityAutoScalingUpdate: API.AutoScalingSettingsUpdate? = nil
    ) {
      self.regionName = regionName
      self.replicaGlobalSecondaryIndexUpdates = replicaGlobalSecondaryIndexUpdates
      self.replicaProvisionedReadCapacityAutoScalingUpdate = replicaProvisionedReadCapacityAutoScalingUpdate
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RegionName", regionName)
      writer.member("ReplicaGlobalSecondaryIndexUpdates", replicaGlobalSecondaryIndexUpdates)
      writer.member("ReplicaProvisionedReadCapacityAutoScalingUpdate", replicaProvisionedReadCapacityAutoScalingUpdate)
    }
  }

  /// The auto scaling of an index of one replica as it stands. Source: API Reference,
  /// "ReplicaGlobalSecondaryIndexAutoScalingDescription".
  public struct ReplicaGlobalSecondaryIndexAutoScalingDescription: ReadStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `IndexStatus`
    public var indexStatus: API.IndexStatus?
    /// `ProvisionedReadCapacityAutoScalingSettings`
    public var provisionedReadCapacityAutoScalingSettings: API.AutoScalingSettingsDescription?
    /// `ProvisionedWriteCapacityAutoScalingSettings`
    public var provisionedWriteCapacityAutoScalingSettings: API.AutoScalingSettingsDescription?

    /// The structure with what is given.
    public init(
      indexName: String? = nil, indexStatus: API.IndexStatus? = nil,
      provisionedReadCapacityAutoScalingSettings: API.AutoScalingSettingsDescription? = nil,
      provisionedWriteCapacityAutoScalingSettings: API.AutoScalingSettingsDescription? = nil
    ) {
      self.indexName = indexName
      self.indexStatus = indexStatus
      self.provisionedReadCapacityAutoScalingSettings = provisionedReadCapacityAutoScalingSettings
      self.provisionedWriteCapacityAutoScalingSettings = provisionedWriteCapacityAutoScalingSettings
    }

    public init(from members: API.Members) throws {
      indexName = try members.optional("IndexName")
      indexStatus = try members.optional("IndexStatus")
      provisionedReadCapacityAutoScalingSettings = try members.optional("ProvisionedReadCapacityAutoScalingSettings")
      provisionedWriteCapacityAutoScalingSettings = try members.optional("ProvisionedWriteCapacityAutoScalingSettings")
    }
  }

  /// The auto scaling of read capacity to set for an index of one replica. Source: API Reference,
  /// "ReplicaGlobalSecondaryIndexAutoScalingUpdate".
  public struct ReplicaGlobalSecondaryIndexAutoScalingUpdate: WrittenStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `ProvisionedReadCapacityAutoScalingUpdate`
    public var provisionedReadCapacityAutoScalingUpdate: API.AutoScalingSettingsUpdate?

    /// The structure with what is given.
    public init(indexName: String? = nil, provisionedReadCapacityAutoScalingUpdate: API.AutoScalingSettingsUpdate? = nil) {
      self.indexName = indexName
      self.provisionedReadCapacityAutoScalingUpdate = provisionedReadCapacityAutoScalingUpdate
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("IndexName", indexName)
      writer.member("ProvisionedReadCapacityAutoScalingUpdate", provisionedReadCapacityAutoScalingUpdate)
    }
  }

  /// The auto scaling of a global table's replicas as it stands. Source: API Reference, "TableAutoScalingDescription".
  public struct TableAutoScalingDescription: ReadStructure {
    /// `TableName`, 3 to 255 characters.
    public var tableName: String?
    /// `TableStatus`
    public var tableStatus: API.TableStatus?
    /// `Replicas`
    public var replicas: [API.ReplicaAutoScalingDescription]?

    /// The structure with what is given.
    public init(
      tableName: String? = nil, tableStatus: API.TableStatus? = nil, replicas: [API.ReplicaAutoScalingDescription]? = nil
    ) {
      self.tableName = tableName
      self.tableStatus = tableStatus
      self.replicas = replicas
    }

    public init(from members: API.Members) throws {
      tableName = try members.optional("TableName")
      tableStatus = try members.optional("TableStatus")
      replicas = try members.optional("Replicas")
    }
  }
}
