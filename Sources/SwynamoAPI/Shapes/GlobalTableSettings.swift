// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// The write capacity to set for an index of a global table of the 2017 version. Source: API Reference,
  /// "GlobalTableGlobalSecondaryIndexSettingsUpdate".
  public struct GlobalTableGlobalSecondaryIndexSettingsUpdate: WrittenStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String
    /// `ProvisionedWriteCapacityUnits`, at least 1.
    public var provisionedWriteCapacityUnits: Int?
    /// `ProvisionedWriteCapacityAutoScalingSettingsUpdate`
    public var provisionedWriteCapacityAutoScalingSettingsUpdate: API.AutoScalingSettingsUpdate?

    /// The structure with what is given.
    public init(
      indexName: String, provisionedWriteCapacityUnits: Int? = nil,
      provisionedWriteCapacityAutoScalingSettingsUpdate: API.AutoScalingSettingsUpdate? = nil
    ) {
      self.indexName = indexName
      self.provisionedWriteCapacityUnits = provisionedWriteCapacityUnits
      self.provisionedWriteCapacityAutoScalingSettingsUpdate = provisionedWriteCapacityAutoScalingSettingsUpdate
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("IndexName", indexName)
      writer.member("ProvisionedWriteCapacityUnits", provisionedWriteCapacityUnits)
      writer.member("ProvisionedWriteCapacityAutoScalingSettingsUpdate", provisionedWriteCapacityAutoScalingSettingsUpdate)
    }
  }

  /// The capacity of an index of one replica of the 2017 version as it stands. Source: API Reference,
  /// "ReplicaGlobalSecondaryIndexSettingsDescription".
  public struct ReplicaGlobalSecondaryIndexSettingsDescription: ReadStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String
    /// `IndexStatus`
    public var indexStatus: API.IndexStatus?
    /// `ProvisionedReadCapacityUnits`, at least 1.
    public var provisionedReadCapacityUnits: Int?
    /// `ProvisionedReadCapacityAutoScalingSettings`
    public var provisionedReadCapacityAutoScalingSettings: API.AutoScalingSettingsDescription?
    /// `ProvisionedWriteCapacityUnits`, at least 1.
    public var provisionedWriteCapacityUnits: Int?
    /// `ProvisionedWriteCapacityAutoScalingSettings`
    public var provisionedWriteCapacityAutoScalingSettings: API.AutoScalingSettingsDescription?

    /// The structure with what is given.
    public init(
      indexName: String, indexStatus: API.IndexStatus? = nil, provisionedReadCapacityUnits: Int? = nil,
      provisionedReadCapacityAutoScalingSettings: API.AutoScalingSettingsDescription? = nil,
      provisionedWriteCapacityUnits: Int? = nil,
      provisionedWriteCapacityAutoScalingSettings: API.AutoScalingSettingsDescription? = nil
    ) {
      self.indexName = indexName
      self.indexStatus = indexStatus
      self.provisionedReadCapacityUnits = provisionedReadCapacityUnits
      self.provisionedReadCapacityAutoScalingSettings = provisionedReadCapacityAutoScalingSettings
      self.provisionedWriteCapacityUnits = provisionedWriteCapacityUnits
      self.provisionedWriteCapacityAutoScalingSettings = provisionedWriteCapacityAutoScalingSettings
    }

    public init(from members: API.Members) throws {
      indexName = try members.required("IndexName")
      indexStatus = try members.optional("IndexStatus")
      provisionedReadCapacityUnits = try members.optional("ProvisionedReadCapacityUnits")
      provisionedReadCapacityAutoScalingSettings = try members.optional("ProvisionedReadCapacityAutoScalingSettings")
      provisionedWriteCapacityUnits = try members.optional("ProvisionedWriteCapacityUnits")
      provisionedWriteCapacityAutoScalingSettings = try members.optional("ProvisionedWriteCapacityAutoScalingSettings")
    }
  }

  /// The read capacity to set for an index of one replica of the 2017 version. Source: API Reference,
  /// "ReplicaGlobalSecondaryIndexSettingsUpdate".
  public struct ReplicaGlobalSecondaryIndexSettingsUpdate: WrittenStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String
    /// `ProvisionedReadCapacityUnits`, at least 1.
    public var provisionedReadCapacityUnits: Int?
    /// `ProvisionedReadCapacityAutoScalingSettingsUpdate`
    public var provisionedReadCapacityAutoScalingSettingsUpdate: API.AutoScalingSettingsUpdate?

    /// The structure with what is given.
    public init(
      indexName: String, provisionedReadCapacityUnits: Int? = nil,
      provisionedReadCapacityAutoScalingSettingsUpdate: API.AutoScalingSettingsUpdate? = nil
    ) {
      self.indexName = indexName
      self.provisionedReadCapacityUnits = provisionedReadCapacityUnits
      self.provisionedReadCapacityAutoScalingSettingsUpdate = provisionedReadCapacityAutoScalingSettingsUpdate
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("IndexName", indexName)
      writer.member("ProvisionedReadCapacityUnits", provisionedReadCapacityUnits)
      writer.member("ProvisionedReadCapacityAutoScalingSettingsUpdate", provisionedReadCapacityAutoScalingSettingsUpdate)
    }
  }

  /// The capacity of one replica of a global table of the 2017 version as it stands. Source: API Reference,
  /// "ReplicaSettingsDescription".
  public struct ReplicaSettingsDescription: ReadStructure {
    /// `RegionName`
    public var regionName: String
    /// `ReplicaStatus`
    public var replicaStatus: API.ReplicaStatus?
    /// `ReplicaBillingModeSummary`
    public var replicaBillingModeSummary: API.BillingModeSummary?
    /// `ReplicaProvisionedReadCapacityUnits`, at least 0.
    public var replicaProvisionedReadCapacityUnits: Int?
    /// `ReplicaProvisionedReadCapacityAutoScalingSettings`
    public var replicaProvisionedReadCapacityAutoScalingSettings: API.AutoScalingSettingsDescription?
    /// `ReplicaProvisionedWriteCapacityUnits`, at least 0.
    public var replicaProvisionedWriteCapacityUnits: Int?
    /// `ReplicaProvisionedWriteCapacityAutoScalingSettings`
    public var replicaProvisionedWriteCapacityAutoScalingSettings: API.AutoScalingSettingsDescription?
    /// `ReplicaGlobalSecondaryIndexSettings`
    public var replicaGlobalSecondaryIndexSettings: [API.ReplicaGlobalSecondaryIndexSettingsDescription]?
    /// `ReplicaTableClassSummary`
    public var replicaTableClassSummary: API.TableClassSummary?

    /// The structure with what is given.
    public init(
      regionName: String, replicaStatus: API.ReplicaStatus? = nil, replicaBillingModeSummary: API.BillingModeSummary? = nil,
      replicaProvisionedReadCapacityUnits: Int? = nil,
      replicaProvisionedReadCapacityAutoScalingSettings: API.AutoScalingSettingsDescription? = nil,
      replicaProvisionedWriteCapacityUnits: Int? = nil,
      replicaProvisionedWriteCapacityAutoScalingSettings: API.AutoScalingSettingsDescription? = nil,
      replicaGlobalSecondaryIndexSettings: [API.ReplicaGlobalSecondaryIndexSettingsDescription]? = nil,
      replicaTableClassSummary: API.TableClassSummary? = nil
    ) {
      self.regionName = regionName
      self.replicaStatus = replicaStatus
      self.replicaBillingModeSummary = replicaBillingModeSummary
      self.replicaProvisionedReadCapacityUnits = replicaProvisionedReadCapacityUnits
      self.replicaProvisionedReadCapacityAutoScalingSettings = replicaProvisionedReadCapacityAutoScalingSettings
      self.replicaProvisionedWriteCapacityUnits = replicaProvisionedWriteCapacityUnits
      self.replicaProvisionedWriteCapacityAutoScalingSettings = replicaProvisionedWriteCapacityAutoScalingSettings
      self.replicaGlobalSecondaryIndexSettings = replicaGlobalSecondaryIndexSettings
      self.replicaTableClassSummary = replicaTableClassSummary
    }

    public init(from members: API.Members) throws {
      regionName = try members.required("RegionName")
      replicaStatus = try members.optional("ReplicaStatus")
      replicaBillingModeSummary = try members.optional("ReplicaBillingModeSummary")
      replicaProvisionedReadCapacityUnits = try members.optional("ReplicaProvisionedReadCapacityUnits")
      replicaProvisionedReadCapacityAutoScalingSettings = try members.optional(
        "ReplicaProvisionedReadCapacityAutoScalingSettings")
      replicaProvisionedWriteCapacityUnits = try members.optional("ReplicaProvisionedWriteCapacityUnits")
      replicaProvisionedWriteCapacityAutoScalingSettings = try members.optional(
        "ReplicaProvisionedWriteCapacityAutoScalingSettings")
      replicaGlobalSecondaryIndexSettings = try members.optional("ReplicaGlobalSecondaryIndexSettings")
      replicaTableClassSummary = try members.optional("ReplicaTableClassSummary")
    }
  }

  /// The read capacity and table class to set for one replica of the 2017 version. Source: API Reference, "ReplicaSettingsUpdate".
  public struct ReplicaSettingsUpdate: WrittenStructure {
    /// `RegionName`
    public var regionName: String
    /// `ReplicaProvisionedReadCapacityUnits`, at least 1.
    public var replicaProvisionedReadCapacityUnits: Int?
    /// `ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate`
    public var replicaProvisionedReadCapacityAutoScalingSettingsUpdate: API.AutoScalingSettingsUpdate?
    /// `ReplicaGlobalSecondaryIndexSettingsUpdate`, 1 to 20 elements.
    public var replicaGlobalSecondaryIndexSettingsUpdate: [API.ReplicaGlobalSecondaryIndexSettingsUpdate]?
    /// `ReplicaTableClass`
    public var replicaTableClass: API.TableClass?

    /// The structure with what is given.
    public init(
      regionName: String, replicaProvisionedReadCapacityUnits: Int? = nil,
      replicaProvisionedReadCapacityAutoScalingSettingsUpdate: API.AutoScalingSettingsUpdate? = nil,
      replicaGlobalSecondaryIndexSettingsUpdate: [API.ReplicaGlobalSecondaryIndexSettingsUpdate]? = nil,
      replicaTableClass: API.TableClass? = nil
    ) {
      self.regionName = regionName
      self.replicaProvisionedReadCapacityUnits = replicaProvisionedReadCapacityUnits
      self.replicaProvisionedReadCapacityAutoScalingSettingsUpdate = replicaProvisionedReadCapacityAutoScalingSettingsUpdate
      self.replicaGlobalSecondaryIndexSettingsUpdate = replicaGlobalSecondaryIndexSettingsUpdate
      self.replicaTableClass = replicaTableClass
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RegionName", regionName)
      writer.member("ReplicaProvisionedReadCapacityUnits", replicaProvisionedReadCapacityUnits)
      writer.member(
        "ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate", replicaProvisionedReadCapacityAutoScalingSettingsUpdate)
      writer.member("ReplicaGlobalSecondaryIndexSettingsUpdate", replicaGlobalSecondaryIndexSettingsUpdate)
      writer.member("ReplicaTableClass", replicaTableClass)
    }
  }
}
