import GRDB
import SwynamoCore
import SwynamoWire

/// A table that exists: its definition, its rows and those of its indexes.
final class Table {
  /// The number in the names of its SQLite tables.
  let id: Int
  /// `TableId`, a UUID.
  let identifier: String
  /// Seconds since 1970.
  let created: Double
  let namespace: TableNamespace
  private(set) var schema: TableSchema
  private(set) var settings: TableSettings
  private(set) var state: TableState
  /// Some of what is stored of it is not what was written: it is neither read nor written any more.
  var isDamaged = false
  let rows: RowStore
  private var indexRows: [String: RowStore] = [:]

  init(
    _ database: Database, id: Int, identifier: String, created: Double, namespace: TableNamespace, definition: TableDefinition
  ) {
    self.id = id
    self.identifier = identifier
    self.created = created
    self.namespace = namespace
    schema = definition.schema
    settings = definition.settings
    state = definition.state
    rows = RowStore(database, name: Self.storeName(id))
    for index in schema.indexes {
      indexRows[index.name] = RowStore(database, name: Self.storeName(id, index: index.name))
    }
  }

  var definition: TableDefinition { TableDefinition(schema: schema, settings: settings, state: state) }

  func rows(of index: SecondaryIndex) -> RowStore { indexRows[index.name] ?? rows }

  var allRows: [RowStore] { [rows] + indexRows.values }

  func change(to definition: TableDefinition, _ database: Database) {
    schema = definition.schema
    settings = definition.settings
    state = definition.state
    indexRows = indexRows.filter { schema.index($0.key) != nil }
    for index in schema.indexes where indexRows[index.name] == nil {
      indexRows[index.name] = RowStore(database, name: Self.storeName(id, index: index.name))
    }
  }

  func arn(in shown: TableNamespace) -> String { "arn:aws:dynamodb:\(shown.region):\(shown.account):table/\(schema.name)" }

  static func storeName(_ id: Int) -> String { "items_\(id)" }

  /// SQLite's names ignore case, DynamoDB's don't.
  static func storeName(_ id: Int, index: String) -> String {
    "index_\(id)_" + index.utf8.map { String($0, radix: 16) }.joined()
  }
}

extension Table {
  func stored(_ key: KeyBytes) throws -> StoredItem? {
    try rows.row(key).map(StoredItem.init)
  }

  /// Replaces what is stored under a key, nil for nothing, in the table and in its indexes. Answers what it costs.
  func write(_ key: KeyBytes, old: StoredItem?, new: Item?) throws -> Capacity {
    let stored = new.map { StoredItem($0) }
    if let stored {
      try rows.put(key, size: stored.size, item: stored.bytes, replacing: old?.size)
    } else if let old {
      try rows.delete(key, size: old.size)
    }
    var capacity = Capacity(table: Capacity.write(max(old?.size ?? 0, stored?.size ?? 0)))
    if !schema.localIndexes.isEmpty || !schema.globalIndexes.isEmpty {
      let oldItem = try old?.item()
      for index in schema.indexes {
        let units = try write(index, key, old: oldItem, new: new)
        if units > 0 { capacity.add(units, to: index) }
      }
    }
    return capacity
  }

  private func write(_ index: SecondaryIndex, _ key: KeyBytes, old: Item?, new: Item?) throws -> Double {
    let store = rows(of: index)
    let before = old.flatMap { IndexEntry($0, of: index, in: schema) }
    let after = new.flatMap { IndexEntry($0, of: index, in: schema) }
    var units = 0.0
    if let before, before.key != after?.key {
      if let held = try held(before, index, store) { try store.delete(before.key, size: held) }
      units += Capacity.write(before.item.storedSize)
    }
    if let after {
      if before == after { return units }
      let row = StoredItem(after.item)
      let replaced = try before.flatMap { $0.key == after.key ? try held($0, index, store) : nil }
      try store.put(after.key, size: row.size, item: row.bytes, replacing: replaced)
      units += Capacity.write(max(row.size, replaced ?? 0))
    }
    return units
  }

  /// The size of an item's row in an index. One whose key would be refused today was left out when the index was filled, and is
  /// there since an update of another attribute, or not.
  private func held(_ entry: IndexEntry, _ index: SecondaryIndex, _ store: RowStore) throws -> Int? {
    index.takes(entry.item) ? entry.item.storedSize : try store.row(entry.key)?.size
  }

  /// Fills a new index from the table's rows. Items whose key would be refused today are left out.
  func fill(_ index: SecondaryIndex) throws {
    let store = rows(of: index)
    try rows.forEach(in: RowStore.Range(lower: KeyBytes(hash: 0)), descending: false) { row in
      if let entry = IndexEntry(try StoredItem(row).item(), of: index, in: schema), index.takes(entry.item) {
        let projected = StoredItem(entry.item)
        try store.put(entry.key, size: projected.size, item: projected.bytes, replacing: nil)
      }
      return true
    }
  }
}

extension SecondaryIndex {
  fileprivate func takes(_ item: Item) -> Bool {
    for attribute in keys.attributes {
      guard let value = item[attribute.name] else { return false }
      do throws(DynamoDBError) {
        try KeySchema.checkSize(value, attribute.name, isHash: keys.hash.contains(attribute))
      } catch { return false }
    }
    return true
  }
}
