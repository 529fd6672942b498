public import SwynamoCore

/// The answer of Query and Scan: one page.
public struct PageResponse<Row> {
  public var items: [Row]
  /// The items that passed the filter.
  public var count: Int
  /// The items read, before the filter.
  public var scannedCount: Int
  /// Where the next page starts; nil on the last.
  public var lastEvaluatedKey: EncodedItem?
  public var consumedCapacity: ConsumedCapacity?

  /// Reads the items straight into rows. Errors: `AttributeDecodingError`.
  @inlinable
  public init(_ body: [UInt8], row: (inout AttributeReader) throws -> Row) throws {
    var items: [Row] = []
    var frame = PageFrame()
    try AttributeReader.read(body) { reader in
      try reader.readObject { reader, name in
        if PageFrame.isItems(name) {
          try reader.readArray { reader, _ in items.append(try row(&reader)) }
        } else {
          try frame.readMember(name, from: &reader)
        }
      }
    }
    self.items = items
    count = frame.count ?? items.count
    scannedCount = frame.scannedCount ?? items.count
    lastEvaluatedKey = frame.lastEvaluatedKey
    consumedCapacity = frame.consumedCapacity
  }
}

/// What a page has besides its items.
@usableFromInline
struct PageFrame {
  @usableFromInline var count: Int?
  @usableFromInline var scannedCount: Int?
  @usableFromInline var lastEvaluatedKey: EncodedItem?
  @usableFromInline var consumedCapacity: ConsumedCapacity?

  @usableFromInline init() {}

  @usableFromInline
  static func isItems(_ name: UnsafeBufferPointer<UInt8>) -> Bool { name.elementsEqual("Items".utf8) }

  @usableFromInline
  mutating func readMember(_ name: UnsafeBufferPointer<UInt8>, from reader: inout AttributeReader) throws {
    switch name.text {
    case "Count": count = try reader.readInteger()
    case "ScannedCount": scannedCount = try reader.readInteger()
    case "LastEvaluatedKey": lastEvaluatedKey = EncodedItem(json: Array(try reader.skipValue()))
    case "ConsumedCapacity": consumedCapacity = try ConsumedCapacity(from: &reader)
    default: try reader.skipValue()
    }
  }
}
