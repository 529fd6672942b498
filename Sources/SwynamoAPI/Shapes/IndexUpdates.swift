// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// A global secondary index to add to a table. Source: API Reference, "CreateGlobalSecondaryIndexAction".
  public struct CreateGlobalSecondaryIndexAction: WrittenStructure {
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
  }

  /// A global secondary index to remove from a table. Source: API Reference, "DeleteGlobalSecondaryIndexAction".
  public struct DeleteGlobalSecondaryIndexAction: WrittenStructure {
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

  /// One change of global secondary indexes: a creation, a new capacity or a removal. Source: API Reference,
  /// "GlobalSecondaryIndexUpdate".
  public struct GlobalSecondaryIndexUpdate: WrittenStructure {
    /// `Update`
    public var update: API.UpdateGlobalSecondaryIndexAction?
    /// `Create`
    public var create: API.CreateGlobalSecondaryIndexAction?
    /// `Delete`
    public var delete: API.DeleteGlobalSecondaryIndexAction?

    /// The structure with what is given.
    public init(
      update: API.UpdateGlobalSecondaryIndexAction? = nil, create: API.CreateGlobalSecondaryIndexAction? = nil,
      delete: API.DeleteGlobalSecondaryIndexAction? = nil
    ) {
      self.update = update
      self.create = create
      self.delete = delete
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Update", update)
      writer.member("Create", create)
      writer.member("Delete", delete)
    }
  }

  /// The capacity to set for a global secondary index. Source: API Reference, "UpdateGlobalSecondaryIndexAction".
  public struct UpdateGlobalSecondaryIndexAction: WrittenStructure {
    /// `IndexName`, 3 to 255 characters.
    public var indexName: String
    /// `ProvisionedThroughput`
    public var provisionedThroughput: API.ProvisionedThroughput?
    /// `OnDemandThroughput`
    public var onDemandThroughput: API.OnDemandThroughput?
    /// `WarmThroughput`
    public var warmThroughput: API.WarmThroughput?

    /// The structure with what is given.
    public init(
      indexName: String, provisionedThroughput: API.ProvisionedThroughput? = nil,
      onDemandThroughput: API.OnDemandThroughput? = nil, warmThroughput: API.WarmThroughput? = nil
    ) {
      self.indexName = indexName
      self.provisionedThroughput = provisionedThroughput
      self.onDemandThroughput = onDemandThroughput
      self.warmThroughput = warmThroughput
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("IndexName", indexName)
      writer.member("ProvisionedThroughput", provisionedThroughput)
      writer.member("OnDemandThroughput", onDemandThroughput)
      writer.member("WarmThroughput", warmThroughput)
    }
  }
}
