import GRDB
import GRDBSQLite

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
  private(set) var failure: StorageFault?

  /// In memory, where there is no file.
  init(_ file: FileStore?) throws {
    if let file {
      let (opened, claim) = try StoreOpening.open(file)
      (queue, damaged) = (opened.queue, opened.damaged)
      self.claim = claim
    } else {
      queue = try DatabaseQueue()
      (claim, damaged) = (nil, [])
      try queue.writeWithoutTransaction { try FileFormat.create($0) }
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

  func access<Result>(_ body: (Database) throws -> Result) throws -> Result {
    do { return try queue.writeWithoutTransaction(body) } catch {
      note(error)
      throw error
    }
  }

  private func note(_ error: any Error) {
    let found = StorageFault(error: error)
    if found.isLasting, failure?.isDamage != true { failure = found }
  }

  /// All that is stored, as the bytes of an SQLite file.
  func serialized() throws -> [UInt8] { try access { try SerializedStore.bytes(of: $0) } }

  /// Replaces all that is stored; in a file with one transaction. Bytes of an older format are brought up to date before that, and
  /// `check` looks at what there is then: when it throws, nothing is replaced.
  func restore<Result>(_ bytes: [UInt8], _ check: (Database) throws -> Result) throws -> Result {
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
  func transaction<Result>(_ database: Database, _ body: () throws -> Result) throws -> Result {
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
        if database.isInsideTransaction { failure = StorageFault(error: failed) }
      }
      throw error
    }
  }
}

/// A whole database as the bytes of an SQLite file.
enum SerializedStore {
  static func bytes(of database: Database) throws -> [UInt8] {
    var size: sqlite3_int64 = 0
    guard let start = sqlite3_serialize(database.sqliteConnection, "main", &size, 0) else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM, message: "there is not enough memory for a snapshot")
    }
    defer { sqlite3_free(start) }
    return Array(UnsafeBufferPointer(start: start, count: Int(size)))
  }

  /// A database in memory with that content.
  static func queue(_ bytes: [UInt8]) throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.writeWithoutTransaction { database in
      guard let copy = sqlite3_malloc64(sqlite3_uint64(bytes.count))?.assumingMemoryBound(to: UInt8.self) else {
        throw DatabaseError(resultCode: .SQLITE_NOMEM, message: "there is not enough memory to restore a snapshot")
      }
      bytes.withUnsafeBufferPointer { if let start = $0.baseAddress { copy.update(from: start, count: $0.count) } }
      // A file with a write-ahead log says so in its header, and a database in memory has none.
      if bytes.count > writeVersion + 1 { (copy[writeVersion], copy[writeVersion + 1]) = (1, 1) }
      let flags = SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE
      let length = sqlite3_int64(bytes.count)
      let code = sqlite3_deserialize(database.sqliteConnection, "main", copy, length, length, UInt32(flags))
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
    return queue
  }

  /// Source: SQLite, "Database File Format", 1.3.
  private static let writeVersion = 18
}
