import GRDB

/// What makes an SQLite file one of ours: its marks and its layout.
enum FileFormat {
  /// "SwDB", SQLite's `application_id`.
  static let applicationID = 0x5377_4442
  /// SQLite's `user_version`: the layout of `create`, of the key bytes and of the checksums.
  static let version = 3
  /// The oldest that is brought up to date when it is opened.
  static let oldestVersion = 2

  /// What connections to files are called.
  static let label = "SwynamoDB"

  static func create(_ database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        \(StoredTable.layout)
        \(IdempotencyToken.layout)
        """)
  }

  static func version(of database: Database) throws -> Int { try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0 }

  static func owner(of database: Database) throws -> Int { try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0 }

  static func isKnown(_ version: Int) -> Bool { (oldestVersion...self.version).contains(version) }
}
