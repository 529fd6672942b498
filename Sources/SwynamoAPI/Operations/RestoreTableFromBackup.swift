// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Begins to restore a backup into a new table. Source: API Reference, "RestoreTableFromBackup".
  public struct RestoreTableFromBackup: ServiceRequest, Hashable {
    public static var operation: String { "RestoreTableFromBackup" }

    /// `TargetTableName`, 3 to 255 characters.
    public var targetTableName: String
    /// `BackupArn`, 37 to 1,024 characters.
    public var backupARN: String
    /// `BillingModeOverride`
    public var billingModeOverride: API.BillingMode?
    /// `GlobalSecondaryIndexOverride`
    public var globalSecondaryIndexOverride: [API.GlobalSecondaryIndex]?
    /// `LocalSecondaryIndexOverride`
    public var localSecondaryIndexOverride: [API.LocalSecondaryIndex]?
    /// `ProvisionedThroughputOverride`
    public var provisionedThroughputOverride: API.ProvisionedThroughput?
    /// `OnDemandThroughputOverride`
    public var onDemandThroughputOverride: API.OnDemandThroughput?
    /// `SSESpecificationOverride`
    public var sseSpecificationOverride: API.SSESpecification?
    /// `VectorIndexOverride`
    public var vectorIndexOverride: [API.VectorIndex]?

    /// A request with what is given.
    public init(
      targetTableName: String, backupARN: String, billingModeOverride: API.BillingMode? = nil,
      globalSecondaryIndexOverride: [API.GlobalSecondaryIndex]? = nil,
      localSecondaryIndexOverride: [API.LocalSecondaryIndex]? = nil,
      provisionedThroughputOverride: API.ProvisionedThroughput? = nil, onDemandThroughputOverride: API.OnDemandThroughput? = nil,
      sseSpecificationOverride: API.SSESpecification? = nil, vectorIndexOverride: [API.VectorIndex]? = nil
    ) {
      self.targetTableName = targetTableName
      self.backupARN = backupARN
      self.billingModeOverride = billingModeOverride
      self.globalSecondaryIndexOverride = globalSecondaryIndexOverride
      self.localSecondaryIndexOverride = localSecondaryIndexOverride
      self.provisionedThroughputOverride = provisionedThroughputOverride
      self.onDemandThroughputOverride = onDemandThroughputOverride
      self.sseSpecificationOverride = sseSpecificationOverride
      self.vectorIndexOverride = vectorIndexOverride
    }

    public var tableNames: [String] { [targetTableName] }
    public var isWrite: Bool { true }
    // Harmless, but the second answer is that the table exists: look with DescribeTable.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TargetTableName", targetTableName)
      writer.member("BackupArn", backupARN)
      writer.member("BillingModeOverride", billingModeOverride)
      writer.member("GlobalSecondaryIndexOverride", globalSecondaryIndexOverride)
      writer.member("LocalSecondaryIndexOverride", localSecondaryIndexOverride)
      writer.member("ProvisionedThroughputOverride", provisionedThroughputOverride)
      writer.member("OnDemandThroughputOverride", onDemandThroughputOverride)
      writer.member("SSESpecificationOverride", sseSpecificationOverride)
      writer.member("VectorIndexOverride", vectorIndexOverride)
    }

    /// The answer of RestoreTableFromBackup.
    public struct Response: ReadStructure {
      /// `TableDescription`
      public var tableDescription: API.TableDescription?

      /// An answer with what is given.
      public init(tableDescription: API.TableDescription? = nil) {
        self.tableDescription = tableDescription
      }

      public init(from members: API.Members) throws {
        tableDescription = try members.optional("TableDescription")
      }
    }
  }
}

extension API.RestoreTableFromBackup: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    targetTableName = name(targetTableName)
  }
}
