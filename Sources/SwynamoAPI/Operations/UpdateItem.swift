// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Changes attributes of one item, or creates it, if a condition allows it. Source: API Reference, "UpdateItem".
  public struct UpdateItem: ServiceRequest, Hashable {
    public static var operation: String { "UpdateItem" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `Key`
    public var key: Item
    /// `AttributeUpdates`
    public var attributeUpdates: StringMap<API.AttributeValueUpdate>?
    /// `Expected`
    public var expected: StringMap<API.ExpectedAttributeValue>?
    /// `ConditionalOperator`
    public var conditionalOperator: API.ConditionalOperator?
    /// `ReturnValues`
    public var returnValues: API.ReturnValue?
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity
    /// `ReturnItemCollectionMetrics`
    public var returnsItemCollectionMetrics: Bool
    /// `UpdateExpression`
    public var updateExpression: String?
    /// `ConditionExpression`
    public var conditionExpression: String?
    /// `ExpressionAttributeNames`
    public var expressionAttributeNames: StringMap<String>?
    /// `ExpressionAttributeValues`
    public var expressionAttributeValues: Item?
    /// `ReturnValuesOnConditionCheckFailure`
    public var returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure?

    /// A request with what is given.
    public init(
      tableName: String, key: Item, attributeUpdates: StringMap<API.AttributeValueUpdate>? = nil,
      expected: StringMap<API.ExpectedAttributeValue>? = nil, conditionalOperator: API.ConditionalOperator? = nil,
      returnValues: API.ReturnValue? = nil, returnConsumedCapacity: ReturnConsumedCapacity = .none,
      returnsItemCollectionMetrics: Bool = false, updateExpression: String? = nil, conditionExpression: String? = nil,
      expressionAttributeNames: StringMap<String>? = nil, expressionAttributeValues: Item? = nil,
      returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure? = nil
    ) {
      self.tableName = tableName
      self.key = key
      self.attributeUpdates = attributeUpdates
      self.expected = expected
      self.conditionalOperator = conditionalOperator
      self.returnValues = returnValues
      self.returnConsumedCapacity = returnConsumedCapacity
      self.returnsItemCollectionMetrics = returnsItemCollectionMetrics
      self.updateExpression = updateExpression
      self.conditionExpression = conditionExpression
      self.expressionAttributeNames = expressionAttributeNames
      self.expressionAttributeValues = expressionAttributeValues
      self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // A counter would count twice; only the mapper knows the actions.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("Key", key)
      writer.member("AttributeUpdates", attributeUpdates)
      writer.member("Expected", expected)
      writer.member("ConditionalOperator", conditionalOperator)
      writer.member("ReturnValues", returnValues)
      writer.member("UpdateExpression", updateExpression)
      writer.member("ConditionExpression", conditionExpression)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
      writer.member("ExpressionAttributeValues", expressionAttributeValues)
      writer.member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure)
      writer.writeCost(returnConsumedCapacity, itemCollections: returnsItemCollectionMetrics)
    }

    /// The answer of UpdateItem.
    public struct Response: ReadStructure {
      /// `Attributes`
      public var attributes: Item?
      /// `ConsumedCapacity`
      public var consumedCapacity: API.ConsumedCapacity?
      /// `ItemCollectionMetrics`
      public var itemCollectionMetrics: API.ItemCollectionMetrics?

      /// An answer with what is given.
      public init(
        attributes: Item? = nil, consumedCapacity: API.ConsumedCapacity? = nil,
        itemCollectionMetrics: API.ItemCollectionMetrics? = nil
      ) {
        self.attributes = attributes
        self.consumedCapacity = consumedCapacity
        self.itemCollectionMetrics = itemCollectionMetrics
      }

      public init(from members: API.Members) throws {
        attributes = try members.optional("Attributes")
        consumedCapacity = try members.optional("ConsumedCapacity")
        itemCollectionMetrics = try members.optional("ItemCollectionMetrics")
      }
    }
  }
}

extension API.UpdateItem: CostedRequest {}
extension API.UpdateItem: TableRequest {}
