// Written by scripts/api-sources from the service's model.

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// A table as it stands: its status, keys, indexes, capacity and sizes. Source: API Reference, "TableDescription".
  public struct TableDescription: ReadStructure {
    /// `AttributeDefinitions`
    public var attributeDefinitions: [API.AttributeDefinition]?
    /// `TableName`, 3 to 255 characters.
    public var tableName: String?
    /// `KeySchema`, at least 1 element.
    public var keySchema: [API.KeySchemaElement]?
    /// `TableStatus`
    public var tableStatus: API.TableStatus?
    /// `CreationDateTime`
    public var creationDateTime: Date?
    /// `ProvisionedThroughput`
    public var provisionedThroughput: API.ProvisionedThroughputDescription?
    /// `TableSizeBytes`
    public var tableSizeBytes: Int?
    /// `ItemCount`
    public var itemCount: Int?
    /// `TableArn`
    public var tableARN: String?
    /// `TableId`
    public var tableID: String?
    /// `BillingModeSummary`
    public var billingModeSummary: API.BillingModeSummary?
    /// `LocalSecondaryIndexes`
    public var localSecondaryIndexes: [API.LocalSecondaryIndexDescription]?
    /// `GlobalSecondaryIndexes`
    public var globalSecondaryIndexes: [API.GlobalSecondaryIndexDescription]?
    /// `StreamSpecification`
    public var streamSpecification: API.StreamSpecification?
    /// `LatestStreamLabel`
    public var latestStreamLabel: String?
    /// `LatestStreamArn`, 37 to 1,024 characters.
    public var latestStreamARN: String?
    /// `GlobalTableVersion`
    public var globalTableVersion: String?
    /// `Replicas`
    public var replicas: [API.ReplicaDescription]?
    /// `GlobalTableWitnesses`
    public var globalTableWitnesses: [API.GlobalTableWitnessDescription]?
    /// `GlobalTableSettingsReplicationMode`
    public var globalTableSettingsReplicationMode: API.GlobalTableSettingsReplicationMode?
    /// `RestoreSummary`
    public var restoreSummary: API.RestoreSummary?
    /// `SSEDescription`
    public var sseDescription: API.SSEDescription?
    /// `ArchivalSummary`
    public var archivalSummary: API.ArchivalSummary?
    /// `TableClassSummary`
    public var tableClassSummary: API.TableClassSummary?
    /// `DeletionProtectionEnabled`
    public var deletionProtectionEnabled: Bool?
    /// `DisassociationProtectionEnabled`
    public var disassociationProtectionEnabled: Bool?
    /// `OnDemandThroughput`
    public var onDemandThroughput: API.OnDemandThroughput?
    /// `WarmThroughput`
    public var warmThroughput: API.TableWarmThroughputDescription?
    /// `MultiRegionConsistency`
    public var multiRegionConsistency: API.MultiRegionConsistency?
    /// `VectorIndexes`
    public var vectorIndexes: [API.VectorIndexDescription]?

    /// The structure with what is given.
    public init(
      attributeDefinitions: [API.AttributeDefinition]? = nil, tableName: String? = nil, keySchema: [API.KeySchemaElement]? = nil,
      tableStatus: API.TableStatus? = nil, creationDateTime: Date? = nil,
      provisionedThroughput: API.ProvisionedThroughputDescription? = nil, tableSizeBytes: Int? = nil, itemCount: Int? = nil,
      tableARN: String? = nil, tableID: String? = nil, billingModeSummary: API.BillingModeSummary? = nil,
      localSecondaryIndexes: [API.LocalSecondaryIndexDescription]? = nil,
      globalSecondaryIndexes: [API.GlobalSecondaryIndexDescription]? = nil, streamSpecification: API.StreamSpecification? = nil,
      latestStreamLabel: String? = nil, latestStreamARN: String? = nil, globalTableVersion: String? = nil,
      replicas: [API.ReplicaDescription]? = nil, globalTableWitnesses: [API.GlobalTableWitnessDescription]? = nil,
      globalTableSettingsReplicationMode: API.GlobalTableSettingsReplicationMode? = nil,
      restoreSummary: API.RestoreSummary? = nil, sseDescription: API.SSEDescription? = nil,
      archivalSummary: API.ArchivalSummary? = nil, tableClassSummary: API.TableClassSummary? = nil,
      deletionProtectionEnabled: Bool? = nil, disassociationProtectionEnabled: Bool? = nil,
      onDemandThroughput: API.OnDemandThroughput? = nil, warmThroughput: API.TableWarmThroughputDescription? = nil,
      multiRegionConsistency: API.MultiRegionConsistency? = nil, vectorIndexes: [API.VectorIndexDescription]? = nil
    ) {
      self.attributeDefinitions = attributeDefinitions
      self.tableName = tableName
      self.keySchema = keySchema
      self.tableStatus = tableStatus
      self.creationDateTime = creationDateTime
      self.provisionedThroughput = provisionedThroughput
      self.tableSizeBytes = tableSizeBytes
      self.itemCount = itemCount
      self.tableARN = tableARN
      self.tableID = tableID
      self.billingModeSummary = billingModeSummary
      self.localSecondaryIndexes = localSecondaryIndexes
      self.globalSecondaryIndexes = globalSecondaryIndexes
      self.streamSpecification = streamSpecification
      self.latestStreamLabel = latestStreamLabel
      self.latestStreamARN = latestStreamARN
      self.globalTableVersion = globalTableVersion
      self.replicas = replicas
      self.globalTableWitnesses = globalTableWitnesses
      self.globalTableSettingsReplicationMode = globalTableSettingsReplicationMode
      self.restoreSummary = restoreSummary
      self.sseDescription = sseDescription
      self.archivalSummary = archivalSummary
      self.tableClassSummary = tableClassSummary
      self.deletionProtectionEnabled = deletionProtectionEnabled
      self.disassociationProtectionEnabled = disassociationProtectionEnabled
      self.onDemandThroughput = onDemandThroughput
      self.warmThroughput = warmThroughput
      self.multiRegionConsistency = multiRegionConsistency
      self.vectorIndexes = vectorIndexes
    }

    public init(from members: API.Members) throws {
      attributeDefinitions = try members.optional("AttributeDefinitions")
      tableName = try members.optional("TableName")
      keySchema = try members.optional("KeySchema")
      tableStatus = try members.optional("TableStatus")
      creationDateTime = try members.optional("CreationDateTime")
      provisionedThroughput = try members.optional("ProvisionedThroughput")
      tableSizeBytes = try members.optional("TableSizeBytes")
      itemCount = try members.optional("ItemCount")
      tableARN = try members.optional("TableArn")
      tableID = try members.optional("TableId")
      billingModeSummary = try members.optional("BillingModeSummary")
      localSecondaryIndexes = try members.optional("LocalSecondaryIndexes")
      globalSecondaryIndexes = try members.optional("GlobalSecondaryIndexes")
      streamSpecification = try members.optional("StreamSpecification")
      latestStreamLabel = try members.optional("LatestStreamLabel")
      latestStreamARN = try members.optional("LatestStreamArn")
      globalTableVersion = try members.optional("GlobalTableVersion")
      replicas = try members.optional("Replicas")
      globalTableWitnesses = try members.optional("GlobalTableWitnesses")
      globalTableSettingsReplicationMode = try members.optional("GlobalTableSettingsReplicationMode")
      restoreSummary = try members.optional("RestoreSummary")
      sseDescription = try members.optional("SSEDescription")
      archivalSummary = try members.optional("ArchivalSummary")
      tableClassSummary = try members.optional("TableClassSummary")
      deletionProtectionEnabled = try members.optional("DeletionProtectionEnabled")
      disassociationProtectionEnabled = try members.optional("DisassociationProtectionEnabled")
      onDemandThroughput = try members.optional("OnDemandThroughput")
      warmThroughput = try members.optional("WarmThroughput")
      multiRegionConsistency = try members.optional("MultiRegionConsistency")
      vectorIndexes = try members.optional("VectorIndexes")
    }
  }
}
