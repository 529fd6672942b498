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
  let tokens: IdempotencyToken.Statements
  private let begin: BlobStatement
  private let commit: BlobStatement
  private let rollback: BlobStatement
  /// What the connection failed at, until something is committed again: damage to the file stays until it is restored.
  private(set) var failure: StorageFailure?

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
    (tokens, begin, commit, rollback) = queue.writeWithoutTransaction { database in
      (
        IdempotencyToken.Statements(database),
        BlobStatement(database, "BEGIN IMMEDIATE TRANSACTION"),
        BlobStatement(database, "COMMIT TRANSACTION"),
        BlobStatement(database, "ROLLBACK TRANSACTION")
      )
    }
  }

  var isFile: Bool { claim != nil }

  func access<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try queue.writeWithoutTransaction(body) } catch {
      note(error)
      throw error
    }
  }

  private func note(_ error: any Error) {
    let found = StorageFailure(error: error)
    if found.isLasting, failure?.isDamage != true { failure = found }
  }

  /// All that is stored, as the bytes of an SQLite file.
  func serialized() throws -> [UInt8] { try access { try SerializedStore.bytes(of: $0) } }

  /// Replaces all that is stored; in a file with one transaction. Bytes of an older format are brought up to date before that, and
  /// `check` looks at what there is then: when it throws, nothing is replaced.
  func restore<T>(_ bytes: [UInt8], _ check: (Database) throws -> T) throws -> T {
    let checked = try SerializedStore.queue(bytes).writeWithoutTransaction { content in
      let found = try FileFormat.version(of: content)
      guard FileFormat.isKnown(found) else { throw StoreError(path: "of a snapshot", reason: .version(found)) }
      try FileFormat.migrate(content)
      let checked = try check(content)
      try access { try content.backup(to: $0) }
      return checked
    }
    failure = nil
    return checked
  }

  /// All of the body's writes, or none of them. Used inside `access`.
  func transaction<T>(_ database: Database, _ body: () throws -> T) throws -> T {
    let changes = database.totalChangesCount
    try begin.run { _ = try $0.step() }
    do {
      let result = try body()
      try commit.run { _ = try $0.step() }
      // A transaction that wrote nothing has not touched the disk.
      if database.totalChangesCount != changes, failure?.isDamage != true { failure = nil }
      return result
    } catch {
      // SQLite has rolled back by itself after some errors; a second time does no harm.
      do { try rollback.run { _ = try $0.step() } } catch let failed {
        if database.isInsideTransaction { failure = StorageFailure(error: failed) }
      }
      throw error
    }
  }
}
