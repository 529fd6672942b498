import SwynamoCore

/// Copies a table's items into a new replica in another region.
///
/// Writes meanwhile wait for the replica in its queue. What is copied has the versions that it has in the table, so that the replica
/// then tells which of these writes it knows already.
struct ReplicaCopy: Job {
  static let kind = "Replica"

  /// `Table.id`
  let source: Int
  let target: Int
  /// The replica is ACTIVE no earlier.
  private let due: Double
  private var last: [UInt8]?
  /// All items are there; versions of deleted ones follow.
  private var hasItems = false

  init(_ target: Table, from source: Table, due: Double) {
    (self.source, self.target) = (source.id, target.id)
    self.due = due
  }

  mutating func advance(_ slice: inout Slice, _ session: Session) throws -> Bool {
    guard let target = session.catalog.table(id: target) else {
      try session.leaveGlobalTable(target)
      return true
    }
    guard let source = session.catalogs.table(id: source), let versions = source.replica?.versions,
      let copied = target.replica?.versions
    else {
      try session.removeReplica(target)
      return true
    }
    if !hasItems {
      hasItems = try source.rows.forEachKeyed(after: &last, &slice) { row in
        let key = KeyBytes(stored: row.key)
        _ = try target.write(key, old: try target.stored(key), new: try StoredItem(row.row).item(), Unrecorded())
        if let version = try versions.version(of: row.key) { try copied.set(version, of: row.key) }
      }
      guard hasItems else { return false }
      last = nil
    }
    while true {
      let part = try versions.versions(after: last, atMost: 100)
      for (key, version) in part {
        if try target.rows.row(KeyBytes(stored: key)) == nil { try copied.set(version, of: key) }
        last = key
        if !slice.next() { return false }
      }
      if part.count < 100 { break }
    }
    try session.finishReplica(target, due: due)
    return true
  }

  /// What can't be read makes no replica. The others go on without it where it is damaged itself, too.
  mutating func fail(_ damage: DamagedRowsError, _ session: Session) throws {
    guard let target = session.catalog.table(id: target) else { return try session.leaveGlobalTable(target) }
    try session.removeReplica(target)
  }
}

/// Copies of items are no changes of them.
private struct Unrecorded: ChangeRecorder {
  func record(_ change: ItemChange, of table: Table) throws {}
}
