// Written by scripts/api-sources from the service's model.

extension API {
  /// A global secondary index as it stands: its status, keys, capacity and sizes. Source: API Reference,
  /// "GlobalSecondaryIndexDescription".
  public struct GlobalSecondaryIndexDescription: ReadStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `KeySchema`, at least 1 element.
    public var keySchema: [API.KeySchemaElement]?
    /// `Projection`
    public var projection: API.Projection?
    /// `IndexStatus`
    public var indexStatus: API.IndexStatus?
    /// `Backfilling`
    public var backfilling: Bool?
    /// `ProvisionedThroughput`
    public var provisionedThroughput: API.ProvisionedThroughputDescription?
    /// `IndexSizeBytes`
    public var indexSizeBytes: Int?
    /// `ItemCount`
    public var itemCount: Int?
    /// `IndexArn`
    public var indexARN: String?
    /// `OnDemandThroughput`
    public var onDemandThroughput: API.OnDemandThroughput?
    /// `WarmThroughput`
    public var warmThroughput: API.GlobalSecondaryIndexWarmThroughputDescription?

    /// The structure with what is given.
    public init(
      indexName: String? = nil, keySchema: [API.KeySchemaElement]? = nil, projection: API.Projection? = nil,
      indexStatus: API.IndexStatus? = nil, backfilling: Bool? = nil,
      provisionedThroughput: API.ProvisionedThroughputDescription? = nil, indexSizeBytes: Int? = nil, itemCount: Int? = nil,
      indexARN: String? = nil, onDemandThroughput: API.OnDemandThroughput? = nil,
      warmThroughput: API.GlobalSecondaryIndexWarmThroughputDescription? = nil
    ) {
      self.indexName = indexName
      self.keySchema = keySchema
      self.projection = projection
      self.indexStatus = indexStatus
      self.backfilling = backfilling
      self.provisionedThroughput = provisionedThroughput
      self.indexSizeBytes = indexSizeBytes
      self.itemCount = itemCount
      self.indexARN = indexARN
      self.onDemandThroughput = onDemandThroughput
      self.warmThroughput = warmThroughput
    }

    public init(from members: API.Members) throws {
      indexName = try members.optional("IndexName")
      keySchema = try members.optional("KeySchema")
      projection = try members.optional("Projection")
      indexStatus = try members.optional("IndexStatus")
      backfilling = try members.optional("Backfilling")
      provisionedThroughput = try members.optional("ProvisionedThroughput")
      indexSizeBytes = try members.optional("IndexSizeBytes")
      itemCount = try members.optional("ItemCount")
      indexARN = try members.optional("IndexArn")
      onDemandThroughput = try members.optional("OnDemandThroughput")
      warmThroughput = try members.optional("WarmThroughput")
    }
  }

  /// A global secondary index as it was when the backup was made. Source: API Reference, "GlobalSecondaryIndexInfo".
  public struct GlobalSecondaryIndexInfo: ReadStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `KeySchema`, at least 1 element.
    public var keySchema: [API.KeySchemaElement]?
    /// `Projection`
    public var projection: API.Projection?
    /// `ProvisionedThroughput`
    public var provisionedThroughput: API.ProvisionedThroughput?
    /// `OnDemandThroughput`
    public var onDemandThroughput: API.OnDemandThroughput?

    /// The structure with what is given.
    public init(
      indexName: String? = nil, keySchema: [API.KeySchemaElement]? = nil, projection: API.Projection? = nil,
      provisionedThroughput: API.ProvisionedThroughput? = nil, onDemandThroughput: API.OnDemandThroughput? = nil
    ) {
      self.indexName = indexName
      self.keySchema = keySchema
      self.projection = projection
      self.provisionedThroughput = provisionedThroughput
      self.onDemandThroughput = onDemandThroughput
    }

    public init(from members: API.Members) throws {
      indexName = try members.optional("IndexName")
      keySchema = try members.optional("KeySchema")
      projection = try members.optional("Projection")
      provisionedThroughput = try members.optional("ProvisionedThroughput")
      onDemandThroughput = try members.optional("OnDemandThroughput")
    }
  }

  /// A local secondary index as it stands: its keys and sizes. Source: API Reference, "LocalSecondaryIndexDescription".
  public struct LocalSecondaryIndexDescription: ReadStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `KeySchema`, at least 1 element.
    public var keySchema: [API.KeySchemaElement]?
    /// `Projection`
    public var projection: API.Projection?
    /// `IndexSizeBytes`
    public var indexSizeBytes: Int?
    /// `ItemCount`
    public var itemCount: Int?
    /// `IndexArn`
    public var indexARN: String?

    /// The structure with what is given.
    public init(
      indexName: String? = nil, keySchema: [API.KeySchemaElement]? = nil, projection: API.Projection? = nil,
      indexSizeBytes: Int? = nil, itemCount: Int? = nil, indexARN: String? = nil
    ) {
      self.indexName = indexName
      self.keySchema = keySchema
      self.projection = projection
      self.indexSizeBytes = indexSizeBytes
      self.itemCount = itemCount
      self.indexARN = indexARN
    }

    public init(from members: API.Members) throws {
      indexName = try members.optional("IndexName")
      keySchema = try members.optional("KeySchema")
      projection = try members.optional("Projection")
      indexSizeBytes = try members.optional("IndexSizeBytes")
      itemCount = try members.optional("ItemCount")
      indexARN = try members.optional("IndexArn")
    }
  }

  /// A local secondary index as it was when the backup was made. Source: API Reference, "LocalSecondaryIndexInfo".
  public struct LocalSecondaryIndexInfo: ReadStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `KeySchema`, at least 1 element.
    public var keySchema: [API.KeySchemaElement]?
    /// `Projection`
    public var projection: API.Projection?

    /// The structure with what is given.
    public init(indexName: String? = nil, keySchema: [API.KeySchemaElement]? = nil, projection: API.Projection? = nil) {
      self.indexName = indexName
      self.keySchema = keySchema
      self.projection = projection
    }

    public init(from members: API.Members) throws {
      indexName = try members.optional("IndexName")
      keySchema = try members.optional("KeySchema")
      projection = try members.optional("Projection")
    }
  }
}
