public import SwynamoCore

/// DeleteItem: removes an item. Source: API Reference, "DeleteItem".
public struct DeleteItemRequest: WireRequest, Hashable {
  public static var operation: String { "DeleteItem" }

  public var tableName: String
  public var key: EncodedItem
  public var conditionExpression: String?
  public var attributes: ExpressionAttributes
  public var returnValues: ReturnValues
  public var returnsItemOnConditionFailure: Bool
  public var returnConsumedCapacity: ReturnConsumedCapacity

  public init(
    tableName: String, key: EncodedItem, conditionExpression: String? = nil,
    attributes: ExpressionAttributes = ExpressionAttributes(), returnValues: ReturnValues = .none,
    returnsItemOnConditionFailure: Bool = false, returnConsumedCapacity: ReturnConsumedCapacity = .none
  ) {
    self.tableName = tableName
    self.key = key
    self.conditionExpression = conditionExpression
    self.attributes = attributes
    self.returnValues = returnValues
    self.returnsItemOnConditionFailure = returnsItemOnConditionFailure
    self.returnConsumedCapacity = returnConsumedCapacity
  }

  public var tableNames: [String] { [tableName] }
  public var isWrite: Bool { true }
  public var isIdempotent: Bool { returnValues == .none }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in
      writer.member("TableName", tableName)
      writer.member("Key", key)
      writer.member("ConditionExpression", conditionExpression)
      attributes.write(to: &writer)
      if returnValues != .none { writer.member("ReturnValues", returnValues.rawValue) }
      if returnsItemOnConditionFailure { writer.member("ReturnValuesOnConditionCheckFailure", "ALL_OLD") }
      if returnConsumedCapacity != .none { writer.member("ReturnConsumedCapacity", returnConsumedCapacity.rawValue) }
    }
  }
}
