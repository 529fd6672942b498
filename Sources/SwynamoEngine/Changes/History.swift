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
  private let firstAfter: BlobStatement
  private let numberAfter: BlobStatement
  private let oldest: BlobStatement
  private let remove: BlobStatement
  private let changed: BlobStatement
  private let numbered: BlobStatement

  init(_ database: Database) {
    insert = BlobStatement(
      database, "INSERT INTO history (tbl, number, time, key, size, checksum, item) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
    // SQLite gives the other columns of the row that has the least number.
    firstAfter = BlobStatement(
      database,
      """
      SELECT min(number), key, size, checksum, item FROM history WHERE tbl = ?1 AND key >= ?2 AND key < ?3 AND number > ?4
      GROUP BY key ORDER BY key LIMIT ?5
      """)
    numberAfter = BlobStatement(
      database, "SELECT number FROM history WHERE tbl = ?1 AND time > ?2 ORDER BY time, number LIMIT 1")
    oldest = BlobStatement(database, "SELECT number, time FROM history WHERE tbl = ?1 ORDER BY number LIMIT ?2")
    remove = BlobStatement(database, "DELETE FROM history WHERE tbl = ?1 AND number <= ?2")
    changed = BlobStatement(
      database,
      """
      SELECT key, min(number), max(number) FROM history
      WHERE tbl = ?1 AND key >= ?2 AND key < ?3 AND number > ?4 AND number <= ?5 GROUP BY key ORDER BY key LIMIT ?6
      """)
    numbered = BlobStatement(database, "SELECT time, key, size, checksum, item FROM history WHERE tbl = ?1 AND number = ?2")
  }

  static func lastNumber(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT coalesce(max(number), 0) FROM history") ?? 0
  }

  func append(_ change: ItemChange, _ number: Int, of table: Table, at time: Double) throws {
    let (size, item) = (change.old?.size ?? Self.absent, change.old?.bytes ?? [])
    try insert.run(
      binding: .number(table.id), .number(number), .real(time), .bytes(change.key.bytes), .number(size),
      .number(Self.checksum(change.key.bytes, size, item)), .bytes(item))
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
    try firstAfter.run { row in
      row.bind([.number(table.id), .bytes(range.lower.bytes), .bytes(range.upper.bytes), .number(number), .number(limit)])
      var found: [Replaced] = []
      while try row.step() {
        found.append(Replaced(key: row.bytes(1), row: try Self.replaced(in: row, of: table)))
      }
      return found
    }
  }

  /// Of a row with a key, a size, a checksum and an item from its second column on.
  private static func replaced(in row: BlobStatement, of table: Table) throws -> RowStore.Row? {
    let (size, item) = (row.number(2), row.bytes(4))
    guard row.number(3) == checksum(row.bytes(1), size, item) else { throw DamagedRowsError(table.rows.name) }
    return size == absent ? nil : RowStore.Row(size: size, item: item)
  }

  private static func checksum(_ key: [UInt8], _ size: Int, _ item: [UInt8]) -> Int {
    var checksum = Checksum()
    checksum.add(key)
    checksum.add(size)
    checksum.add(item)
    return checksum.value
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
    var keys: [(key: [UInt8], first: Int, last: Int)] = []
    try changed.run { row in
      row.bind([
        .number(table.id), .bytes(range.lower.bytes), .bytes(range.upper.bytes), .number(first), .number(last), .number(limit),
      ])
      while try row.step() { keys.append((row.bytes(0), row.number(1), row.number(2))) }
    }
    return try keys.map { key, first, last in
      let old = try numbered.run { row in
        row.bind([.number(table.id), .number(first)])
        return try row.step() ? try Self.replaced(in: row, of: table) : nil
      }
      let time = try numbered.run { row in
        row.bind([.number(table.id), .number(last)])
        return try row.step() ? row.real(0) : 0
      }
      return Change(key: key, old: old, time: time)
    }
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
