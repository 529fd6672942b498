public import SwynamoCore

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
