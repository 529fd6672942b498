import GRDB

/// What makes an SQLite file one of ours, and how one is opened: never a foreign or damaged one, never one in use.
enum FileFormat {
  /// "SwDB", SQLite's `application_id`.
  private static let applicationID = 0x5377_4442
  /// SQLite's `user_version`: the layout of `create` and of the key bytes.
  private static let version = 1

  static func create(_ database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        CREATE TABLE tables (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, identifier TEXT NOT NULL,
          created REAL NOT NULL, definition BLOB NOT NULL);
        CREATE TABLE tokens (token TEXT NOT NULL PRIMARY KEY, created REAL NOT NULL, request BLOB NOT NULL, answer BLOB NOT NULL)
          WITHOUT ROWID;
        """)
  }

  static func open(_ path: String) throws -> DatabaseQueue {
    do {
      var configuration = Configuration()
      configuration.label = "SwynamoDB"
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        let isNew = try check(database, path)
        // A lost write that was acknowledged is worse than a slow one.
        try database.execute(
          sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        if isNew {
          try database.inTransaction {
            try create(database)
            return .commit
          }
        }
      }
      return queue
    } catch let error as DatabaseError {
      throw StoreError(path: path, sqlite: error)
    }
  }

  /// True for a file that holds nothing yet. Only reads.
  private static func check(_ database: Database, _ path: String) throws -> Bool {
    let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
    if owner == 0, isEmpty { return true }
    guard owner == applicationID else { throw StoreError(path: path, reason: .foreign) }
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found == version else { throw StoreError(path: path, reason: .version(found)) }
    let verdict = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
    guard verdict == "ok" else { throw StoreError(path: path, reason: .damaged(verdict ?? "")) }
    return false
  }
}
