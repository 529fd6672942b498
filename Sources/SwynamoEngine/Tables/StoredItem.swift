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

/// What an index keeps of an item; an item without the index's whole key has none.
struct IndexEntry: Hashable {
  let key: KeyBytes
  let item: Item

  init?(_ item: Item, of index: SecondaryIndex, in schema: TableSchema) {
    guard let key = index.keyBytes(of: item, tableKeys: schema.keys) else { return nil }
    self.key = key
    self.item = index.projected(item, tableKeys: schema.keys)
  }
}
