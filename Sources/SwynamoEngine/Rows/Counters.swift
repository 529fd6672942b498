import GRDB

/// Numbers of a store that are never given twice, whatever becomes of what had them.
enum Counters {
  static let layout = "CREATE TABLE counters (name BLOB NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;"

  static func value(_ name: String, _ database: Database) throws -> Int {
    try BlobStatement(database, "SELECT value FROM counters WHERE name = ?1").run { row in
      row.bind([.text(name)])
      return try row.step() ? row.number(0) : 0
    }
  }

  static func set(_ name: String, to value: Int, _ database: Database) throws {
    try BlobStatement(database, "INSERT OR REPLACE INTO counters (name, value) VALUES (?1, ?2)")
      .run(binding: .text(name), .number(value))
  }
}
