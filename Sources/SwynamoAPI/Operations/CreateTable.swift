// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Begins the creation of a table, which is usable once its status is ACTIVE. Source: API Reference, "CreateTable".
  public struct CreateTable: ServiceRequest, Hashable {
    public static var operation: String { "CreateTable" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `AttributeDefinitions`
    public var attributeDefinitions: [API.AttributeDefinition]?
    /// `KeySchema`, at least 1 element.
    public var keySchema: [API.KeySchemaElement]?
    /// `LocalSecondaryIndexes`
    public var localSecondaryIndexes: [API.LocalSecondaryIndex]?
    /// `GlobalSecondaryIndexes`
    public var globalSecondaryIndexes: [API.GlobalSecondaryIndex]?
    /// `BillingMode`
    public var billingMode: API.BillingMode?
    /// `ProvisionedThroughput`
    public var provisionedThroughput: API.ProvisionedThroughput?
    /// `StreamSpecification`
    public var streamSpecification: API.StreamSpecification?
    /// `SSESpecification`
    public var sseSpecification: API.SSESpecification?
    /// `Tags`
    public var tags: [API.Tag]?
    /// `TableClass`
    public var tableClass: API.TableClass?
    /// `DeletionProtectionEnabled`
    public var deletionProtectionEnabled: Bool?
    /// `WarmThroughput`
    public var warmThroughput: API.WarmThroughput?
    /// `ResourcePolicy`
    public var resourcePolicy: String?
    /// `OnDemandThroughput`
    public var onDemandThroughput: API.OnDemandThroughput?
    /// `GlobalTableSourceArn`, 1 to 1,024 characters.
    public var globalTableSourceARN: String?
    /// `GlobalTableSettingsReplicationMode`
    public var globalTableSettingsReplicationMode: API.GlobalTableSettingsReplicationMode?
    /// `VectorIndexes`
    public var vectorIndexes: [API.VectorIndex]?

    /// A request with what is given.
    public init(
      tableName: String, attributeDefinitions: [API.AttributeDefinition]? = nil, keySchema: [API.KeySchemaElement]? = nil,
      localSecondaryIndexes: [API.LocalSecondaryIndex]? = nil, globalSecondaryIndexes: [API.GlobalSecondaryIndex]? = nil,
      billingMode: API.BillingMode? = nil, provisionedThroughput: API.ProvisionedThroughput? = nil,
      streamSpecification: API.StreamSpecification? = nil, sseSpecification: API.SSESpecification? = nil, tags: [API.Tag]? = nil,
      tableClass: API.TableClass? = nil, deletionProtectionEnabled: Bool? = nil, warmThroughput: API.WarmThroughput? = nil,
      resourcePolicy: String? = nil, onDemandThroughput: API.OnDemandThroughput? = nil, globalTableSourceARN: String? = nil,
      globalTableSettingsReplicationMode: API.GlobalTableSettingsReplicationMode? = nil, vectorIndexes: [API.VectorIndex]? = nil
    ) {
      self.tableName = tableName
      self.attributeDefinitions = attributeDefinitions
      self.keySchema = keySchema
      self.localSecondaryIndexes = localSecondaryIndexes
      self.globalSecondaryIndexes = globalSecondaryIndexes
      self.billingMode = billingMode
      self.provisionedThroughput = provisionedThroughput
      self.streamSpecification = streamSpecification
      self.sseSpecification = sseSpecification
      self.tags = tags
      self.tableClass = tableClass
      self.deletionProtectionEnabled = deletionProtectionEnabled
      self.warmThroughput = warmThroughput
      self.resourcePolicy = resourcePolicy
      self.onDemandThroughput = onDemandThroughput
      self.globalTableSourceARN = globalTableSourceARN
      self.globalTableSettingsReplicationMode = globalTableSettingsReplicationMode
      self.vectorIndexes = vectorIndexes
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // Harmless, but the second answer is that the table is in use: look with DescribeTable.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("AttributeDefinitions", attributeDefinitions)
      writer.member("KeySchema", keySchema)
      writer.member("LocalSecondaryIndexes", localSecondaryIndexes)
      writer.member("GlobalSecondaryIndexes", globalSecondaryIndexes)
      writer.member("BillingMode", billingMode)
      writer.member("ProvisionedThroughput", provisionedThroughput)
      writer.member("StreamSpecification", streamSpecification)
      writer.member("SSESpecification", sseSpecification)
      writer.member("Tags", tags)
      writer.member("TableClass", tableClass)
      writer.member("DeletionProtectionEnabled", deletionProtectionEnabled)
      writer.member("WarmThroughput", warmThroughput)
      writer.member("ResourcePolicy", resourcePolicy)
      writer.member("OnDemandThroughput", onDemandThroughput)
      writer.member("GlobalTableSourceArn", globalTableSourceARN)
      writer.member("GlobalTableSettingsReplicationMode", globalTableSettingsReplicationMode)
      writer.member("VectorIndexes", vectorIndexes)
    }

    /// The answer of CreateTable.
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

extension API.CreateTable: TableRequest {}
