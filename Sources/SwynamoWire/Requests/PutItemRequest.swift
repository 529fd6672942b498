public import SwynamoCore

/// PutItem: writes a whole item. Source: API Reference, "PutItem".
public struct PutItemRequest: WireRequest, Hashable {
  public static var operation: String { "PutItem" }

  public var tableName: String
  public var item: EncodedItem
  public var conditionExpression: String?
  public var attributes: ExpressionAttributes
  public var returnValues: ReturnValues
  public var returnsItemOnConditionFailure: Bool
  public var returnConsumedCapacity: ReturnConsumedCapacity

  public init(
    tableName: String, item: EncodedItem, conditionExpression: String? = nil,
    attributes: ExpressionAttributes = ExpressionAttributes(), returnValues: ReturnValues = .none,
    returnsItemOnConditionFailure: Bool = false, returnConsumedCapacity: ReturnConsumedCapacity = .none
  ) {
    self.tableName = tableName
    self.item = item
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
      writer.member("Item", item)
      writer.member("ConditionExpression", conditionExpression)
      attributes.write(to: &writer)
      if returnValues != .none { writer.member("ReturnValues", returnValues.rawValue) }
      if returnsItemOnConditionFailure { writer.member("ReturnValuesOnConditionCheckFailure", "ALL_OLD") }
      if returnConsumedCapacity != .none { writer.member("ReturnConsumedCapacity", returnConsumedCapacity.rawValue) }
    }
  }
}
