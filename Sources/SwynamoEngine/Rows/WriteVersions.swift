import GRDB

/// The versions of the items of a replica, those that are gone included: the numbers of the changes that wrote them. All regions
/// are of one store, whose changes have numbers that only grow, so that of two writes the greater is the last one everywhere.
/// What no write that is on its way can be older than is forgotten.
final class WriteVersions {
  private let table: Int
  private let selection: BlobStatement
  private let insertion: BlobStatement
  private let listing: BlobStatement
  private let removal: BlobStatement

  init(_ database: Database, table: Int) {
    self.table = table
    let (name, columns) = (Self.name(table), "key, number, checksum")
    selection = BlobStatement(database, "SELECT \(columns) FROM \(name) WHERE key = ?1")
    insertion = BlobStatement(database, "INSERT OR REPLACE INTO \(name) (\(columns)) VALUES (?1, ?2, ?3)")
    listing = BlobStatement(
      database, "SELECT \(columns) FROM \(name) WHERE key >= ?1 AND key < ?2 ORDER BY key LIMIT ?3")
    removal = BlobStatement(
      database, "DELETE FROM \(name) WHERE key IN (SELECT key FROM \(name) WHERE number < ?1 LIMIT ?2) RETURNING 1")
  }

  static func name(_ table: Int) -> String { "versions_\(table)" }

  static func create(_ database: Database, table: Int) throws {
    try database.execute(
      sql: """
        CREATE TABLE \(name(table)) (key BLOB NOT NULL PRIMARY KEY, number INTEGER NOT NULL, checksum INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX numbers_\(table) ON \(name(table)) (number);
        """)
  }

  static func drop(_ database: Database, table: Int) throws {
    try attributing(table) { try database.execute(sql: "DROP TABLE IF EXISTS \(name(table))") }
  }

  func version(of key: [UInt8]) throws -> Int? {
    try run(selection) { row in
      row.bind([.bytes(key)])
      return try row.step() ? version(in: row).version : nil
    }
  }

  func set(_ version: Int, of key: [UInt8]) throws {
    try run(insertion) { row in
      row.bind([.bytes(key), .number(version), .number(Self.checksum(key, version))])
      _ = try row.step()
    }
  }

  /// Some of them, in the order of their keys.
  func versions(after last: [UInt8]?, atMost limit: Int) throws -> [(key: [UInt8], version: Int)] {
    let range = RowStore.Range.after(last)
    return try run(listing) { row in
      row.bind([.bytes(range.lower.bytes), .bytes(range.upper.bytes), .number(limit)])
      var found: [(key: [UInt8], version: Int)] = []
      while try row.step() { found.append(try version(in: row)) }
      return found
    }
  }

  /// Answers whether there may be more of them.
  func forget(before version: Int, atMost limit: Int) throws -> Bool {
    try run(removal) { row in
      row.bind([.number(version), .number(limit)])
      var count = 0
      while try row.step() { count += 1 }
      return count == limit
    }
  }

  private func version(in row: BlobStatement) throws -> (key: [UInt8], version: Int) {
    let (key, version) = (row.bytes(0), row.number(1))
    guard row.number(2) == Self.checksum(key, version) else { throw DamagedRowsError(Self.name(table)) }
    return (key, version)
  }

  private func run<Result>(_ statement: BlobStatement, _ body: (BlobStatement) throws -> Result) throws -> Result {
    try Self.attributing(table) { try statement.run(body) }
  }

  private static func attributing<Result>(_ table: Int, _ body: () throws -> Result) throws -> Result {
    try DamagedRowsError.attributing(to: name(table), orTheirAbsence: true, body)
  }

  private static func checksum(_ key: [UInt8], _ version: Int) -> Int { RowStore.checksum(key, version, []) }
}
