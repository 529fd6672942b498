// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// A global secondary index to create with a table. Source: API Reference, "GlobalSecondaryIndex".
  public struct GlobalSecondaryIndex: WrittenStructure, ReadStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String
    /// `KeySchema`, at least 1 element.
    public var keySchema: [API.KeySchemaElement]
    /// `Projection`
    public var projection: API.Projection
    /// `ProvisionedThroughput`
    public var provisionedThroughput: API.ProvisionedThroughput?
    /// `OnDemandThroughput`
    public var onDemandThroughput: API.OnDemandThroughput?
    /// `WarmThroughput`
    public var warmThroughput: API.WarmThroughput?

    /// The structure with what is given.
    public init(
      indexName: String, keySchema: [API.KeySchemaElement], projection: API.Projection,
      provisionedThroughput: API.ProvisionedThroughput? = nil, onDemandThroughput: API.OnDemandThroughput? = nil,
      warmThroughput: API.WarmThroughput? = nil
    ) {
      self.indexName = indexName
      self.keySchema = keySchema
      self.projection = projection
      self.provisionedThroughput = provisionedThroughput
      self.onDemandThroughput = onDemandThroughput
      self.warmThroughput = warmThroughput
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("IndexName", indexName)
      writer.member("KeySchema", keySchema)
      writer.member("Projection", projection)
      writer.member("ProvisionedThroughput", provisionedThroughput)
      writer.member("OnDemandThroughput", onDemandThroughput)
      writer.member("WarmThroughput", warmThroughput)
    }

    public init(from members: API.Members) throws {
      indexName = try members.required("IndexName")
      keySchema = try members.required("KeySchema")
      projection = try members.required("Projection")
      provisionedThroughput = try members.optional("ProvisionedThroughput")
      onDemandThroughput = try members.optional("OnDemandThroughput")
      warmThroughput = try members.optional("WarmThroughput")
    }
  }

  /// The throughput a global secondary index can serve at once. Source: API Reference,
  /// "GlobalSecondaryIndexWarmThroughputDescription".
  public struct GlobalSecondaryIndexWarmThroughputDescription: ReadStructure {
    /// `ReadUnitsPerSecond`, at least 1.
    public var readUnitsPerSecond: Int?
    /// `WriteUnitsPerSecond`, at least 1.
    public var writeUnitsPerSecond: Int?
    /// `Status`
    public var status: API.IndexStatus?

    /// The structure with what is given.
    public init(readUnitsPerSecond: Int? = nil, writeUnitsPerSecond: Int? = nil, status: API.IndexStatus? = nil) {
      self.readUnitsPerSecond = readUnitsPerSecond
      self.writeUnitsPerSecond = writeUnitsPerSecond
      self.status = status
    }

    public init(from members: API.Members) throws {
      readUnitsPerSecond = try members.optional("ReadUnitsPerSecond")
      writeUnitsPerSecond = try members.optional("WriteUnitsPerSecond")
      status = try members.optional("Status")
    }
  }

  /// Whether an index is being made, changed or deleted, or can be used. Source: API Reference, "IndexStatus".
  public struct IndexStatus: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `CREATING`
    public static let creating = Self(rawValue: "CREATING")
    /// `UPDATING`
    public static let updating = Self(rawValue: "UPDATING")
    /// `DELETING`
    public static let deleting = Self(rawValue: "DELETING")
    /// `ACTIVE`
    public static let active = Self(rawValue: "ACTIVE")
  }

  /// A local secondary index to create with a table. Source: API Reference, "LocalSecondaryIndex".
  public struct LocalSecondaryIndex: WrittenStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String
    /// `KeySchema`, at least 1 element.
    public var keySchema: [API.KeySchemaElement]
    /// `Projection`
    public var projection: API.Projection

    /// The structure with what is given.
    public init(indexName: String, keySchema: [API.KeySchemaElement], projection: API.Projection) {
      self.indexName = indexName
      self.keySchema = keySchema
      self.projection = projection
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("IndexName", indexName)
      writer.member("KeySchema", keySchema)
      writer.member("Projection", projection)
    }
  }

  /// Which attributes an index holds besides its keys. Source: API Reference, "Projection".
  public struct Projection: WrittenStructure, ReadStructure {
    /// `ProjectionType`
    public var projectionType: API.ProjectionType?
    /// `NonKeyAttributes`, 1 to 20 elements.
    public var nonKeyAttributes: [String]?

    /// The structure with what is given.
    public init(projectionType: API.ProjectionType? = nil, nonKeyAttributes: [String]? = nil) {
      self.projectionType = projectionType
      self.nonKeyAttributes = nonKeyAttributes
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ProjectionType", projectionType)
      writer.member("NonKeyAttributes", nonKeyAttributes)
    }

    public init(from members: API.Members) throws {
      projectionType = try members.optional("ProjectionType")
      nonKeyAttributes = try members.optional("NonKeyAttributes")
    }
  }

  /// Whether an index holds all attributes, the keys only or the keys and named ones. Source: API Reference, "ProjectionType".
  public struct ProjectionType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ALL`
    public static let all = Self(rawValue: "ALL")
    /// `KEYS_ONLY`
    public static let keysOnly = Self(rawValue: "KEYS_ONLY")
    /// `INCLUDE`
    public static let include = Self(rawValue: "INCLUDE")
  }
}
