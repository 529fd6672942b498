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
  private let select: BlobStatement
  private let replace: BlobStatement
  private let remove: BlobStatement
  private let forward: BlobStatement
  private let backward: BlobStatement

  init(_ database: Database, name: String) throws {
    self.name = name
    select = try BlobStatement(database, "SELECT size, item FROM \(name) WHERE key = ?1")
    replace = try BlobStatement(database, "INSERT OR REPLACE INTO \(name) (key, size, item) VALUES (?1, ?2, ?3)")
    remove = try BlobStatement(database, "DELETE FROM \(name) WHERE key = ?1")
    forward = try BlobStatement(database, "SELECT size, item FROM \(name) WHERE key >= ?1 AND key < ?2 ORDER BY key")
    backward = try BlobStatement(database, "SELECT size, item FROM \(name) WHERE key >= ?1 AND key < ?2 ORDER BY key DESC")
  }

  static func create(_ database: Database, name: String) throws {
    try database.execute(
      sql: "CREATE TABLE \(name) (key BLOB NOT NULL PRIMARY KEY, size INTEGER NOT NULL, item BLOB NOT NULL) WITHOUT ROWID")
  }

  static func drop(_ database: Database, name: String) throws {
    try database.execute(sql: "DROP TABLE \(name)")
  }

  func row(_ key: KeyBytes) throws -> Row? {
    try select.run { statement in
      statement.bind(1, key.bytes)
      guard try statement.step() else { return nil }
      return Row(size: statement.number(0), item: statement.bytes(1))
    }
  }

  func put(_ key: KeyBytes, size: Int, item: [UInt8]) throws {
    try replace.run { statement in
      statement.bind(1, key.bytes)
      statement.bind(2, size)
      statement.bind(3, item)
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
        guard try body(Row(size: statement.number(0), item: statement.bytes(1))) else { return }
      }
    }
  }
}
