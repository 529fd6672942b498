public import SwynamoCore

/// The answer of Query and Scan: one page.
@usableFromInline
package struct PageResponse<Row> {
  /// `Items`
  @usableFromInline package var items: [Row]
  /// The items that passed the filter.
  @usableFromInline package var count: Int
  /// The items read, before the filter.
  @usableFromInline package var scannedCount: Int
  /// Where the next page starts; nil on the last.
  @usableFromInline package var lastEvaluatedKey: EncodedItem?
  /// `ConsumedCapacity`, where it was asked for.
  @usableFromInline package var consumedCapacity: ConsumedCapacity?

  /// Reads the items straight into rows. Errors: `AttributeDecodingError`.
  @inlinable
  package init(_ body: [UInt8], row: (inout AttributeReader) throws -> Row) throws {
    var items: [Row] = []
    var hasItems = false
    var frame = PageFrame()
    try AttributeReader.readDocument(body) { reader, name in
      if PageFrame.isItems(name) {
        hasItems = true
        try reader.readArray { reader, _ in items.append(try row(&reader)) }
      } else {
        try frame.readMember(name, from: &reader)
      }
    }
    try frame.check(hasItems ? items.count : nil)
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

  /// A page has its items, or, where only their number was asked for, that.
  @usableFromInline
  func check(_ items: Int?) throws {
    guard let items = items ?? count else { throw AttributeReader.wrongShape("it has neither Items nor Count") }
    if let count, count != items { throw AttributeReader.wrongShape("it has \(items) items, and says that there are \(count)") }
  }

  @usableFromInline
  mutating func readMember(_ name: UnsafeBufferPointer<UInt8>, from reader: inout AttributeReader) throws {
    switch name.text {
    case "Count": count = try reader.readInteger()
    case "ScannedCount": scannedCount = try reader.readInteger()
    case "LastEvaluatedKey": if try !reader.takeNull() { lastEvaluatedKey = try reader.readEncodedKey() }
    case "ConsumedCapacity": consumedCapacity = try ConsumedCapacity(from: &reader, isWrite: false)
    default: try reader.skipValue()
    }
  }
}
