import GRDB
import SwynamoCore
import SwynamoWire

extension Table {
  /// Keeps the vector indexes as their table is. A vector is charged by its dimensions, in the table too.
  func writeVectors(old: Item?, new: Item?, sizes: (old: Int?, new: Int?), _ capacity: inout Capacity) throws {
    capacity.table = Capacity.write(max(chargedSize(old, sizes.old), chargedSize(new, sizes.new)))
    for index in schema.vectorIndexes {
      let bytes = try write(
        index, old: old.flatMap { index.entry(of: $0, tableKeys: schema.keys) },
        new: new.flatMap { index.entry(of: $0, tableKeys: schema.keys) })
      if bytes > 0 { capacity.add(vectorBytes: bytes, to: index) }
    }
  }

  /// Answers the bytes that are charged, none where what the index holds is as it was.
  private func write(_ index: VectorIndex, old: VectorEntry?, new: VectorEntry?) throws -> Int {
    if old == new { return 0 }
    let (rows, copy) = (rows(of: index), vectorCopies[index.name])
    var bytes = 0
    // While it is filled, nobody knows without looking.
    let isFilling = state.indexes[index.name]?.isFilling == true
    let held = isFilling ? try old.flatMap { try rows.row($0.key)?.size } : old?.size
    if let old, old.key != new?.key {
      if let held { try rows.delete(old.key, size: held) }
      copy?.write(.delete(old.key))
      bytes += VectorIndex.charged(old.size)
    }
    if let new {
      let isReplaced = old?.key == new.key
      try rows.put(new.key, size: new.size, item: new.row, replacing: isReplaced ? held : nil)
      copy?.write(.put(new))
      bytes += VectorIndex.charged(max(new.size, isReplaced ? old?.size ?? 0 : 0))
    }
    return bytes
  }

  /// What an item that is stored counts where its write is charged.
  func chargedSize(of stored: StoredItem?) throws -> Int {
    guard let stored else { return 0 }
    return schema.vectorIndexes.isEmpty ? stored.size : chargedSize(try stored.item(), stored.size)
  }

  func chargedSize(_ item: Item?, _ size: Int?) -> Int {
    guard let item, var size else { return 0 }
    var seen: StringSet = []
    for index in schema.vectorIndexes where seen.insert(index.attribute).inserted {
      guard let value = item[index.attribute], index.fault(of: value) == nil else { continue }
      size += index.chargedVectorBytes - value.storedSize
    }
    return size
  }

  /// Takes a row of the table into an index that is being filled. One whose vector would be refused today is left out.
  func fill(_ index: VectorIndex, with row: RowStore.Row) throws {
    guard let entry = index.entry(of: try StoredItem(row).item(), tableKeys: schema.keys) else { return }
    let store = rows(of: index)
    try store.put(entry.key, size: entry.size, item: entry.row, replacing: try store.row(entry.key)?.size)
  }

  /// The index in memory, whole or with some more of its rows than before.
  func copy(of index: VectorIndex, _ changes: VectorChanges) throws -> VectorCopy {
    let copy = vectorCopies[index.name] ?? VectorCopy(index.layout, changes)
    vectorCopies[index.name] = copy
    try copy.readMore(rows(of: index))
    return copy
  }
}

extension VectorIndex {
  fileprivate static func charged(_ size: Int) -> Int { max(Limits.vectorRequestBytes, size) }
}

extension Table {
  /// `VectorIndexes` of a `TableDescription`.
  func describeVectorIndexes(shownAs shown: TableNamespace, to json: inout JSONWriter) throws {
    guard !schema.vectorIndexes.isEmpty else { return }
    try json.member("VectorIndexes") { json in
      try json.array { json in
        for index in schema.vectorIndexes {
          let (count, size) = try rows(of: index).totals()
          let own = state.indexes[index.name]
          json.object { json in
            index.writeMembers(to: &json)
            json.member("IndexStatus", state.status == .creating ? "CREATING" : own?.status.rawValue ?? "ACTIVE")
            if let isBackfilling = own?.isBackfilling { json.member("Backfilling") { $0.bool(isBackfilling) } }
            json.member("IndexSizeBytes", size)
            json.member("ItemCount", count)
            json.member("IndexArn", "\(arn(in: shown))/index/\(index.name)")
          }
        }
      }
    }
  }
}
