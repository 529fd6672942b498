import GRDB

/// When and where an item of a global table was written: of two writes the greater is the last one, in every region alike.
struct WriteVersion: Sendable, Comparable {
  /// Microseconds since 1970, and greater than that of what the write replaced.
  let stamp: Int
  let region: String

  static func == (left: WriteVersion, right: WriteVersion) -> Bool {
    left.stamp == right.stamp && left.region == right.region
  }

  static func < (left: WriteVersion, right: WriteVersion) -> Bool {
    left.stamp == right.stamp ? left.region < right.region : left.stamp < right.stamp
  }

  /// As a stamp has it.
  static func microseconds(_ seconds: Double) -> Int { Int((seconds * 1_000_000).rounded(.down)) }
}

/// The versions of the items of a replica, those that are gone included. What no write that is on its way can be older than is
/// forgotten.
final class WriteVersions {
  private let selection: BlobStatement
  private let insertion: BlobStatement
  private let listing: BlobStatement
  private let removal: BlobStatement

  init(_ database: Database, table: Int) {
    let name = Self.name(table)
    selection = BlobStatement(database, "SELECT stamp, region FROM \(name) WHERE key = ?1")
    insertion = BlobStatement(database, "INSERT OR REPLACE INTO \(name) (key, stamp, region) VALUES (?1, ?2, ?3)")
    listing = BlobStatement(
      database, "SELECT key, stamp, region FROM \(name) WHERE key >= ?1 AND key < ?2 ORDER BY key LIMIT ?3")
    removal = BlobStatement(
      database, "DELETE FROM \(name) WHERE key IN (SELECT key FROM \(name) WHERE stamp < ?1 LIMIT ?2) RETURNING 1")
  }

  private static func name(_ table: Int) -> String { "versions_\(table)" }

  static func create(_ database: Database, table: Int) throws {
    try database.execute(
      sql:
        "CREATE TABLE \(name(table)) (key BLOB NOT NULL PRIMARY KEY, stamp INTEGER NOT NULL, region BLOB NOT NULL) WITHOUT ROWID")
  }

  static func drop(_ database: Database, table: Int) throws {
    try database.execute(sql: "DROP TABLE IF EXISTS \(name(table))")
  }

  func version(of key: [UInt8]) throws -> WriteVersion? {
    try selection.run { row in
      row.bind([.bytes(key)])
      return try row.step() ? WriteVersion(stamp: row.number(0), region: row.text(1)) : nil
    }
  }

  func set(_ version: WriteVersion, of key: [UInt8]) throws {
    try insertion.run(binding: .bytes(key), .number(version.stamp), .text(version.region))
  }

  /// Some of them, in the order of their keys.
  func versions(after last: [UInt8]?, atMost limit: Int) throws -> [(key: [UInt8], version: WriteVersion)] {
    let range = RowStore.Range.after(last)
    return try listing.run { row in
      row.bind([.bytes(range.lower.bytes), .bytes(range.upper.bytes), .number(limit)])
      var found: [(key: [UInt8], version: WriteVersion)] = []
      while try row.step() { found.append((row.bytes(0), WriteVersion(stamp: row.number(1), region: row.text(2)))) }
      return found
    }
  }

  /// Answers whether there may be more of them.
  func forget(before stamp: Int, atMost limit: Int) throws -> Bool {
    try removal.run { row in
      row.bind([.number(stamp), .number(limit)])
      var count = 0
      while try row.step() { count += 1 }
      return count == limit
    }
  }
}
