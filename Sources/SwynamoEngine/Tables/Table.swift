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
  /// When items expire, where the table has a time to live.
  private(set) var expiry: ExpiryRows?
  /// What is kept beside the items of a replica of a global table.
  private(set) var replica: ReplicaRows?
  /// Changes are kept beside the items: for a stream, to restore the table as of a moment, or to copy it.
  private(set) var keepsChanges = false
  /// Vector indexes that were searched.
  var vectorCopies: [String: VectorCopy] = [:]

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
    for index in schema.indexNames { indexRows[index] = RowStore(database, name: Self.storeName(id, index: index)) }
    follow(definition, database)
  }

  var definition: TableDefinition { TableDefinition(schema: schema, settings: settings, state: state) }

  func rows(of index: SecondaryIndex) -> RowStore { indexRows[index.name] ?? rows }

  func rows(of index: VectorIndex) -> RowStore { indexRows[index.name] ?? rows }

  var allRows: [RowStore] { [rows] + indexRows.values }

  func change(to definition: TableDefinition, _ database: Database) {
    schema = definition.schema
    settings = definition.settings
    state = definition.state
    let names = schema.indexNames
    indexRows = indexRows.filter { names.contains($0.key) }
    vectorCopies = vectorCopies.filter { names.contains($0.key) }
    for index in names where indexRows[index] == nil {
      indexRows[index] = RowStore(database, name: Self.storeName(id, index: index))
    }
    follow(definition, database)
  }

  /// What writes have to keep up beside items and indexes.
  private func follow(_ definition: TableDefinition, _ database: Database) {
    let attribute = definition.settings.timeToLive
    if expiry?.attribute != attribute {
      expiry = attribute.map { ExpiryRows(database, table: id, attribute: $0) }
    }
    if replica?.replication != definition.settings.replication {
      replica = definition.settings.replication.map { ReplicaRows(database, $0) }
    }
    keepsChanges = hasStream || keepsHistory || replica != nil
  }

  /// Whether rows of that name are the table's, an index's, or kept beside them for its replicas.
  func has(rows name: String) -> Bool {
    allRows.contains { $0.name == name } || replica != nil && ReplicaRows.names(table: id).contains(name)
  }

  var hasStream: Bool { settings.openStream != nil }

  /// What was replaced is kept, so that the table can be seen as of an earlier moment.
  var keepsHistory: Bool { settings.recovery != nil || state.copies?.isEmpty == false }

  func arn(in shown: TableNamespace) -> String { shown.arn(ofTable: schema.name) }

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

  /// Replaces what is stored under a key, nil for nothing, in the table, in its indexes and in what follows it. Answers what it
  /// costs.
  func write(
    _ key: KeyBytes, old: StoredItem?, new: Item?, _ recorder: some ChangeRecorder, by author: ChangeAuthor = .client
  ) throws -> Capacity {
    let stored = new.map { StoredItem($0) }
    // A write of another region that changes nothing has a version all the same.
    if keepsChanges, author.isReplica || old?.bytes != stored?.bytes {
      try recorder.record(ItemChange(key: key, old: old, new: stored, author: author), of: self)
    }
    if let expiry { try expiry.replace(key, old: try old?.item(), new: new) }
    if let stored {
      try rows.put(key, size: stored.size, item: stored.bytes, replacing: old?.size)
    } else if let old {
      try rows.delete(key, size: old.size)
    }
    var capacity = Capacity(table: Capacity.write(max(old?.size ?? 0, stored?.size ?? 0)))
    if schema.hasIndexes {
      let oldItem = try old?.item()
      for index in schema.indexes {
        let units = try write(index, key, old: oldItem, new: new)
        if units > 0 { capacity.add(units, to: index) }
      }
      if !schema.vectorIndexes.isEmpty {
        try writeVectors(old: oldItem, new: new, sizes: (old?.size, stored?.size), &capacity)
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
  /// there since an update of another attribute, or not; and of one that is being filled nobody knows without looking.
  private func held(_ entry: IndexEntry, _ index: SecondaryIndex, _ store: RowStore) throws -> Int? {
    index.takes(entry.item) && state.indexes[index.name]?.isFilling != true
      ? entry.item.storedSize : try store.row(entry.key)?.size
  }

  /// Takes a row of the table into an index that is being filled, where it belongs and isn't yet. One whose key would be refused
  /// today is left out.
  func fill(_ index: SecondaryIndex, with row: RowStore.Row) throws {
    guard let entry = IndexEntry(try StoredItem(row).item(), of: index, in: schema), index.takes(entry.item) else { return }
    let (store, projected) = (rows(of: index), StoredItem(entry.item))
    try store.put(
      entry.key, size: projected.size, item: projected.bytes, replacing: try store.row(entry.key)?.size)
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
