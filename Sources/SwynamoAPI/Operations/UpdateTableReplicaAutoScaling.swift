// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Changes the auto scaling settings of a global table's replicas. Source: API Reference, "UpdateTableReplicaAutoScaling".
  public struct UpdateTableReplicaAutoScaling: ServiceRequest, Hashable {
    public static var operation: String { "UpdateTableReplicaAutoScaling" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `GlobalSecondaryIndexUpdates`, at least 1 element.
    public var globalSecondaryIndexUpdates: [API.GlobalSecondaryIndexAutoScalingUpdate]?
    /// `ProvisionedWriteCapacityAutoScalingUpdate`
    public var provisionedWriteCapacityAutoScalingUpdate: API.AutoScalingSettingsUpdate?
    /// `ReplicaUpdates`, at least 1 element.
    public var replicaUpdates: [API.ReplicaAutoScalingUpdate]?

    /// A request with what is given.
    public init(
      tableName: String, globalSecondaryIndexUpdates: [API.GlobalSecondaryIndexAutoScalingUpdate]? = nil,
      provisionedWriteCapacityAutoScalingUpdate: API.AutoScalingSettingsUpdate? = nil,
      replicaUpdates: [API.ReplicaAutoScalingUpdate]? = nil
    ) {
      self.tableName = tableName
      self.globalSecondaryIndexUpdates = globalSecondaryIndexUpdates
      self.provisionedWriteCapacityAutoScalingUpdate = provisionedWriteCapacityAutoScalingUpdate
      self.replicaUpdates = replicaUpdates
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // Harmless, but the second answer may be that the table is in use: look with DescribeTableReplicaAutoScaling.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("GlobalSecondaryIndexUpdates", globalSecondaryIndexUpdates)
      writer.member("ProvisionedWriteCapacityAutoScalingUpdate", provisionedWriteCapacityAutoScalingUpdate)
      writer.member("ReplicaUpdates", replicaUpdates)
    }

    /// The answer of UpdateTableReplicaAutoScaling.
    public struct Response: ReadStructure {
      /// `TableAutoScalingDescription`
      public var tableAutoScalingDescription: API.TableAutoScalingDescription?

      /// An answer with what is given.
      public init(tableAutoScalingDescription: API.TableAutoScalingDescription? = nil) {
        self.tableAutoScalingDescription = tableAutoScalingDescription
      }

      public init(from members: API.Members) throws {
        tableAutoScalingDescription = try members.optional("TableAutoScalingDescription")
      }
    }
  }
}

extension API.UpdateTableReplicaAutoScaling: TableRequest {}
