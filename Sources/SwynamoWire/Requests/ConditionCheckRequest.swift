public import SwynamoCore

/// The check of an item that a transaction doesn't write. Source: API Reference, "ConditionCheck".
public struct ConditionCheckRequest: ItemWriteRequest {
  public static var operation: String { "ConditionCheck" }

  public var tableName: String
  public var key: EncodedItem
  public var conditionExpression: String?
  public var attributes: ExpressionAttributes
  public var options: WriteOptions

  public init(
    tableName: String, key: EncodedItem, conditionExpression: String?, attributes: ExpressionAttributes,
    options: WriteOptions = WriteOptions()
  ) {
    self.tableName = tableName
    self.key = key
    self.conditionExpression = conditionExpression
    self.attributes = attributes
    self.options = options
  }

  public func write(to writer: inout AttributeWriter) { write(to: &writer) { $0.member("Key", key) } }
}
