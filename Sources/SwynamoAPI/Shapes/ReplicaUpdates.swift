// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// A witness Region to add to a global table with strong consistency. Source: API Reference,
  /// "CreateGlobalTableWitnessGroupMemberAction".
  public struct CreateGlobalTableWitnessGroupMemberAction: WrittenStructure {
    /// `RegionName`
    public var regionName: String

    /// The structure with what is given.
    public init(regionName: String) {
      self.regionName = regionName
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RegionName", regionName)
    }
  }

  /// A replica to add to a global table of the 2017 version. Source: API Reference, "CreateReplicaAction".
  public struct CreateReplicaAction: WrittenStructure {
    /// `RegionName`
    public var regionName: String

    /// The structure with what is given.
    public init(regionName: String) {
      self.regionName = regionName
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RegionName", regionName)
    }
  }

  /// A replica to add to a table, with the settings it has of its own. Source: API Reference, "CreateReplicationGroupMemberAction".
  public struct CreateReplicationGroupMemberAction: WrittenStructure {
    /// `RegionName`
    public var regionName: String
    /// `KMSMasterKeyId`
    public var kmsMasterKeyID: String?
    /// `ProvisionedThroughputOverride`
    public var provisionedThroughputOverride: API.ProvisionedThroughputOverride?
    /// `OnDemandThroughputOverride`
    public var onDemandThroughputOverride: API.OnDemandThroughputOverride?
    /// `GlobalSecondaryIndexes`, at least 1 element.
    public var globalSecondaryIndexes: [API.ReplicaGlobalSecondaryIndex]?
    /// `TableClassOverride`
    public var tableClassOverride: API.TableClass?

    /// The structure with what is given.
    public init(
      regionName: String, kmsMasterKeyID: String? = nil, provisionedThroughputOverride: API.ProvisionedThroughputOverride? = nil,
      onDemandThroughputOverride: API.OnDemandThroughputOverride? = nil,
      globalSecondaryIndexes: [API.ReplicaGlobalSecondaryIndex]? = nil, tableClassOverride: API.TableClass? = nil
    ) {
      self.regionName = regionName
      self.kmsMasterKeyID = kmsMasterKeyID
      self.provisionedThroughputOverride = provisionedThroughputOverride
      self.onDemandThroughputOverride = onDemandThroughputOverride
      self.globalSecondaryIndexes = globalSecondaryIndexes
      self.tableClassOverride = tableClassOverride
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RegionName", regionName)
      writer.member("KMSMasterKeyId", kmsMasterKeyID)
      writer.member("ProvisionedThroughputOverride", provisionedThroughputOverride)
      writer.member("OnDemandThroughputOverride", onDemandThroughputOverride)
      writer.member("GlobalSecondaryIndexes", globalSecondaryIndexes)
      writer.member("TableClassOverride", tableClassOverride)
    }
  }

  /// A witness Region to remove from a global table. Source: API Reference, "DeleteGlobalTableWitnessGroupMemberAction".
  public struct DeleteGlobalTableWitnessGroupMemberAction: WrittenStructure {
    /// `RegionName`
    public var regionName: String

    /// The structure with what is given.
    public init(regionName: String) {
      self.regionName = regionName
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RegionName", regionName)
    }
  }

  /// A replica to remove from a global table of the 2017 version. Source: API Reference, "DeleteReplicaAction".
  public struct DeleteReplicaAction: WrittenStructure {
    /// `RegionName`
    public var regionName: String

    /// The structure with what is given.
    public init(regionName: String) {
      self.regionName = regionName
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RegionName", regionName)
    }
  }

  /// A replica to remove from a table. Source: API Reference, "DeleteReplicationGroupMemberAction".
  public struct DeleteReplicationGroupMemberAction: WrittenStructure {
    /// `RegionName`
    public var regionName: String

    /// The structure with what is given.
    public init(regionName: String) {
      self.regionName = regionName
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RegionName", regionName)
    }
  }

  /// A replica to separate from a global table while its own table is kept. Source: API Reference,
  /// "DisassociateReplicationGroupMemberAction".
  public struct DisassociateReplicationGroupMemberAction: WrittenStructure {
    /// `RegionName`
    public var regionName: String
    /// `DisassociationMode`
    public var disassociationMode: API.DisassociationMode

    /// The structure with what is given.
    public init(regionName: String, disassociationMode: API.DisassociationMode) {
      self.regionName = regionName
      self.disassociationMode = disassociationMode
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RegionName", regionName)
      writer.member("DisassociationMode", disassociationMode)
    }
  }

  /// What is waited for before a replica is separated. Source: API Reference, "DisassociationMode".
  public struct DisassociationMode: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `WAIT_FOR_REPLICATION`
    public static let waitForReplication = Self(rawValue: "WAIT_FOR_REPLICATION")
  }

  /// One change of the witness of a global table. Source: API Reference, "GlobalTableWitnessGroupUpdate".
  public struct GlobalTableWitnessGroupUpdate: WrittenStructure {
    /// `Create`
    public var create: API.CreateGlobalTableWitnessGroupMemberAction?
    /// `Delete`
    public var delete: API.DeleteGlobalTableWitnessGroupMemberAction?

    /// The structure with what is given.
    public init(
      create: API.CreateGlobalTableWitnessGroupMemberAction? = nil, delete: API.DeleteGlobalTableWitnessGroupMemberAction? = nil
    ) {
      self.create = create
      self.delete = delete
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Create", create)
      writer.member("Delete", delete)
    }
  }

  /// One replica to add to or remove from a global table of the 2017 version. Source: API Reference, "ReplicaUpdate".
  public struct ReplicaUpdate: WrittenStructure {
    /// `Create`
    public var create: API.CreateReplicaAction?
    /// `Delete`
    public var delete: API.DeleteReplicaAction?

    /// The structure with what is given.
    public init(create: API.CreateReplicaAction? = nil, delete: API.DeleteReplicaAction? = nil) {
      self.create = create
      self.delete = delete
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Create", create)
      writer.member("Delete", delete)
    }
  }

  /// One change of replicas: a creation, a change, a removal or a separation. Source: API Reference, "ReplicationGroupUpdate".
  public struct ReplicationGroupUpdate: WrittenStructure {
    /// `Create`
    public var create: API.CreateReplicationGroupMemberAction?
    /// `Update`
    public var update: API.UpdateReplicationGroupMemberAction?
    /// `Delete`
    public var delete: API.DeleteReplicationGroupMemberAction?
    /// `Disassociate`
    public var disassociate: API.DisassociateReplicationGroupMemberAction?

    /// The structure with what is given.
    public init(
      create: API.CreateReplicationGroupMemberAction? = nil, update: API.UpdateReplicationGroupMemberAction? = nil,
      delete: API.DeleteReplicationGroupMemberAction? = nil, disassociate: API.DisassociateReplicationGroupMemberAction? = nil
    ) {
      self.create = create
      self.update = update
      self.delete = delete
      self.disassociate = disassociate
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Create", create)
      writer.member("Update", update)
      writer.member("Delete", delete)
      writer.member("Disassociate", disassociate)
    }
  }

  /// The settings to change for one replica of a table. Source: API Reference, "UpdateReplicationGroupMemberAction".
  public struct UpdateReplicationGroupMemberAction: WrittenStructure {
    /// `RegionName`
    public var regionName: String
    /// `KMSMasterKeyId`
    public var kmsMasterKeyID: String?
    /// `ProvisionedThroughputOverride`
    public var provisionedThroughputOverride: API.ProvisionedThroughputOverride?
    /// `OnDemandThroughputOverride`
    public var onDemandThroughputOverride: API.OnDemandThroughputOverride?
    /// `GlobalSecondaryIndexes`, at least 1 element.
    public var globalSecondaryIndexes: [API.ReplicaGlobalSecondaryIndex]?
    /// `TableClassOverride`
    public var tableClassOverride: API.TableClass?

    /// The structure with what is given.
    public init(
      regionName: String, kmsMasterKeyID: String? = nil, provisionedThroughputOverride: API.ProvisionedThroughputOverride? = nil,
      onDemandThroughputOverride: API.OnDemandThroughputOverride? = nil,
      globalSecondaryIndexes: [API.ReplicaGlobalSecondaryIndex]? = nil, tableClassOverride: API.TableClass? = nil
    ) {
      self.regionName = regionName
      self.kmsMasterKeyID = kmsMasterKeyID
      self.provisionedThroughputOverride = provisionedThroughputOverride
      self.onDemandThroughputOverride = onDemandThroughputOverride
      self.globalSecondaryIndexes = globalSecondaryIndexes
      self.tableClassOverride = tableClassOverride
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RegionName", regionName)
      writer.member("KMSMasterKeyId", kmsMasterKeyID)
      writer.member("ProvisionedThroughputOverride", provisionedThroughputOverride)
      writer.member("OnDemandThroughputOverride", onDemandThroughputOverride)
      writer.member("GlobalSecondaryIndexes", globalSecondaryIndexes)
      writer.member("TableClassOverride", tableClassOverride)
    }
  }
}
