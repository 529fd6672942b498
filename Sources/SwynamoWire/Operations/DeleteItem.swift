public import SwynamoCore

/// DeleteItem: removes an item. Source: API Reference, "DeleteItem".
public struct DeleteItemRequest: WireRequest, ItemWriteRequest {
  public static var operation: String { "DeleteItem" }

  public var tableName: String
  /// `Key`
  public var key: EncodedItem
  public var conditionExpression: String?
  public var attributes: ExpressionAttributes
  public var options: WriteOptions

  /// A request that removes one item.
  public init(
    tableName: String, key: EncodedItem, conditionExpression: String? = nil,
    attributes: ExpressionAttributes = ExpressionAttributes(), options: WriteOptions = WriteOptions()
  ) {
    self.tableName = tableName
    self.key = key
    self.conditionExpression = conditionExpression
    self.attributes = attributes
    self.options = options
  }

  public var isIdempotent: Bool { options.returnValues == .none }

  public func write(to writer: inout AttributeWriter) { write(to: &writer) { $0.member("Key", key) } }
}
