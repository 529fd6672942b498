// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// One attribute that a vector search can ask for, and its role. Source: API Reference, "SearchSchemaElement".
  public struct SearchSchemaElement: WrittenStructure, ReadStructure {
    /// `AttributeName`, at most 65,535 characters.
    public var attributeName: String
    /// `SearchSchemaElementType`
    public var searchSchemaElementType: API.SearchSchemaElementType

    /// The structure with what is given.
    public init(attributeName: String, searchSchemaElementType: API.SearchSchemaElementType) {
      self.attributeName = attributeName
      self.searchSchemaElementType = searchSchemaElementType
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("AttributeName", attributeName)
      writer.member("SearchSchemaElementType", searchSchemaElementType)
    }

    public init(from members: API.Members) throws {
      attributeName = try members.required("AttributeName")
      searchSchemaElementType = try members.required("SearchSchemaElementType")
    }
  }

  /// Whether a search attribute divides the vector index or only filters. Source: API Reference, "SearchSchemaElementType".
  public struct SearchSchemaElementType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `HASH`
    public static let hash = Self(rawValue: "HASH")
    /// `INLINE_FILTER`
    public static let inlineFilter = Self(rawValue: "INLINE_FILTER")
  }

  /// The attribute that holds the vectors of a vector index. Source: API Reference, "VectorAttributeDefinition".
  public struct VectorAttributeDefinition: WrittenStructure, ReadStructure {
    /// `AttributeName`, 1 to 255 characters.
    public var attributeName: String

    /// The structure with what is given.
    public init(attributeName: String) {
      self.attributeName = attributeName
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("AttributeName", attributeName)
    }

    public init(from members: API.Members) throws {
      attributeName = try members.required("AttributeName")
    }
  }

  /// The bytes that a vector search or a write to a vector index is charged for. Source: API Reference, "VectorCapacity".
  public struct VectorCapacity: ReadStructure {
    /// `VectorSearchRequestBytes`
    public var vectorSearchRequestBytes: Double?
    /// `VectorWriteRequestBytes`
    public var vectorWriteRequestBytes: Double?

    /// The structure with what is given.
    public init(vectorSearchRequestBytes: Double? = nil, vectorWriteRequestBytes: Double? = nil) {
      self.vectorSearchRequestBytes = vectorSearchRequestBytes
      self.vectorWriteRequestBytes = vectorWriteRequestBytes
    }

    public init(from members: API.Members) throws {
      vectorSearchRequestBytes = try members.optional("VectorSearchRequestBytes")
      vectorWriteRequestBytes = try members.optional("VectorWriteRequestBytes")
    }
  }

  /// How the similarity of two vectors is measured. Source: API Reference, "VectorDistanceFunction".
  public struct VectorDistanceFunction: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `COSINE`
    public static let cosine = Self(rawValue: "COSINE")
    /// `DOT_PRODUCT`
    public static let dotProduct = Self(rawValue: "DOT_PRODUCT")
    /// `EUCLIDEAN`
    public static let euclidean = Self(rawValue: "EUCLIDEAN")
  }

  /// A vector index to create with a table. Source: API Reference, "VectorIndex".
  public struct VectorIndex: WrittenStructure, ReadStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String
    /// `VectorAttribute`
    public var vectorAttribute: API.VectorAttributeDefinition
    /// `Projection`
    public var projection: API.Projection
    /// `Dimensions`, at least 1.
    public var dimensions: Int
    /// `DistanceFunction`
    public var distanceFunction: API.VectorDistanceFunction
    /// `SearchSchema`, at least 1 element.
    public var searchSchema: [API.SearchSchemaElement]?

    /// The structure with what is given.
    public init(
      indexName: String, vectorAttribute: API.VectorAttributeDefinition, projection: API.Projection, dimensions: Int,
      distanceFunction: API.VectorDistanceFunction, searchSchema: [API.SearchSchemaElement]? = nil
    ) {
      self.indexName = indexName
      self.vectorAttribute = vectorAttribute
      self.projection = projection
      self.dimensions = dimensions
      self.distanceFunction = distanceFunction
      self.searchSchema = searchSchema
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("IndexName", indexName)
      writer.member("VectorAttribute", vectorAttribute)
      writer.member("Projection", projection)
      writer.member("Dimensions", dimensions)
      writer.member("DistanceFunction", distanceFunction)
      writer.member("SearchSchema", searchSchema)
    }

    public init(from members: API.Members) throws {
      indexName = try members.required("IndexName")
      vectorAttribute = try members.required("VectorAttribute")
      projection = try members.required("Projection")
      dimensions = try members.required("Dimensions")
      distanceFunction = try members.required("DistanceFunction")
      searchSchema = try members.optional("SearchSchema")
    }
  }

  /// A vector index as it stands: its status, settings and sizes. Source: API Reference, "VectorIndexDescription".
  public struct VectorIndexDescription: ReadStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `SearchSchema`, at least 1 element.
    public var searchSchema: [API.SearchSchemaElement]?
    /// `Projection`
    public var projection: API.Projection?
    /// `VectorAttribute`
    public var vectorAttribute: API.VectorAttributeDefinition?
    /// `Dimensions`, at least 1.
    public var dimensions: Int?
    /// `DistanceFunction`
    public var distanceFunction: API.VectorDistanceFunction?
    /// `IndexStatus`
    public var indexStatus: API.IndexStatus?
    /// `Backfilling`
    public var backfilling: Bool?
    /// `IndexSizeBytes`
    public var indexSizeBytes: Int?
    /// `ItemCount`
    public var itemCount: Int?
    /// `IndexArn`
    public var indexARN: String?

    /// The structure with what is given.
    public init(
      indexName: String? = nil, searchSchema: [API.SearchSchemaElement]? = nil, projection: API.Projection? = nil,
      vectorAttribute: API.VectorAttributeDefinition? = nil, dimensions: Int? = nil,
      distanceFunction: API.VectorDistanceFunction? = nil, indexStatus: API.IndexStatus? = nil, backfilling: Bool? = nil,
      indexSizeBytes: Int? = nil, itemCount: Int? = nil, indexARN: String? = nil
    ) {
      self.indexName = indexName
      self.searchSchema = searchSchema
      self.projection = projection
      self.vectorAttribute = vectorAttribute
      self.dimensions = dimensions
      self.distanceFunction = distanceFunction
      self.indexStatus = indexStatus
      self.backfilling = backfilling
      self.indexSizeBytes = indexSizeBytes
      self.itemCount = itemCount
      self.indexARN = indexARN
    }

    public init(from members: API.Members) throws {
      indexName = try members.optional("IndexName")
      searchSchema = try members.optional("SearchSchema")
      projection = try members.optional("Projection")
      vectorAttribute = try members.optional("VectorAttribute")
      dimensions = try members.optional("Dimensions")
      distanceFunction = try members.optional("DistanceFunction")
      indexStatus = try members.optional("IndexStatus")
      backfilling = try members.optional("Backfilling")
      indexSizeBytes = try members.optional("IndexSizeBytes")
      itemCount = try members.optional("ItemCount")
      indexARN = try members.optional("IndexArn")
    }
  }

  /// A vector index as it was when the backup was made. Source: API Reference, "VectorIndexInfo".
  public struct VectorIndexInfo: ReadStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String?
    /// `VectorAttribute`
    public var vectorAttribute: API.VectorAttributeDefinition?
    /// `SearchSchema`, at least 1 element.
    public var searchSchema: [API.SearchSchemaElement]?
    /// `Projection`
    public var projection: API.Projection?
    /// `Dimensions`, at least 1.
    public var dimensions: Int?
    /// `DistanceFunction`
    public var distanceFunction: API.VectorDistanceFunction?

    /// The structure with what is given.
    public init(
      indexName: String? = nil, vectorAttribute: API.VectorAttributeDefinition? = nil,
      searchSchema: [API.SearchSchemaElement]? = nil, projection: API.Projection? = nil, dimensions: Int? = nil,
      distanceFunction: API.VectorDistanceFunction? = nil
    ) {
      self.indexName = indexName
      self.vectorAttribute = vectorAttribute
      self.searchSchema = searchSchema
      self.projection = projection
      self.dimensions = dimensions
      self.distanceFunction = distanceFunction
    }

    public init(from members: API.Members) throws {
      indexName = try members.optional("IndexName")
      vectorAttribute = try members.optional("VectorAttribute")
      searchSchema = try members.optional("SearchSchema")
      projection = try members.optional("Projection")
      dimensions = try members.optional("Dimensions")
      distanceFunction = try members.optional("DistanceFunction")
    }
  }
}
