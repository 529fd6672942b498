// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Changes the capacity settings of a global table of the 2017 version. Source: API Reference, "UpdateGlobalTableSettings".
  public struct UpdateGlobalTableSettings: ServiceRequest, Hashable {
    public static var operation: String { "UpdateGlobalTableSettings" }

    /// `GlobalTableName`, 3 to 255 characters.
    public var globalTableName: String
    /// `GlobalTableBillingMode`
    public var globalTableBillingMode: API.BillingMode?
    /// `GlobalTableProvisionedWriteCapacityUnits`, at least 1.
    public var globalTableProvisionedWriteCapacityUnits: Int?
    /// `GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate`
    public var globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate: API.AutoScalingSettingsUpdate?
    /// `GlobalTableGlobalSecondaryIndexSettingsUpdate`, 1 to 20 elements.
    public var globalTableGlobalSecondaryIndexSettingsUpdate: [API.GlobalTableGlobalSecondaryIndexSettingsUpdate]?
    /// `ReplicaSettingsUpdate`, 1 to 50 elements.
    public var replicaSettingsUpdate: [API.ReplicaSettingsUpdate]?

    /// A request with what is given.
    public init(
      globalTableName: String, globalTableBillingMode: API.BillingMode? = nil,
      globalTableProvisionedWriteCapacityUnits: Int? = nil,
      globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate: API.AutoScalingSettingsUpdate? = nil,
      globalTableGlobalSecondaryIndexSettingsUpdate: [API.GlobalTableGlobalSecondaryIndexSettingsUpdate]? = nil,
      replicaSettingsUpdate: [API.ReplicaSettingsUpdate]? = nil
    ) {
      self.globalTableName = globalTableName
      self.globalTableBillingMode = globalTableBillingMode
      self.globalTableProvisionedWriteCapacityUnits = globalTableProvisionedWriteCapacityUnits
      self.globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate =
        globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate
      self.globalTableGlobalSecondaryIndexSettingsUpdate = globalTableGlobalSecondaryIndexSettingsUpdate
      self.replicaSettingsUpdate = replicaSettingsUpdate
    }

    public var tableNames: [String] { [globalTableName] }
    public var isWrite: Bool { true }
    // Harmless, but the second answer may be that the table is in use: look with DescribeGlobalTableSettings.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("GlobalTableName", globalTableName)
      writer.member("GlobalTableBillingMode", globalTableBillingMode)
      writer.member("GlobalTableProvisionedWriteCapacityUnits", globalTableProvisionedWriteCapacityUnits)
      writer.member(
        "GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate",
        globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate)
      writer.member("GlobalTableGlobalSecondaryIndexSettingsUpdate", globalTableGlobalSecondaryIndexSettingsUpdate)
      writer.member("ReplicaSettingsUpdate", replicaSettingsUpdate)
    }

    /// The answer of UpdateGlobalTableSettings.
    public struct Response: ReadStructure {
      /// `GlobalTableName`, 3 to 255 characters.
      public var globalTableName: String?
      /// `ReplicaSettings`
      public var replicaSettings: [API.ReplicaSettingsDescription]?

      /// An answer with what is given.
      public init(globalTableName: String? = nil, replicaSettings: [API.ReplicaSettingsDescription]? = nil) {
        self.globalTableName = globalTableName
        self.replicaSettings = replicaSettings
      }

      public init(from members: API.Members) throws {
        globalTableName = try members.optional("GlobalTableName")
        replicaSettings = try members.optional("ReplicaSettings")
      }
    }
  }
}

extension API.UpdateGlobalTableSettings: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    globalTableName = name(globalTableName)
  }
}
