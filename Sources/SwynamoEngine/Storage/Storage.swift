import GRDB

/// The engine's one connection to SQLite, in memory or in a file.
///
/// All that the engine does happens inside `access`, one request at a time, so its statements are prepared once and kept.
final class Storage {
  private let queue: DatabaseQueue
  private let begin: BlobStatement
  private let commit: BlobStatement
  private let rollback: BlobStatement

  init(_ store: EmbeddedEngine.Store) throws {
    switch store.kind {
    case .memory:
      queue = try DatabaseQueue()
      try queue.writeWithoutTransaction { try FileFormat.create($0) }
    case .file(let path):
      queue = try FileFormat.open(path)
    }
    (begin, commit, rollback) = try queue.writeWithoutTransaction { database in
      (
        try BlobStatement(database, "BEGIN IMMEDIATE TRANSACTION"),
        try BlobStatement(database, "COMMIT TRANSACTION"),
        try BlobStatement(database, "ROLLBACK TRANSACTION")
      )
    }
  }

  func access<T>(_ body: (Database) throws -> T) rethrows -> T {
    try queue.writeWithoutTransaction(body)
  }

  /// All of the body's writes, or none of them. Used inside `access`.
  func transaction<T>(_ body: () throws -> T) throws -> T {
    try begin.run { _ = try $0.step() }
    do {
      let result = try body()
      try commit.run { _ = try $0.step() }
      return result
    } catch {
      // SQLite has rolled back by itself after some errors; a second time does no harm.
      try? rollback.run { _ = try $0.step() }
      throw error
    }
  }
}
