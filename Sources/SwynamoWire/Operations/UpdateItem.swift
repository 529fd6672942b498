public import SwynamoCore

/// UpdateItem: changes attributes of an item, or creates it. Source: API Reference, "UpdateItem".
public struct UpdateItemRequest: WireRequest, ItemWriteRequest {
  public static var operation: String { "UpdateItem" }

  public var tableName: String
  /// `Key`
  public var key: EncodedItem
  /// `UpdateExpression`
  public var updateExpression: String?
  public var conditionExpression: String?
  public var attributes: ExpressionAttributes
  public var options: WriteOptions
  /// Whether the update expression does the same when it is done twice (`UpdateExpression.isIdempotent`).
  public var hasIdempotentActions: Bool

  /// A request that changes attributes of an item.
  public init(
    tableName: String, key: EncodedItem, updateExpression: String? = nil, conditionExpression: String? = nil,
    attributes: ExpressionAttributes = ExpressionAttributes(), options: WriteOptions = WriteOptions(),
    hasIdempotentActions: Bool = false
  ) {
    self.tableName = tableName
    self.key = key
    self.updateExpression = updateExpression
    self.conditionExpression = conditionExpression
    self.attributes = attributes
    self.options = options
    self.hasIdempotentActions = hasIdempotentActions
  }

  public var isIdempotent: Bool { hasIdempotentActions && [.none, .allNew, .updatedNew].contains(options.returnValues) }

  public func write(to writer: inout AttributeWriter) {
    write(to: &writer) { writer in
      writer.member("Key", key)
      writer.member("UpdateExpression", updateExpression)
    }
  }
}
