public import SwynamoCore

/// GetItem: reads one item. Source: API Reference, "GetItem".
public struct GetItemRequest: WireRequest, Hashable {
  public static var operation: String { "GetItem" }

  public var tableName: String
  public var key: EncodedItem
  public var projectionExpression: String?
  public var attributes: ExpressionAttributes
  public var consistentRead: Bool
  public var returnConsumedCapacity: ReturnConsumedCapacity

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
      if returnConsumedCapacity != .none { writer.member("ReturnConsumedCapacity", returnConsumedCapacity.rawValue) }
    }
  }
}

/// The answer of GetItem, and of the writes that were asked for attributes.
public struct ItemResponse<Row> {
  /// Nil when there is no such item, or nothing was asked for.
  public var item: Row?
  public var consumedCapacity: ConsumedCapacity?

  /// Reads the item straight into a row. Errors: `AttributeDecodingError`.
  public init(_ body: [UInt8], row: (inout AttributeReader) throws -> Row) throws {
    var item: Row?
    var capacity: ConsumedCapacity?
    try AttributeReader.readDocument(body) { reader, name in
      switch name.text {
      case "Item", "Attributes": item = try row(&reader)
      case "ConsumedCapacity": capacity = try ConsumedCapacity(from: &reader)
      default: try reader.skipValue()
      }
    }
    self.item = item
    consumedCapacity = capacity
  }
}
