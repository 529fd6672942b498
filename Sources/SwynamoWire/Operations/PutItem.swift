public import SwynamoCore

/// PutItem: writes a whole item. Source: API Reference, "PutItem".
public struct PutItemRequest: WireRequest, ItemWriteRequest {
  public static var operation: String { "PutItem" }

  public var tableName: String
  /// `Item`
  public var item: EncodedItem
  public var conditionExpression: String?
  public var attributes: ExpressionAttributes
  public var options: WriteOptions

  /// A request that writes a whole item.
  public init(
    tableName: String, item: EncodedItem, conditionExpression: String? = nil,
    attributes: ExpressionAttributes = ExpressionAttributes(), options: WriteOptions = WriteOptions()
  ) {
    self.tableName = tableName
    self.item = item
    self.conditionExpression = conditionExpression
    self.attributes = attributes
    self.options = options
  }

  public var isIdempotent: Bool { options.returnValues == .none }

  public func write(to writer: inout AttributeWriter) { write(to: &writer) { $0.member("Item", item) } }
}
