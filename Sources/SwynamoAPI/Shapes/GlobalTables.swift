// Written by scripts/api-sources from the service's model.

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// One global table of the 2017 version in a list. Source: API Reference, "GlobalTable".
  public struct GlobalTable: ReadStructure {
    /// `GlobalTableName`, 3 to 255 characters.
    public var globalTableName: String?
    /// `ReplicationGroup`
    public var replicationGroup: [API.Replica]?

    /// The structure with what is given.
    public init(globalTableName: String? = nil, replicationGroup: [API.Replica]? = nil) {
      self.globalTableName = globalTableName
      self.replicationGroup = replicationGroup
    }

    public init(from members: API.Members) throws {
      globalTableName = try members.optional("GlobalTableName")
      replicationGroup = try members.optional("ReplicationGroup")
    }
  }

  /// A global table of the 2017 version and its replicas. Source: API Reference, "GlobalTableDescription".
  public struct GlobalTableDescription: ReadStructure {
    /// `ReplicationGroup`
    public var replicationGroup: [API.ReplicaDescription]?
    /// `GlobalTableArn`
    public var globalTableARN: String?
    /// `CreationDateTime`
    public var creationDateTime: Date?
    /// `GlobalTableStatus`
    public var globalTableStatus: API.GlobalTableStatus?
    /// `GlobalTableName`, 3 to 255 characters.
    public var globalTableName: String?

    /// The structure with what is given.
    public init(
      replicationGroup: [API.ReplicaDescription]? = nil, globalTableARN: String? = nil, creationDateTime: Date? = nil,
      globalTableStatus: API.GlobalTableStatus? = nil, globalTableName: String? = nil
    ) {
      self.replicationGroup = replicationGroup
      self.globalTableARN = globalTableARN
      self.creationDateTime = creationDateTime
      self.globalTableStatus = globalTableStatus
      self.globalTableName = globalTableName
    }

    public init(from members: API.Members) throws {
      replicationGroup = try members.optional("ReplicationGroup")
      globalTableARN = try members.optional("GlobalTableArn")
      creationDateTime = try members.optional("CreationDateTime")
      globalTableStatus = try members.optional("GlobalTableStatus")
      globalTableName = try members.optional("GlobalTableName")
    }
  }

  /// Whether the replicas of a global table share their settings. Source: API Reference, "GlobalTableSettingsReplicationMode".
  public struct GlobalTableSettingsReplicationMode: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ENABLED`
    public static let enabled = Self(rawValue: "ENABLED")
    /// `DISABLED`
    public static let disabled = Self(rawValue: "DISABLED")
    /// `ENABLED_WITH_OVERRIDES`
    public static let enabledWithOverrides = Self(rawValue: "ENABLED_WITH_OVERRIDES")
  }

  /// Whether a global table of the 2017 version is being made, changed or deleted, or can be used. Source: API Reference,
  /// "GlobalTableStatus".
  public struct GlobalTableStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `CREATING`
    public static let creating = Self(rawValue: "CREATING")
    /// `ACTIVE`
    public static let active = Self(rawValue: "ACTIVE")
    /// `DELETING`
    public static let deleting = Self(rawValue: "DELETING")
    /// `UPDATING`
    public static let updating = Self(rawValue: "UPDATING")
  }

  /// The witness Region of a global table and its status. Source: API Reference, "GlobalTableWitnessDescription".
  public struct GlobalTableWitnessDescription: ReadStructure {
    /// `RegionName`
    public var regionName: String?
    /// `WitnessStatus`
    public var witnessStatus: API.WitnessStatus?

    /// The structure with what is given.
    public init(regionName: String? = nil, witnessStatus: API.WitnessStatus? = nil) {
      self.regionName = regionName
      self.witnessStatus = witnessStatus
    }

    public init(from members: API.Members) throws {
      regionName = try members.optional("RegionName")
      witnessStatus = try members.optional("WitnessStatus")
    }
  }

  /// Whether reads of a global table are consistent across Regions or only in the end. Source: API Reference,
  /// "MultiRegionConsistency".
  public struct MultiRegionConsistency: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `EVENTUAL`
    public static let eventual = Self(rawValue: "EVENTUAL")
    /// `STRONG`
    public static let strong = Self(rawValue: "STRONG")
  }

  /// Whether a witness is being made or deleted, or can be used. Source: API Reference, "WitnessStatus".
  public struct WitnessStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `CREATING`
    public static let creating = Self(rawValue: "CREATING")
    /// `DELETING`
    public static let deleting = Self(rawValue: "DELETING")
    /// `ACTIVE`
    public static let active = Self(rawValue: "ACTIVE")
  }
}
