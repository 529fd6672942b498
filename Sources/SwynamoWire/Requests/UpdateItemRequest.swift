public import SwynamoCore

/// UpdateItem: changes attributes of an item, or creates it. Source: API Reference, "UpdateItem".
public struct UpdateItemRequest: WireRequest, Hashable {
  public static var operation: String { "UpdateItem" }

  public var tableName: String
  public var key: EncodedItem
  public var updateExpression: String?
  public var conditionExpression: String?
  public var attributes: ExpressionAttributes
  public var returnValues: ReturnValues
  public var returnsItemOnConditionFailure: Bool
  public var returnConsumedCapacity: ReturnConsumedCapacity
  /// Whether the update expression does the same when it is done twice (`UpdateExpression.isIdempotent`).
  public var hasIdempotentActions: Bool

  public init(
    tableName: String, key: EncodedItem, updateExpression: String? = nil, conditionExpression: String? = nil,
    attributes: ExpressionAttributes = ExpressionAttributes(), returnValues: ReturnValues = .none,
    returnsItemOnConditionFailure: Bool = false, returnConsumedCapacity: ReturnConsumedCapacity = .none,
    hasIdempotentActions: Bool = false
  ) {
    self.tableName = tableName
    self.key = key
    self.updateExpression = updateExpression
    self.conditionExpression = conditionExpression
    self.attributes = attributes
    self.returnValues = returnValues
    self.returnsItemOnConditionFailure = returnsItemOnConditionFailure
    self.returnConsumedCapacity = returnConsumedCapacity
    self.hasIdempotentActions = hasIdempotentActions
  }

  public var tableNames: [String] { [tableName] }
  public var isWrite: Bool { true }
  public var isIdempotent: Bool { hasIdempotentActions && [.none, .allNew, .updatedNew].contains(returnValues) }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in
      writer.member("TableName", tableName)
      writer.member("Key", key)
      writer.member("UpdateExpression", updateExpression)
      writer.member("ConditionExpression", conditionExpression)
      attributes.write(to: &writer)
      if returnValues != .none { writer.member("ReturnValues", returnValues.rawValue) }
      if returnsItemOnConditionFailure { writer.member("ReturnValuesOnConditionCheckFailure", "ALL_OLD") }
      if returnConsumedCapacity != .none { writer.member("ReturnConsumedCapacity", returnConsumedCapacity.rawValue) }
    }
  }
}
