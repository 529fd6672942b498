import GRDB

/// The rows of a table or of an index, in the order of their key bytes.
final class RowStore {
  /// The item's size as DynamoDB counts it, and its canonical JSON.
  struct Row {
    var size: Int
    var item: [UInt8]
  }

  /// Keys from `lower` up to `upper`, which is not included.
  struct Range {
    var lower: KeyBytes
    var upper: KeyBytes = .end
  }

  let name: String
  /// What is in memory is as it was written; what was read from a file is compared with its checksum.
  private let verifies: Bool
  private let select: BlobStatement
  private let replace: BlobStatement
  private let remove: BlobStatement
  private let forward: BlobStatement
  private let backward: BlobStatement

  init(_ database: Database, name: String) {
    self.name = name
    verifies = database.configuration.label == FileFormat.label
    let columns = "size, checksum, item, key"
    select = BlobStatement(database, "SELECT \(columns) FROM \(name) WHERE key = ?1")
    replace = BlobStatement(database, "INSERT OR REPLACE INTO \(name) (key, size, checksum, item) VALUES (?1, ?2, ?3, ?4)")
    remove = BlobStatement(database, "DELETE FROM \(name) WHERE key = ?1")
    forward = BlobStatement(database, "SELECT \(columns) FROM \(name) WHERE key >= ?1 AND key < ?2 ORDER BY key")
    backward = BlobStatement(database, "SELECT \(columns) FROM \(name) WHERE key >= ?1 AND key < ?2 ORDER BY key DESC")
  }

  static func create(_ database: Database, name: String) throws {
    try database.execute(
      sql: """
        CREATE TABLE \(name) (key BLOB NOT NULL PRIMARY KEY, size INTEGER NOT NULL, checksum INTEGER NOT NULL, item BLOB NOT NULL)
          WITHOUT ROWID
        """)
  }

  static func drop(_ database: Database, name: String) throws {
    try database.execute(sql: "DROP TABLE \(name)")
  }

  func row(_ key: KeyBytes) throws -> Row? {
    try select.run { statement in
      statement.bind(1, key.bytes)
      guard try statement.step() else { return nil }
      return try row(in: statement)
    }
  }

  func put(_ key: KeyBytes, size: Int, item: [UInt8]) throws {
    try replace.run { statement in
      statement.bind(1, key.bytes)
      statement.bind(2, size)
      statement.bind(3, Self.checksum(key.bytes, size, item))
      statement.bind(4, item)
      _ = try statement.step()
    }
  }

  func delete(_ key: KeyBytes) throws {
    try remove.run { statement in
      statement.bind(1, key.bytes)
      _ = try statement.step()
    }
  }

  /// The number of rows and the sum of their sizes.
  func totals(_ database: Database) throws -> (count: Int, size: Int) {
    let totals = try GRDB.Row.fetchOne(database, sql: "SELECT count(*), coalesce(sum(size), 0) FROM \(name)")
    return (totals?[0] ?? 0, totals?[1] ?? 0)
  }

  /// Visits the rows in order until the body answers false.
  func forEach(in range: Range, descending: Bool, _ body: (Row) throws -> Bool) throws {
    try (descending ? backward : forward).run { statement in
      statement.bind(1, range.lower.bytes)
      statement.bind(2, range.upper.bytes)
      while try statement.step() {
        guard try body(row(in: statement)) else { return }
      }
    }
  }

  /// Reads every row, to compare it with its checksum.
  func verify() throws {
    try forEach(in: Range(lower: KeyBytes(hash: 0)), descending: false) { _ in true }
  }

  private func row(in statement: BlobStatement) throws -> Row {
    let row = Row(size: statement.number(0), item: statement.bytes(2))
    if verifies, statement.number(1) != Self.checksum(statement.bytes(3), row.size, row.item) { throw DamagedRow(table: name) }
    return row
  }

  private static func checksum(_ key: [UInt8], _ size: Int, _ item: [UInt8]) -> Int {
    var checksum = Checksum()
    checksum.add(key)
    checksum.add(size)
    checksum.add(item)
    return checksum.value
  }
}
