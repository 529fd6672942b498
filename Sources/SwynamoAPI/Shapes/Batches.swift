// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// A delete of one item in a batch. Source: API Reference, "DeleteRequest".
  public struct DeleteRequest: WrittenStructure, ReadStructure {
    /// `Key`
    public var key: Item

    /// The structure with what is given.
    public init(key: Item) {
      self.key = key
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Key", key)
    }

    public init(from members: API.Members) throws {
      key = try members.required("Key")
    }
  }

  /// The keys to read from one table in a batch, and which attributes. Source: API Reference, "KeysAndAttributes".
  public struct KeysAndAttributes: WrittenStructure, ReadStructure {
    /// `Keys`, 1 to 100 elements.
    public var keys: [Item]
    /// `AttributesToGet`, at least 1 element.
    public var attributesToGet: [String]?
    /// `ConsistentRead`
    public var consistentRead: Bool?
    /// `ProjectionExpression`
    public var projectionExpression: String?
    /// `ExpressionAttributeNames`
    public var expressionAttributeNames: StringMap<String>?

    /// The structure with what is given.
    public init(
      keys: [Item], attributesToGet: [String]? = nil, consistentRead: Bool? = nil, projectionExpression: String? = nil,
      expressionAttributeNames: StringMap<String>? = nil
    ) {
      self.keys = keys
      self.attributesToGet = attributesToGet
      self.consistentRead = consistentRead
      self.projectionExpression = projectionExpression
      self.expressionAttributeNames = expressionAttributeNames
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Keys", keys)
      writer.member("AttributesToGet", attributesToGet)
      writer.member("ConsistentRead", consistentRead)
      writer.member("ProjectionExpression", projectionExpression)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
    }

    public init(from members: API.Members) throws {
      keys = try members.required("Keys")
      attributesToGet = try members.optional("AttributesToGet")
      consistentRead = try members.optional("ConsistentRead")
      projectionExpression = try members.optional("ProjectionExpression")
      expressionAttributeNames = try members.optional("ExpressionAttributeNames")
    }
  }

  /// A put of one whole item in a batch. Source: API Reference, "PutRequest".
  public struct PutRequest: WrittenStructure, ReadStructure {
    /// `Item`
    public var item: Item

    /// The structure with what is given.
    public init(item: Item) {
      self.item = item
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Item", item)
    }

    public init(from members: API.Members) throws {
      item = try members.required("Item")
    }
  }

  /// One write of a batch: exactly one of a put or a delete. Source: API Reference, "WriteRequest".
  public struct WriteRequest: WrittenStructure, ReadStructure {
    /// `PutRequest`
    public var putRequest: API.PutRequest?
    /// `DeleteRequest`
    public var deleteRequest: API.DeleteRequest?

    /// The structure with what is given.
    public init(putRequest: API.PutRequest? = nil, deleteRequest: API.DeleteRequest? = nil) {
      self.putRequest = putRequest
      self.deleteRequest = deleteRequest
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("PutRequest", putRequest)
      writer.member("DeleteRequest", deleteRequest)
    }

    public init(from members: API.Members) throws {
      putRequest = try members.optional("PutRequest")
      deleteRequest = try members.optional("DeleteRequest")
    }
  }
}
