public import SwynamoCore

/// GetItem: reads one item. Source: API Reference, "GetItem".
public struct GetItemRequest: WireRequest, Hashable {
  public static var operation: String { "GetItem" }

  /// `TableName`
  public var tableName: String
  /// `Key`
  public var key: EncodedItem
  /// `ProjectionExpression`
  public var projectionExpression: String?
  /// The names that stand behind the projection's placeholders.
  public var attributes: ExpressionAttributes
  /// `ConsistentRead`
  public var consistentRead: Bool
  /// `ReturnConsumedCapacity`
  public var returnConsumedCapacity: ReturnConsumedCapacity

  /// A request that reads one item.
  public init(
    tableName: String, key: EncodedItem, projectionExpression: String? = nil,
    attributes: ExpressionAttributes = ExpressionAttributes(), consistentRead: Bool = false,
    returnConsumedCapacity: ReturnConsumedCapacity = .none
  ) {
    self.tableName = tableName
    self.key = key
    self.projectionExpression = projectionExpression
    self.attributes = attributes
    self.consistentRead = consistentRead
    self.returnConsumedCapacity = returnConsumedCapacity
  }

  public var tableNames: [String] { [tableName] }
  public var isWrite: Bool { false }
  public var isIdempotent: Bool { true }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in
      writer.member("TableName", tableName)
      writer.member("Key", key)
      writer.member("ProjectionExpression", projectionExpression)
      attributes.write(to: &writer)
      if consistentRead { writer.member("ConsistentRead", true) }
      writer.writeCost(returnConsumedCapacity)
    }
  }
}

/// The answer of GetItem, and of the writes that were asked for attributes.
package struct ItemResponse<Row> {
  /// Nil when there is no such item, or nothing was asked for.
  package var item: Row?

  /// Reads the item straight into a row. Errors: `AttributeDecodingError`.
  package init(_ body: [UInt8], row: (inout AttributeReader) throws -> Row) throws {
    var item: Row?
    try AttributeReader.readDocument(body) { reader, name in
      switch name.text {
      case "Item", "Attributes": item = try row(&reader)
      default: try reader.skipValue()
      }
    }
    self.item = item
  }
}
