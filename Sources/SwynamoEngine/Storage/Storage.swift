import GRDB

/// The engine's one connection to SQLite, in memory or in a file.
///
/// All that the engine does happens inside `access`, one request at a time, so its statements are prepared once and kept.
final class Storage {
  private let queue: DatabaseQueue
  /// Names of rows that were damaged when the file was opened.
  let damaged: Set<String>
  /// The file is another engine's once nobody has this, nor a statement of the connection.
  let claim: OpenStores.Claim?
  private let begin: BlobStatement
  private let commit: BlobStatement
  private let rollback: BlobStatement

  init(_ store: EmbeddedEngine.Store) throws {
    switch store.kind {
    case .memory:
      queue = try DatabaseQueue()
      (claim, damaged) = (nil, [])
      try queue.writeWithoutTransaction { try FileFormat.create($0) }
    case .file(let file):
      let (opened, claim) = try StoreOpening.open(file)
      (queue, damaged) = (opened.queue, opened.damaged)
      self.claim = claim
    }
    (begin, commit, rollback) = queue.writeWithoutTransaction { database in
      (
        BlobStatement(database, "BEGIN IMMEDIATE TRANSACTION"),
        BlobStatement(database, "COMMIT TRANSACTION"),
        BlobStatement(database, "ROLLBACK TRANSACTION")
      )
    }
  }

  var isFile: Bool { claim != nil }

  func access<T>(_ body: (Database) throws -> T) rethrows -> T {
    try queue.writeWithoutTransaction(body)
  }

  /// All that is stored, as the bytes of an SQLite file.
  func serialized() throws -> [UInt8] { try access { try SerializedStore.bytes(of: $0) } }

  /// Replaces all that is stored; in a file with one transaction. Bytes of an older format are brought up to date before that.
  func restore(_ bytes: [UInt8]) throws {
    let source = try SerializedStore.queue(bytes)
    try source.writeWithoutTransaction { database in
      let found = try FileFormat.version(of: database)
      guard FileFormat.isKnown(found) else { throw StoreError(path: "of a snapshot", reason: .version(found)) }
      try FileFormat.migrate(database)
    }
    try access { database in try source.writeWithoutTransaction { try $0.backup(to: database) } }
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
