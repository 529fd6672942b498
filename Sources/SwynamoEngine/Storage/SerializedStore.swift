import GRDB
import GRDBSQLite

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
