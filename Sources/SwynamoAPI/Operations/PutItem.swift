// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Writes one whole item, in place of any item with the same key, if a condition allows it. Source: API Reference, "PutItem".
  public struct PutItem: ServiceRequest, Hashable {
    public static var operation: String { "PutItem" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `Item`
    public var item: Item
    /// `Expected`
    public var expected: StringMap<API.ExpectedAttributeValue>?
    /// `ReturnValues`
    public var returnValues: API.ReturnValue?
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity
    /// `ReturnItemCollectionMetrics`
    public var returnsItemCollectionMetrics: Bool
    /// `ConditionalOperator`
    public var conditionalOperator: API.ConditionalOperator?
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
      tableName: String, item: Item, expected: StringMap<API.ExpectedAttributeValue>? = nil, returnValues: API.ReturnValue? = nil,
      returnConsumedCapacity: ReturnConsumedCapacity = .none, returnsItemCollectionMetrics: Bool = false,
      conditionalOperator: API.ConditionalOperator? = nil, conditionExpression: String? = nil,
      expressionAttributeNames: StringMap<String>? = nil, expressionAttributeValues: Item? = nil,
      returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure? = nil
    ) {
      self.tableName = tableName
      self.item = item
      self.expected = expected
      self.returnValues = returnValues
      self.returnConsumedCapacity = returnConsumedCapacity
      self.returnsItemCollectionMetrics = returnsItemCollectionMetrics
      self.conditionalOperator = conditionalOperator
      self.conditionExpression = conditionExpression
      self.expressionAttributeNames = expressionAttributeNames
      self.expressionAttributeValues = expressionAttributeValues
      self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // A plain put leaves the same item, but ReturnValues would give the new item as the old one and a condition may then fail.
    public var isIdempotent: Bool { returnValues == nil || returnValues == API.ReturnValue.none }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
      writer.member("Item", item)
      writer.member("Expected", expected)
      writer.member("ReturnValues", returnValues)
      writer.member("ConditionalOperator", conditionalOperator)
      writer.member("ConditionExpression", conditionExpression)
      writer.member("ExpressionAttributeNames", expressionAttributeNames)
      writer.member("ExpressionAttributeValues", expressionAttributeValues)
      writer.member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure)
      writer.writeCost(returnConsumedCapacity, itemCollections: returnsItemCollectionMetrics)
    }

    /// The answer of PutItem.
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

extension API.PutItem: CostedRequest {}
extension API.PutItem: TableRequest {}
