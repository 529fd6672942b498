/// The entries of a vector index in memory, as they are committed. It is made of the index's rows when it is first searched, some
/// of them with each request until it is whole; from then on each write changes it too.
final class VectorCopy {
  let layout: VectorLayout
  private let changes: VectorChanges
  private var partitions: [KeyBytes: VectorPartition] = [:]
  /// Where the entries are in their partitions.
  private var places: [KeyBytes: Int] = [:]
  /// The rows that are not here yet.
  private var unread: RowStore.Range? = RowStore.Range(lower: KeyBytes(hash: 0))

  init(_ layout: VectorLayout, _ changes: VectorChanges) {
    self.layout = layout
    self.changes = changes
  }

  var isWhole: Bool { unread == nil }

  /// The entries of a partition, or all of them where the index has none, as they are now.
  func chunks(of partition: KeyBytes?) -> [VectorChunk] { partitions[partition ?? Self.all]?.chunks ?? [] }

  /// Reads some of the rows that are missing.
  func readMore(_ rows: RowStore) throws {
    guard let range = unread else { return }
    var (bytes, last, isOver) = (0, KeyBytes?.none, false)
    // Writes keep up what was put, also where a row after it can't be read.
    defer { unread = isOver ? nil : last.map { RowStore.Range(lower: $0.successor, upper: range.upper) } ?? range }
    try rows.forEachKeyed(in: range) { row in
      let key = KeyBytes(stored: row.key)
      guard let entry = VectorEntry(key, row.row, layout) else { throw DamagedRowsError(rows.name) }
      put(entry)
      last = key
      bytes += row.row.item.count
      return bytes < Self.readAtOnce
    }
    isOver = bytes < Self.readAtOnce
  }

  /// Some milliseconds' worth.
  private static let readAtOnce = 2 << 20  // not a limit: two megabytes

  /// What a transaction writes to the index; it is here when that is committed.
  func write(_ change: VectorChange) { changes.add(change, to: self) }

  fileprivate func apply(_ change: VectorChange) {
    // What is not read yet will be read as it is by then.
    if let unread, unread.contains(change.key) { return }
    switch change {
    case .put(let entry): put(entry)
    case .delete(let key): delete(key)
    }
  }

  private func put(_ entry: VectorEntry) {
    let partition = partition(of: entry.key)
    if let place = places[entry.key] {
      partitions[partition]?.replace(place, by: entry, layout)
    } else {
      places[entry.key] = partitions[partition, default: VectorPartition()].append(entry, layout)
    }
  }

  private func delete(_ key: KeyBytes) {
    guard let place = places.removeValue(forKey: key) else { return }
    let partition = partition(of: key)
    if let moved = partitions[partition]?.remove(place, layout) { places[moved] = place }
    if partitions[partition]?.isEmpty == true { partitions[partition] = nil }
  }

  private func partition(of key: KeyBytes) -> KeyBytes { layout.hasPartitions ? key.partition : Self.all }

  /// The partition of an index that has none.
  private static let all = KeyBytes(hash: 0)
}

/// A change of an entry of a vector index.
enum VectorChange {
  case put(VectorEntry)
  case delete(KeyBytes)

  var key: KeyBytes {
    switch self {
    case .put(let entry): entry.key
    case .delete(let key): key
    }
  }
}

/// What a transaction has written to vector indexes that are in memory.
final class VectorChanges {
  private var changes: [(copy: VectorCopy, change: VectorChange)] = []

  func add(_ change: VectorChange, to copy: VectorCopy) { changes.append((copy, change)) }

  /// The transaction is committed.
  func keep() {
    if changes.isEmpty { return }
    for (copy, change) in changes { copy.apply(change) }
    changes.removeAll()
  }

  /// The transaction was rolled back.
  func discard() { changes.removeAll() }
}
