import CSQLite
import GRDB

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Opens a store's file: never one that is no store or is damaged, never one in use, and nobody else may open it from then on.
///
/// A file is looked at before SQLite sees it, and again once SQLite's exclusive lock is held. What is found without the lock may
/// be another start's half-done work: it decides nothing but a refusal, and removes nothing.
struct StoreOpening {
  /// An open file, with the names of rows that are known to be damaged.
  struct Opened {
    let queue: DatabaseQueue
    let damaged: Set<String>
  }

  private let store: FileStore
  private let file: StoreFile
  /// A log that was there before stays, also an empty one.
  private let hadLog: Bool

  static func open(_ store: FileStore) throws -> (Opened, OpenStores.Claim) {
    let file = StoreFile(path: store.path)
    return try OpenStores.claim(file) {
      try file.check()
      let opening = StoreOpening(store: store, file: file, hadLog: file.hasLog)
      do { return try opening.open() } catch {
        throw (error as? DatabaseError).map { StoreError(path: store.path, sqlite: $0) } ?? error
      }
    }
  }

  /// Two starts at once may each keep the other from the exclusive lock: then both let go and try again, at different times, which
  /// are the further apart the longer an attempt takes.
  private func open() throws -> Opened {
    for _ in 0..<Self.attempts {
      let start = ContinuousClock.now
      if let opened = try attempt() { return opened }
      let spread = max(.milliseconds(20), (ContinuousClock.now - start) * 3)
      usleep(.random(in: 1_000...UInt32(min(spread, .seconds(1)) / .microseconds(1))))
    }
    throw StoreError(path: store.path, reason: .inUse)
  }

  private static let attempts = 50

  /// Nil where another start reads the file at the same moment. For an engine that runs it throws `SQLITE_BUSY`.
  private func attempt() throws -> Opened? {
    guard let queue = try connect() else { return nil }
    let damaged: Set<String>? = try queue.writeWithoutTransaction { database in
      try removingNewLog(database) {
        guard try lock(database) else { return nil }
        let damaged = try StoreCheck(database, store).run()
        try FileFormat.migrate(database)
        try settle(database)
        return damaged
      }
    }
    if let damaged { return Opened(queue: queue, damaged: damaged) }
    try queue.close()
    return nil
  }

  /// Opens the file and reads it, which takes the exclusive lock of a file with a write-ahead log: two that read it at once refuse
  /// each other. Nil where that is so, as nobody has the lock once the connection is closed.
  private func connect() throws -> DatabaseQueue? {
    var configuration = Configuration()
    configuration.label = RowStore.fileLabel
    configuration.prepareDatabase { database in
      // Until the file is known to be sound, not even what its log holds is written to it.
      _ = swynamo_leave_log_on_close(database.sqliteConnection, 1)
      try removingNewLog(database) {
        // Exclusive from the first read on, which may be that of a pragma: SQLite then needs no shared memory beside the file.
        try database.execute(
          sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;")
        _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
      }
    }
    // A name with a slash is always a file's: SQLite has other uses for ":memory:" and "file:".
    let path = store.path.contains("/") ? store.path : "./" + store.path
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && !file.isLockedExclusively {
      return nil
    }
  }

  /// Takes the lock that is kept until the file is closed, where reading has not taken it, and makes a store of an empty file in the transaction that takes it.
  ///
  /// With SQLite's rollback journal, so that what makes the file ours is in its header as soon as it has one. A start that was
  /// killed here leaves a journal that SQLite rolls back: the file is empty again.
  private func lock(_ database: Database) throws -> Bool {
    do {
      try database.inTransaction(.exclusive) {
        let hasTables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") != 0
        if !hasTables, try FileFormat.owner(of: database) == 0 { try FileFormat.create(database) }
        return .commit
      }
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return false
    }
  }

  private func settle(_ database: Database) throws {
    guard try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") == "wal" else {
      throw StoreError(path: store.path, reason: .unreachable("its file system has no place for a write-ahead log"))
    }
    try database.execute(sql: "PRAGMA synchronous = \(store.survivesPowerLoss ? "FULL" : "NORMAL")")
    if let limit = store.pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(limit)") }
    _ = swynamo_leave_log_on_close(database.sqliteConnection, 0)
  }

  /// Leaves a file that is refused without the empty log that opening it made.
  ///
  /// Only while this connection has the exclusive lock: else the log is that of the engine which has it, and everything that it
  /// acknowledges from then on would be in a file without a name.
  private func removingNewLog<Result>(_ database: Database, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch {
      if !hadLog, swynamo_has_exclusive_lock(database.sqliteConnection) != 0 { file.removeEmptyLog() }
      throw error
    }
  }
}

/// A store in a file, as it was asked for.
struct FileStore: Sendable, Hashable {
  var path: String
  /// Every write waits until the disk has it, which costs an `fsync`.
  var survivesPowerLoss = true
  /// However large the file is.
  var checksEverything = false
  /// Up to so many bytes everything is looked at all the same.
  var bound = 8 * 1024 * 1024
  /// How many pages the file may have: a disk that is full, for tests.
  var pageLimit: Int?
}
