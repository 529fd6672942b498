import GRDB

/// What was replaced in tables that keep it, so that they can be seen as of an earlier moment: the state of a key at a moment is
/// what its first change after that replaced, and without such a change what is stored now.
///
/// Nothing is copied for it when it begins, and a table that is not changed costs nothing.
final class History {
  static let layout = """
    CREATE TABLE history (tbl INTEGER NOT NULL, number INTEGER NOT NULL, time REAL NOT NULL, key BLOB NOT NULL, size INTEGER NOT NULL,
      checksum INTEGER NOT NULL, item BLOB NOT NULL, PRIMARY KEY (tbl, number)) WITHOUT ROWID;
    CREATE INDEX history_keys ON history (tbl, key, number);
    CREATE INDEX history_times ON history (tbl, time, number);
    """
  /// The size of what was not there.
  private static let absent = -1

  private let insert: BlobStatement
  private let nextKey: BlobStatement
  private let firstAfter: BlobStatement
  private let lastUpTo: BlobStatement
  private let numberAfter: BlobStatement
  private let oldest: BlobStatement
  private let remove: BlobStatement

  init(_ database: Database) {
    insert = BlobStatement(
      database, "INSERT INTO history (tbl, number, time, key, size, checksum, item) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
    nextKey = BlobStatement(
      database, "SELECT key FROM history WHERE tbl = ?1 AND key >= ?2 AND key < ?3 ORDER BY key LIMIT 1")
    firstAfter = BlobStatement(
      database,
      """
      SELECT number, key, size, checksum, item FROM history WHERE tbl = ?1 AND key = ?2 AND number > ?3 AND number <= ?4
      ORDER BY number LIMIT 1
      """)
    lastUpTo = BlobStatement(
      database,
      "SELECT time FROM history WHERE tbl = ?1 AND key = ?2 AND number > ?3 AND number <= ?4 ORDER BY number DESC LIMIT 1")
    numberAfter = BlobStatement(
      database, "SELECT number FROM history WHERE tbl = ?1 AND time > ?2 ORDER BY time, number LIMIT 1")
    oldest = BlobStatement(database, "SELECT number, time FROM history WHERE tbl = ?1 ORDER BY number LIMIT ?2")
    remove = BlobStatement(database, "DELETE FROM history WHERE tbl = ?1 AND number <= ?2")
  }

  func append(_ change: ItemChange, _ number: Int, of table: Table, at time: Double) throws {
    let (size, item) = (change.old?.size ?? Self.absent, change.old?.bytes ?? [])
    try insert.run(
      binding: .number(table.id), .number(number), .real(time), .bytes(change.key.bytes), .number(size),
      .number(RowStore.checksum(change.key.bytes, size, item)), .bytes(item))
  }

  /// The number of the last change up to a time: what came later has greater ones.
  func number(of table: Table, at time: Double) throws -> Int {
    try numberAfter.run { row in
      row.bind([.number(table.id), .real(time)])
      return try row.step() ? row.number(0) - 1 : Int.max
    }
  }

  /// What was stored under a key; nil for nothing.
  struct Replaced {
    let key: [UInt8]
    let row: RowStore.Row?
  }

  /// What the first change after a number replaced, for each key in a range that was changed then, in their order.
  func replaced(in range: RowStore.Range, of table: Table, after number: Int, atMost limit: Int) throws -> [Replaced] {
    var found: [Replaced] = []
    var lower = range.lower
    // Keys are sought one by one: one that is changed often has many rows.
    while found.count < limit, let key = try nextKey(from: lower, to: range.upper, of: table) {
      if let row = try first(of: key, of: table, after: number, upTo: .max) { found.append(Replaced(key: key, row: row.old)) }
      lower = KeyBytes(stored: key).successor
    }
    return found
  }

  private func nextKey(from lower: KeyBytes, to upper: KeyBytes, of table: Table) throws -> [UInt8]? {
    try nextKey.run { row in
      row.bind([.number(table.id), .bytes(lower.bytes), .bytes(upper.bytes)])
      return try row.step() ? row.bytes(0) : nil
    }
  }

  /// The first change of a key between two; nil where there is none.
  private func first(
    of key: [UInt8], of table: Table, after first: Int, upTo last: Int
  ) throws -> (number: Int, old: RowStore.Row?)? {
    try firstAfter.run { row in
      row.bind([.number(table.id), .bytes(key), .number(first), .number(last)])
      return try row.step() ? (row.number(0), try Self.replaced(in: row)) : nil
    }
  }

  /// Of a row with a key, a size, a checksum and an item from its second column on.
  private static func replaced(in row: BlobStatement) throws -> RowStore.Row? {
    let (size, item) = (row.number(2), row.bytes(4))
    guard row.number(3) == RowStore.checksum(row.bytes(1), size, item) else { throw DamagedRowsError("history") }
    return size == absent ? nil : RowStore.Row(size: size, item: item)
  }
}

extension History {
  /// All changes of a key between two of a table's.
  struct Change {
    let key: [UInt8]
    /// What the first of them replaced, nil for nothing.
    let old: RowStore.Row?
    /// When the last of them was made.
    let time: Double
  }

  /// The keys of a range that were changed after a number and up to another, in their order.
  func changes(
    in range: RowStore.Range, of table: Table, after first: Int, upTo last: Int, atMost limit: Int
  ) throws -> [Change] {
    var found: [Change] = []
    var lower = range.lower
    while found.count < limit, let key = try nextKey(from: lower, to: range.upper, of: table) {
      if let change = try self.first(of: key, of: table, after: first, upTo: last) {
        let time = try lastUpTo.run { row in
          row.bind([.number(table.id), .bytes(key), .number(first), .number(last)])
          return try row.step() ? row.real(0) : 0
        }
        found.append(Change(key: key, old: change.old, time: time))
      }
      lower = KeyBytes(stored: key).successor
    }
    return found
  }
}

extension History {
  /// The tables of which something is kept.
  static func tables(_ database: Database) throws -> [Int] {
    var tables: [Int] = []
    // Each step is a search, where DISTINCT would read everything.
    while let next = try Int.fetchOne(database, sql: "SELECT min(tbl) FROM history WHERE tbl > \(tables.last ?? 0)") {
      tables.append(next)
    }
    return tables
  }

  /// Forgets some of what was replaced up to a time and a number. Answers whether there may be more of it.
  func trim(_ table: Int, before time: Double, upTo number: Int, atMost limit: Int) throws -> Bool {
    var (count, last) = (0, 0)
    try oldest.run { row in
      row.bind([.number(table), .number(limit)])
      while try row.step(), row.real(1) < time, row.number(0) <= number {
        count += 1
        last = row.number(0)
      }
    }
    if count > 0 { try remove.run(binding: .number(table), .number(last)) }
    return count == limit
  }
}
