// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// The Region of one replica of a global table of the 2017 version. Source: API Reference, "Replica".
  public struct Replica: WrittenStructure, ReadStructure {
    /// `RegionName`
    public var regionName: String?

    /// The structure with what is given.
    public init(regionName: String? = nil) {
      self.regionName = regionName
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RegionName", regionName)
    }

    public init(from members: API.Members) throws {
      regionName = try members.optional("RegionName")
    }
  }

  /// One replica of a global table as it stands: its Region, status and own settings. Source: API Reference, "ReplicaDescription".
  public struct ReplicaDescription: ReadStructure {
    /// `RegionName`
    public var regionName: String?
    /// `ReplicaStatus`
    public var replicaStatus: API.ReplicaStatus?
    /// `ReplicaArn`
    public var replicaARN: String?
    /// `ReplicaStatusDescription`
    public var replicaStatusDescription: String?
    /// `ReplicaStatusPercentProgress`
    public var replicaStatusPercentProgress: String?
    /// `KMSMasterKeyId`
    public var kmsMasterKeyID: String?
    /// `ProvisionedThroughputOverride`
    public var provisionedThroughputOverride: API.ProvisionedThroughputOverride?
    /// `OnDemandThroughputOverride`
    public var onDemandThroughputOverride: API.OnDemandThroughputOverride?
    /// `WarmThroughput`
    public var warmThroughput: API.TableWarmThroughputDescription?
    /// `GlobalSecondaryIndexes`
    public var globalSecondaryIndexes: [API.ReplicaGlobalSecondaryIndexDescription]?
    /// `ReplicaInaccessibleDateTime`
    public var replicaInaccessibleDateTime: Date?
    /// `ReplicaTableClassSummary`
    public var replicaTableClassSummary: API.TableClassSummary?
    /// `GlobalTableSettingsReplicationMode`
    public var globalTableSettingsReplicationMode: API.GlobalTableSettingsReplicationMode?

    /// The structure with what is given.
    public init(
      regionName: String? = nil, replicaStatus: API.ReplicaStatus? = nil, replicaARN: String? = nil,
      replicaStatusDescription: String? = nil, replicaStatusPercentProgress: String? = nil, kmsMasterKeyID: String? = nil,
      provisionedThroughputOverride: API.ProvisionedThroughputOverride? = nil,
      onDemandThroughputOverride: API.OnDemandThroughputOverride? = nil,
      warmThroughput: API.TableWarmThroughputDescription? = nil,
      globalSecondaryIndexes: [API.ReplicaGlobalSecondaryIndexDescription]? = nil, replicaInaccessibleDateTime: Date? = nil,
      replicaTableClassSummary: API.TableClassSummary? = nil,
      globalTableSettingsReplicationMode: API.GlobalTableSettingsReplicationMode? = nil
    ) {
      self.regionName = regionName
      self.replicaStatus = replicaStatus
      self.replicaARN = replicaARN
      self.replicaStatusDescription = replicaStatusDescription
      self.replicaStatusPercentProgress = replicaStatusPercentProgress
      self.kmsMasterKeyID = kmsMasterKeyID
      self.provisionedThroughputOverride = provisionedThroughputOverride
      self.onDemandThroughputOverride = onDemandThroughputOverride
      self.warmThroughput = warmThroughput
      self.globalSecondaryIndexes = globalSecondaryIndexes
      self.replicaInaccessibleDateTime = replicaInaccessibleDateTime
      self.replicaTableClassSummary = replicaTableClassSummary
      self.globalTableSettingsReplicationMode = globalTableSettingsReplicationMode
    }

    public init(from members: API.Members) throws {
      regionName = try members.optional("RegionName")
      replicaStatus = try members.optional("ReplicaStatus")
      replicaARN = try members.optional("ReplicaArn")
      replicaStatusDescription = try members.optional("ReplicaStatusDescription")
      replicaStatusPercentProgress = try members.optional("ReplicaStatusPercentProgress")
      kmsMasterKeyID = try members.optional("KMSMasterKeyId")
      provisionedThroughputOverride = try members.optional("ProvisionedThroughputOverride")
      onDemandThroughputOverride = try members.optional("OnDemandThroughputOverride")
      warmThroughput = try members.optional("WarmThroughput")
      globalSecondaryIndexes = try members.optional("GlobalSecondaryIndexes")
      replicaInaccessibleDateTime = try members.optional("ReplicaInaccessibleDateTime")
      replicaTableClassSummary = try members.optional("ReplicaTableClassSummary")
      globalTableSettingsReplicationMode = try members.optional("GlobalTableSettingsReplicationMode")
    }
  }

  /// The read capacity that an index of one replica has of its own. Source: API Reference, "ReplicaGlobalSecondaryIndex".
  public struct ReplicaGlobalSecondaryIndex: WrittenStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String
    /// `ProvisionedThroughputOverride`
    public var provisionedThroughputOverride: API.ProvisionedThroughputOverride?
    /// `OnDemandThroughputOverride`
    public var onDemandThroughputOverride: API.OnDemandThroughputOverride?

    /// The structure with what is given.
    public init(
      indexName: String, provisionedThroughputOverride: API.ProvisionedThroughputOverride? = nil,
      onDemandThroughputOverride: API.OnDemandThroughputOverride? = nil
    ) {
      self.indexName = indexName
      self.provisionedThroughputOverride = provisionedThroughputOverride
      self.onDemandThroughputOverride = onDemandThroughputOverride
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("IndexName", indexName)
      writer.member("ProvisionedThroughputOverride", provisionedThroughputOverride)
      writer.member("OnDemandThroughputOverride", onDemandThroughputOverride)
    }
  }

  /// An index of one replica as it stands, with its own read capacity. Source: API Reference,
  /// "ReplicaGlobalSecondaryIndexDescription".
  public struct ReplicaGlobalSecondaryIndexDescription: ReadStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `ProvisionedThroughputOverride`
    public var provisionedThroughputOverride: API.ProvisionedThroughputOverride?
    /// `OnDemandThroughputOverride`
    public var onDemandThroughputOverride: API.OnDemandThroughputOverride?
    /// `WarmThroughput`
    public var warmThroughput: API.GlobalSecondaryIndexWarmThroughputDescription?

    /// The structure with what is given.
    public init(
      indexName: String? = nil, provisionedThroughputOverride: API.ProvisionedThroughputOverride? = nil,
      onDemandThroughputOverride: API.OnDemandThroughputOverride? = nil,
      warmThroughput: API.GlobalSecondaryIndexWarmThroughputDescription? = nil
    ) {
      self.indexName = indexName
      self.provisionedThroughputOverride = provisionedThroughputOverride
      self.onDemandThroughputOverride = onDemandThroughputOverride
      self.warmThroughput = warmThroughput
    }

    public init(from members: API.Members) throws {
      indexName = try members.optional("IndexName")
      provisionedThroughputOverride = try members.optional("ProvisionedThroughputOverride")
      onDemandThroughputOverride = try members.optional("OnDemandThroughputOverride")
      warmThroughput = try members.optional("WarmThroughput")
    }
  }

  /// Whether a replica is being made, changed or deleted, can be used or is out of reach. Source: API Reference, "ReplicaStatus".
  public struct ReplicaStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `CREATING`
    public static let creating = Self(rawValue: "CREATING")
    /// `CREATION_FAILED`
    public static let creationFailed = Self(rawValue: "CREATION_FAILED")
    /// `UPDATING`
    public static let updating = Self(rawValue: "UPDATING")
    /// `DELETING`
    public static let deleting = Self(rawValue: "DELETING")
    /// `ACTIVE`
    public static let active = Self(rawValue: "ACTIVE")
    /// `REGION_DISABLED`
    public static let regionDisabled = Self(rawValue: "REGION_DISABLED")
    /// `INACCESSIBLE_ENCRYPTION_CREDENTIALS`
    public static let inaccessibleEncryptionCredentials = Self(rawValue: "INACCESSIBLE_ENCRYPTION_CREDENTIALS")
    /// `ARCHIVING`
    public static let archiving = Self(rawValue: "ARCHIVING")
    /// `ARCHIVED`
    public static let archived = Self(rawValue: "ARCHIVED")
    /// `REPLICATION_NOT_AUTHORIZED`
    public static let replicationNotAuthorized = Self(rawValue: "REPLICATION_NOT_AUTHORIZED")
  }
}
