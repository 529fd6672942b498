// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Reads one item by its key. Source: API Reference, "GetItem".
  public struct GetItem: ServiceRequest, Hashable {
    public static var operation: String { "GetItem" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `Key`
    public var key: Item
    /// `AttributesToGet`, at least 1 element.
    public var attributesToGet: [String]?
    /// `ConsistentRead`
    public var consistentRead: Bool?
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity
    /// `ProjectionExpression`
    public var projectionExpression: String?
    /// `ExpressionAttributeNames`
    public var expressionAttributeNames: StringMap<String>?

    /// A request with what is given.
    public init(
      tableName: String, key: Item, attributesToGet: [String]? = nil, consistentRead: Bool? = nil,
      returnConsumedCapacity: ReturnConsumedCapacity = .none, projectionExpression: String? = nil,
      expressionAttributeNames: StringMap<String>? = nil
    ) {
      self.tableName = tableName
      self.key = key
      self.attributesToGet = attributesToGet
      self.consistentRead = consistentRead
      self.returnConsumedCapacity = returnConsumedCapacity
      self.projectionExpression = projectionExpression
      self.expressionAttributeNames = expressionAttributeNames
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("Key", key)
      writer.member("AttributesToGet", attributesToGet)
      writer.member("ConsistentRead", consistentRead)
      writer.member("ProjectionExpression", projectionExpression)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
      writer.writeCost(returnConsumedCapacity)
    }

    /// The answer of GetItem.
    public struct Response: ReadStructure {
      /// `Item`
      public var item: Item?
      /// `ConsumedCapacity`
      public var consumedCapacity: API.ConsumedCapacity?

      /// An answer with what is given.
      public init(item: Item? = nil, consumedCapacity: API.ConsumedCapacity? = nil) {
        self.item = item
        self.consumedCapacity = consumedCapacity
      }

      public init(from members: API.Members) throws {
        item = try members.optional("Item")
        consumedCapacity = try members.optional("ConsumedCapacity")
      }
    }
  }
}

extension API.GetItem: CostedRequest {}
extension API.GetItem: TableRequest {}
