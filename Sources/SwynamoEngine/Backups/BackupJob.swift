import SwynamoCore

/// Copies a table's rows, as of the moment of the request, into an SQLite table of their own.
struct BackupJob: Job {
  static let kind = "Backup"

  let backup: Int
  /// `Table.id`
  let table: Int
  /// What the table's history is kept for: `beginCopy`.
  let copy: Int
  private var last: [UInt8]?

  init(_ backup: StoredBackup, after number: Int) {
    (self.backup, table) = (backup.id, backup.content.tableNumber)
    copy = number
  }

  mutating func advance(_ slice: inout Slice, _ session: Session) throws -> Bool {
    guard var backup = try session.backups.find(backup), let table = session.catalog.table(id: table) else {
      try abandon(session)
      return true
    }
    let source = RowSource.table(TableAsOf(table, number: copy))
    let rows = RowStore(session.database, name: TransferTable.rows(backup.id))
    guard
      try source.copy(
        after: &last, &slice, session,
        { row in
          try rows.put(KeyBytes(stored: row.key), size: row.row.size, item: row.row.item, replacing: nil)
        })
    else { return false }
    backup.isOpen = false
    try session.backups.update(backup)
    try session.endCopy(of: table.id, after: copy)
    return true
  }

  /// A table that is damaged has no backup.
  mutating func fail(_ damage: DamagedRowsError, _ session: Session) throws { try abandon(session) }

  private func abandon(_ session: Session) throws {
    if let backup = try session.backups.find(backup) { try session.remove(backup) }
    try session.endCopy(of: table, after: copy)
  }
}

/// Fills a new table from a backup, or from another table as of a moment.
struct RestoreJob: Job {
  static let kind = "Restore"

  private enum Source: Codable {
    case backup(Int)
    /// `Table.id`, and the number of the last change that shows.
    case table(Int, after: Int)
  }

  private let source: Source
  /// `Table.id` of the new table.
  let target: Int
  /// The new table is ACTIVE no earlier.
  private let due: Double
  private var last: [UInt8]?

  init(_ target: Table, from backup: StoredBackup, due: Double) {
    (self.target, source) = (target.id, .backup(backup.id))
    self.due = due
  }

  init(_ target: Table, from table: Table, after number: Int, due: Double) {
    (self.target, source) = (target.id, .table(table.id, after: number))
    self.due = due
  }

  /// The number of the backup, or of the table, that it reads.
  var backup: Int? { if case .backup(let id) = source { id } else { nil } }
  var table: Int? { if case .table(let id, _) = source { id } else { nil } }
  var copy: Int? { if case .table(_, let number) = source { number } else { nil } }

  private func rows(_ session: Session) throws -> RowSource? {
    switch source {
    case .backup(let id):
      return try session.backups.find(id).map { .backup(RowStore(session.database, name: TransferTable.rows($0.id))) }
    case .table(let id, let number): return session.catalog.table(id: id).map { .table(TableAsOf($0, number: number)) }
    }
  }

  mutating func advance(_ slice: inout Slice, _ session: Session) throws -> Bool {
    guard let target = session.catalog.table(id: target) else {
      try end(session)
      return true
    }
    guard let source = try rows(session) else {
      try session.catalog.drop(target, session.database)
      return true
    }
    guard
      try source.copy(
        after: &last, &slice, session,
        { row in
          try target.rows.put(KeyBytes(stored: row.key), size: row.row.size, item: row.row.item, replacing: nil)
          for index in target.schema.indexes { try target.fill(index, with: row.row) }
          for index in target.schema.vectorIndexes { try target.fill(index, with: row.row) }
        })
    else { return false }
    var definition = target.definition
    definition.state = session.now < due ? TableState(.creation, until: due) : TableState()
    try session.change(target, to: definition)
    try end(session)
    return true
  }

  private func end(_ session: Session) throws {
    if case .table(let id, let number) = source { try session.endCopy(of: id, after: number) }
  }

  /// What can't be read makes no table.
  mutating func fail(_ damage: DamagedRowsError, _ session: Session) throws {
    if let target = session.catalog.table(id: target) { try session.catalog.drop(target, session.database) }
    try end(session)
  }
}
