// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// Begins to restore a table as it was at a time into a new table. Source: API Reference, "RestoreTableToPointInTime".
  public struct RestoreTableToPointInTime: ServiceRequest, Hashable {
    public static var operation: String { "RestoreTableToPointInTime" }

    /// `TargetTableName`, 3 to 255 characters.
    public var targetTableName: String
    /// `SourceTableArn`, 1 to 1,024 characters.
    public var sourceTableARN: String?
    /// `SourceTableName`, 3 to 255 characters.
    public var sourceTableName: String?
    /// `UseLatestRestorableTime`
    public var useLatestRestorableTime: Bool?
    /// `RestoreDateTime`
    public var restoreDateTime: Date?
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
      targetTableName: String, sourceTableARN: String? = nil, sourceTableName: String? = nil,
      useLatestRestorableTime: Bool? = nil, restoreDateTime: Date? = nil, billingModeOverride: API.BillingMode? = nil,
      globalSecondaryIndexOverride: [API.GlobalSecondaryIndex]? = nil,
      localSecondaryIndexOverride: [API.LocalSecondaryIndex]? = nil,
      provisionedThroughputOverride: API.ProvisionedThroughput? = nil, onDemandThroughputOverride: API.OnDemandThroughput? = nil,
      sseSpecificationOverride: API.SSESpecification? = nil, vectorIndexOverride: [API.VectorIndex]? = nil
    ) {
      self.targetTableName = targetTableName
      self.sourceTableARN = sourceTableARN
      self.sourceTableName = sourceTableName
      self.useLatestRestorableTime = useLatestRestorableTime
      self.restoreDateTime = restoreDateTime
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
      writer.member("SourceTableArn", sourceTableARN)
      writer.member("SourceTableName", sourceTableName)
      writer.member("UseLatestRestorableTime", useLatestRestorableTime)
      writer.member("RestoreDateTime", restoreDateTime)
      writer.member("BillingModeOverride", billingModeOverride)
      writer.member("GlobalSecondaryIndexOverride", globalSecondaryIndexOverride)
      writer.member("LocalSecondaryIndexOverride", localSecondaryIndexOverride)
      writer.member("ProvisionedThroughputOverride", provisionedThroughputOverride)
      writer.member("OnDemandThroughputOverride", onDemandThroughputOverride)
      writer.member("SSESpecificationOverride", sseSpecificationOverride)
      writer.member("VectorIndexOverride", vectorIndexOverride)
    }

    /// The answer of RestoreTableToPointInTime.
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

extension API.RestoreTableToPointInTime: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {
    sourceTableName = sourceTableName.map(name)
    targetTableName = name(targetTableName)
  }
}
