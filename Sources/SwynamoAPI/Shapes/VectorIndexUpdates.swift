// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// A vector index to add to a table. Source: API Reference, "CreateVectorIndexAction".
  public struct CreateVectorIndexAction: WrittenStructure {
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
  }

  /// A vector index to remove from a table. Source: API Reference, "DeleteVectorIndexAction".
  public struct DeleteVectorIndexAction: WrittenStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String

    /// The structure with what is given.
    public init(indexName: String) {
      self.indexName = indexName
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("IndexName", indexName)
    }
  }

  /// One change of vector indexes: a creation or a removal. Source: API Reference, "VectorIndexUpdate".
  public struct VectorIndexUpdate: WrittenStructure {
    /// `Create`
    public var create: API.CreateVectorIndexAction?
    /// `Delete`
    public var delete: API.DeleteVectorIndexAction?

    /// The structure with what is given.
    public init(create: API.CreateVectorIndexAction? = nil, delete: API.DeleteVectorIndexAction? = nil) {
      self.create = create
      self.delete = delete
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Create", create)
      writer.member("Delete", delete)
    }
  }
}
