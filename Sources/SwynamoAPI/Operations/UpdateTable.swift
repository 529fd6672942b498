// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Begins a change of a table's capacity, indexes, stream, replicas or other settings. Source: API Reference, "UpdateTable".
  public struct UpdateTable: ServiceRequest, Hashable {
    public static var operation: String { "UpdateTable" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `AttributeDefinitions`
    public var attributeDefinitions: [API.AttributeDefinition]?
    /// `BillingMode`
    public var billingMode: API.BillingMode?
    /// `ProvisionedThroughput`
    public var provisionedThroughput: API.ProvisionedThroughput?
    /// `GlobalSecondaryIndexUpdates`
    public var globalSecondaryIndexUpdates: [API.GlobalSecondaryIndexUpdate]?
    /// `StreamSpecification`
    public var streamSpecification: API.StreamSpecification?
    /// `SSESpecification`
    public var sseSpecification: API.SSESpecification?
    /// `ReplicaUpdates`, at least 1 element.
    public var replicaUpdates: [API.ReplicationGroupUpdate]?
    /// `TableClass`
    public var tableClass: API.TableClass?
    /// `DeletionProtectionEnabled`
    public var deletionProtectionEnabled: Bool?
    /// `MultiRegionConsistency`
    public var multiRegionConsistency: API.MultiRegionConsistency?
    /// `GlobalTableWitnessUpdates`, 1 element.
    public var globalTableWitnessUpdates: [API.GlobalTableWitnessGroupUpdate]?
    /// `OnDemandThroughput`
    public var onDemandThroughput: API.OnDemandThroughput?
    /// `WarmThroughput`
    public var warmThroughput: API.WarmThroughput?
    /// `GlobalTableSettingsReplicationMode`
    public var globalTableSettingsReplicationMode: API.GlobalTableSettingsReplicationMode?
    /// `DisassociationProtectionEnabled`
    public var disassociationProtectionEnabled: Bool?
    /// `VectorIndexUpdates`
    public var vectorIndexUpdates: [API.VectorIndexUpdate]?

    /// A request with what is given.
    public init(
      tableName: String, attributeDefinitions: [API.AttributeDefinition]? = nil, billingMode: API.BillingMode? = nil,
      provisionedThroughput: API.ProvisionedThroughput? = nil,
      globalSecondaryIndexUpdates: [API.GlobalSecondaryIndexUpdate]? = nil, streamSpecification: API.StreamSpecification? = nil,
      sseSpecification: API.SSESpecification? = nil, replicaUpdates: [API.ReplicationGroupUpdate]? = nil,
      tableClass: API.TableClass? = nil, deletionProtectionEnabled: Bool? = nil,
      multiRegionConsistency: API.MultiRegionConsistency? = nil,
      globalTableWitnessUpdates: [API.GlobalTableWitnessGroupUpdate]? = nil, onDemandThroughput: API.OnDemandThroughput? = nil,
      warmThroughput: API.WarmThroughput? = nil,
      globalTableSettingsReplicationMode: API.GlobalTableSettingsReplicationMode? = nil,
      disassociationProtectionEnabled: Bool? = nil, vectorIndexUpdates: [API.VectorIndexUpdate]? = nil
    ) {
      self.tableName = tableName
      self.attributeDefinitions = attributeDefinitions
      self.billingMode = billingMode
      self.provisionedThroughput = provisionedThroughput
      self.globalSecondaryIndexUpdates = globalSecondaryIndexUpdates
      self.streamSpecification = streamSpecification
      self.sseSpecification = sseSpecification
      self.replicaUpdates = replicaUpdates
      self.tableClass = tableClass
      self.deletionProtectionEnabled = deletionProtectionEnabled
      self.multiRegionConsistency = multiRegionConsistency
      self.globalTableWitnessUpdates = globalTableWitnessUpdates
      self.onDemandThroughput = onDemandThroughput
      self.warmThroughput = warmThroughput
      self.globalTableSettingsReplicationMode = globalTableSettingsReplicationMode
      self.disassociationProtectionEnabled = disassociationProtectionEnabled
      self.vectorIndexUpdates = vectorIndexUpdates
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // Harmless as a rule, but the second answer may be that the table is in use or nothing changes: look with DescribeTable.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("AttributeDefinitions", attributeDefinitions)
      writer.member("BillingMode", billingMode)
      writer.member("ProvisionedThroughput", provisionedThroughput)
      writer.member("GlobalSecondaryIndexUpdates", globalSecondaryIndexUpdates)
      writer.member("StreamSpecification", streamSpecification)
      writer.member("SSESpecification", sseSpecification)
      writer.member("ReplicaUpdates", replicaUpdates)
      writer.member("TableClass", tableClass)
      writer.member("DeletionProtectionEnabled", deletionProtectionEnabled)
      writer.member("MultiRegionConsistency", multiRegionConsistency)
      writer.member("GlobalTableWitnessUpdates", globalTableWitnessUpdates)
      writer.member("OnDemandThroughput", onDemandThroughput)
      writer.member("WarmThroughput", warmThroughput)
      writer.member("GlobalTableSettingsReplicationMode", globalTableSettingsReplicationMode)
      writer.member("DisassociationProtectionEnabled", disassociationProtectionEnabled)
      writer.member("VectorIndexUpdates", vectorIndexUpdates)
    }

    /// The answer of UpdateTable.
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

extension API.UpdateTable: TableRequest {}
