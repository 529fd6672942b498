import SwynamoCore

/// An item with its two costs paid once: its canonical JSON and its size.
struct StoredItem {
  /// The wire's JSON, attributes in the order of their names: equal items are equal bytes.
  let bytes: [UInt8]
  /// As DynamoDB counts it.
  let size: Int

  init(_ row: RowStore.Row) {
    bytes = row.item
    size = row.size
  }

  init(_ item: Item) {
    var writer = AttributeWriter(capacity: 512)
    writer.write(item)
    bytes = writer.bytes
    size = item.storedSize
  }

  func item() throws -> Item {
    try AttributeReader.read(bytes) { try $0.readItem() }
  }
}

extension JSONWriter {
  mutating func item(_ item: Item) {
    var writer = AttributeWriter(capacity: 512)
    writer.write(item)
    raw(writer.bytes)
  }
}
