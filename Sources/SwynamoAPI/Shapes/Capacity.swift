// Written by scripts/api-sources from the service's model.
public import SwynamoCore

extension API {
  /// The capacity units that one table or index used. Source: API Reference, "Capacity".
  public struct Capacity: ReadStructure {
    /// `ReadCapacityUnits`
    public var readCapacityUnits: Double?
    /// `WriteCapacityUnits`
    public var writeCapacityUnits: Double?
    /// `CapacityUnits`
    public var capacityUnits: Double?

    /// The structure with what is given.
    public init(readCapacityUnits: Double? = nil, writeCapacityUnits: Double? = nil, capacityUnits: Double? = nil) {
      self.readCapacityUnits = readCapacityUnits
      self.writeCapacityUnits = writeCapacityUnits
      self.capacityUnits = capacityUnits
    }

    public init(from members: API.Members) throws {
      readCapacityUnits = try members.optional("ReadCapacityUnits")
      writeCapacityUnits = try members.optional("WriteCapacityUnits")
      capacityUnits = try members.optional("CapacityUnits")
    }
  }

  /// The capacity that a request used on one table and, if asked for, on its indexes. Source: API Reference, "ConsumedCapacity".
  public struct ConsumedCapacity: ReadStructure {
    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String?
    /// `CapacityUnits`
    public var capacityUnits: Double?
    /// `ReadCapacityUnits`
    public var readCapacityUnits: Double?
    /// `WriteCapacityUnits`
    public var writeCapacityUnits: Double?
    /// `Table`
    public var table: API.Capacity?
    /// `LocalSecondaryIndexes`
    public var localSecondaryIndexes: StringMap<API.Capacity>?
    /// `GlobalSecondaryIndexes`
    public var globalSecondaryIndexes: StringMap<API.Capacity>?
    /// `VectorIndexes`
    public var vectorIndexes: StringMap<API.VectorCapacity>?

    /// The structure with what is given.
    public init(
      tableName: String? = nil, capacityUnits: Double? = nil, readCapacityUnits: Double? = nil, writeCapacityUnits: Double? = nil,
      table: API.Capacity? = nil, localSecondaryIndexes: StringMap<API.Capacity>? = nil,
      globalSecondaryIndexes: StringMap<API.Capacity>? = nil, vectorIndexes: StringMap<API.VectorCapacity>? = nil
    ) {
      self.tableName = tableName
      self.capacityUnits = capacityUnits
      self.readCapacityUnits = readCapacityUnits
      self.writeCapacityUnits = writeCapacityUnits
      self.table = table
      self.localSecondaryIndexes = localSecondaryIndexes
      self.globalSecondaryIndexes = globalSecondaryIndexes
      self.vectorIndexes = vectorIndexes
    }

    public init(from members: API.Members) throws {
      tableName = try members.optional("TableName")
      capacityUnits = try members.optional("CapacityUnits")
      readCapacityUnits = try members.optional("ReadCapacityUnits")
      writeCapacityUnits = try members.optional("WriteCapacityUnits")
      table = try members.optional("Table")
      localSecondaryIndexes = try members.optional("LocalSecondaryIndexes")
      globalSecondaryIndexes = try members.optional("GlobalSecondaryIndexes")
      vectorIndexes = try members.optional("VectorIndexes")
    }
  }

  /// How large an item collection, the items of one partition key with their local index entries, has become. Source: API
  /// Reference, "ItemCollectionMetrics".
  public struct ItemCollectionMetrics: ReadStructure {
    /// `ItemCollectionKey`
    public var itemCollectionKey: Item?
    /// `SizeEstimateRangeGB`
    public var sizeEstimateRangeGB: [Double]?

    /// The structure with what is given.
    public init(itemCollectionKey: Item? = nil, sizeEstimateRangeGB: [Double]? = nil) {
      self.itemCollectionKey = itemCollectionKey
      self.sizeEstimateRangeGB = sizeEstimateRangeGB
    }

    public init(from members: API.Members) throws {
      itemCollectionKey = try members.optional("ItemCollectionKey")
      sizeEstimateRangeGB = try members.optional("SizeEstimateRangeGB")
    }
  }
}
