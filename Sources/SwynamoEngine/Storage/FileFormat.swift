import CSQLite
import GRDB

/// What makes an SQLite file one of ours, and how one is opened: never a foreign or damaged one, never one in use.
enum FileFormat {
  /// "SwDB", SQLite's `application_id`.
  static let applicationID = 0x5377_4442
  /// SQLite's `user_version`: the layout of `create`, of the key bytes and of the checksums.
  static let version = 2

  /// What connections to files are called.
  static let label = "SwynamoDB"

  static func create(_ database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        CREATE TABLE tables (id INTEGER PRIMARY KEY, region TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL,
          identifier TEXT NOT NULL, created REAL NOT NULL, definition BLOB NOT NULL, checksum INTEGER NOT NULL,
          UNIQUE (region, account, name));
        CREATE TABLE tokens (region TEXT NOT NULL, account TEXT NOT NULL, token TEXT NOT NULL, created REAL NOT NULL,
          request BLOB NOT NULL, PRIMARY KEY (region, account, token)) WITHOUT ROWID;
        CREATE INDEX tokens_created ON tokens (created);
        """)
  }

  static func open(_ store: FileStore) throws -> (DatabaseQueue, OpenStores.Claim) {
    let file = StoreFile(path: store.path)
    return try OpenStores.claim(file) {
      let isNew = try file.isNew(applicationID: applicationID, version: version)
      let hadLog = file.hasLog
      do {
        return try open(store, isNew: isNew)
      } catch {
        if !hadLog { file.removeEmptyLog() }
        throw (error as? DatabaseError).map { StoreError(path: store.path, sqlite: $0) } ?? error
      }
    }
  }

  private static func open(_ store: FileStore, isNew: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = label
    configuration.prepareDatabase { database in
      // Until the file is known to be sound, not even what its log holds is written to it.
      _ = swynamo_leave_log_on_close(database.sqliteConnection, 1)
      // Exclusive from the first read on: SQLite then needs no shared memory beside the file.
      try database.execute(
        sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;")
    }
    // A name with a slash is always a file's: SQLite has other uses for ":memory:" and "file:".
    let path = store.path.contains("/") ? store.path : "./" + store.path
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      if isNew { try createIfEmpty(database) }
      try StoreCheck(database, store).run()
      try settle(database, store)
    }
    return queue
  }

  /// With SQLite's rollback journal, so that what makes the file ours is in its header as soon as it has one.
  private static func createIfEmpty(_ database: Database) throws {
    try database.inTransaction(.exclusive) {
      if try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 { try create(database) }
      return .commit
    }
  }

  private static func settle(_ database: Database, _ store: FileStore) throws {
    guard try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") == "wal" else {
      throw StoreError(path: store.path, reason: .unreachable("its file system has no place for a write-ahead log"))
    }
    let level =
      switch store.durability {
      case .powerLoss: "FULL"
      case .processDeath: "NORMAL"
      }
    try database.execute(sql: "PRAGMA synchronous = \(level)")
    if let limit = store.pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(limit)") }
    _ = swynamo_leave_log_on_close(database.sqliteConnection, 0)
  }
}
