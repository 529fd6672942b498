import GRDB

extension FileFormat {
  /// Brings an older layout up to date, in one transaction: whoever dies in it leaves the older one.
  static func migrate(_ database: Database) throws {
    guard try version(of: database) < version else { return }
    try database.inTransaction(.immediate) {
      try migrateFromTwo(database)
      try database.execute(sql: "PRAGMA user_version = \(version)")
      return .commit
    }
  }

  /// Format 2 kept texts as SQLite's, names under a constraint that the catalog looks after, whole requests beside their tokens,
  /// and no totals.
  private static func migrateFromTwo(_ database: Database) throws {
    try database.execute(
      sql: """
        DROP INDEX tokens_created;
        ALTER TABLE tables RENAME TO tables_2;
        ALTER TABLE tokens RENAME TO tokens_2;
        \(StoredTable.layout)
        \(RowTotals.layout)
        \(IdempotencyToken.layout)
        INSERT INTO tables SELECT id, \(bytes("region")), \(bytes("account")), \(bytes("name")), \(bytes("identifier")),
          coalesce(created, 0), \(bytes("definition")), coalesce(checksum, 0) FROM tables_2;
        DROP TABLE tables_2;
        """)
    try IdempotencyToken.digestRequests(of: "tokens_2", database)
    try database.execute(sql: "DROP TABLE tokens_2")
    try count(database)
  }

  /// Makes the totals of all tables and indexes anew.
  static func countAgain(_ database: Database) throws {
    try database.inTransaction(.immediate) {
      try database.execute(sql: "DELETE FROM totals")
      try count(database)
      return .commit
    }
  }

  private static func count(_ database: Database) throws {
    for name in try rowTables(database) {
      do {
        let (items, bytes) = try RowStore.counted(database, name: name)
        try RowTotals.create(database, name: name, items: items, bytes: bytes)
      } catch is DamagedRows {
        // They are counted when they are asked for, and whoever reads them is told.
      }
    }
  }

  /// A text as its bytes. Of a row that was damaged nothing but its checksum says so.
  private static func bytes(_ column: String) -> String { "coalesce(CAST(\(column) AS BLOB), x'')" }

  /// The SQLite tables that hold the rows of tables and indexes.
  static func rowTables(_ database: Database) throws -> [String] {
    try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND (name GLOB 'items_*' OR name GLOB 'index_*')")
  }
}
