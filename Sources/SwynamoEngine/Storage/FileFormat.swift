import GRDB

/// What makes an SQLite file one of ours: its marks and its layout.
enum FileFormat {
  /// "SwDB", SQLite's `application_id`.
  static let applicationID = 0x5377_4442
  /// SQLite's `user_version`: the layout of `create`, of the key bytes and of the checksums.
  static let version = 4
  /// The oldest that is brought up to date when it is opened.
  static let oldestVersion = 2

  static func create(_ database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        \(StoredTable.layout)
        \(IdempotencyToken.layout)
        \(sinceFour)
        """)
  }

  /// What format 4 has beside that of 3.
  private static let sinceFour = """
    \(Counters.layout)
    \(Jobs.layout)
    \(ChangeLog.layout)
    \(TransferTable.layout)
    """

  static func version(of database: Database) throws -> Int { try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0 }

  static func owner(of database: Database) throws -> Int { try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0 }

  static func isKnown(_ version: Int) -> Bool { (oldestVersion...self.version).contains(version) }
}

extension FileFormat {
  /// Brings an older layout up to date, in one transaction: whoever dies in it leaves the older one.
  static func migrate(_ database: Database) throws {
    guard try version(of: database) < version else { return }
    try database.inTransaction(.immediate) {
      if try version(of: database) == 2 { try migrateFromTwo(database) }
      try database.execute(sql: sinceFour)
      try database.execute(sql: "PRAGMA user_version = \(version)")
      return .commit
    }
  }

  /// Format 2 kept texts as SQLite's, names under a constraint that the catalog looks after, and whole requests beside their
  /// tokens.
  private static func migrateFromTwo(_ database: Database) throws {
    try database.execute(
      sql: """
        DROP INDEX tokens_created;
        ALTER TABLE tables RENAME TO tables_2;
        ALTER TABLE tokens RENAME TO tokens_2;
        \(StoredTable.layout)
        \(IdempotencyToken.layout)
        INSERT INTO tables SELECT id, \(bytes("region")), \(bytes("account")), \(bytes("name")), \(bytes("identifier")),
          coalesce(created, 0), \(bytes("definition")), coalesce(checksum, 0) FROM tables_2;
        DROP TABLE tables_2;
        """)
    try IdempotencyToken.digestRequests(of: "tokens_2", database)
    try database.execute(sql: "DROP TABLE tokens_2")
  }

  /// A text as its bytes. Of a row that was damaged nothing but its checksum says so.
  private static func bytes(_ column: String) -> String { "coalesce(CAST(\(column) AS BLOB), x'')" }
}
