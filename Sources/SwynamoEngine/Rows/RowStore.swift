import GRDB
import SwynamoCompression

/// The rows of a table or of an index, in the order of their key bytes.
final class RowStore {
  /// The item's size as DynamoDB counts it, and its canonical JSON.
  struct Row {
    var size: Int
    var item: [UInt8]
  }

  /// With the key that it has.
  struct KeyedRow {
    let key: [UInt8]
    let row: Row
  }

  /// Keys from `lower` up to `upper`, which is not included.
  struct Range {
    var lower: KeyBytes
    var upper: KeyBytes = .end

    /// All keys after one; without it all there are.
    static func after(_ key: [UInt8]?) -> Range {
      Range(lower: key.map { KeyBytes(stored: $0).successor } ?? KeyBytes(hash: 0))
    }
  }

  /// What connections to files are called.
  static let fileLabel = "SwynamoDB"

  let name: String
  /// What is in memory is as it was written; what was read from a file is compared with its checksum.
  private let verifies: Bool
  /// Nil until somebody asks: then all rows are counted once, and each write is added. That costs a write nothing, where totals
  /// that are stored would cost it a fifth.
  private var known: (items: Int, bytes: Int)?
  /// How many rows the connection had changed when `known` was last counted or added to.
  private var knownAfter = 0
  private let database: Database
  private let select: BlobStatement
  private let replace: BlobStatement
  private let remove: BlobStatement
  private let all: BlobStatement
  private let forward: BlobStatement
  private let backward: BlobStatement

  init(_ database: Database, name: String) {
    self.name = name
    self.database = database
    verifies = database.configuration.label == Self.fileLabel
    let columns = "size, checksum, item, key"
    select = BlobStatement(database, "SELECT \(columns) FROM \(name) WHERE key = ?1")
    replace = BlobStatement(database, "INSERT OR REPLACE INTO \(name) (key, size, checksum, item) VALUES (?1, ?2, ?3, ?4)")
    remove = BlobStatement(database, "DELETE FROM \(name) WHERE key = ?1")
    all = BlobStatement(database, "SELECT \(columns) FROM \(name)")
    forward = BlobStatement(database, "SELECT \(columns) FROM \(name) WHERE key >= ?1 AND key < ?2 ORDER BY key")
    backward = BlobStatement(database, "SELECT \(columns) FROM \(name) WHERE key >= ?1 AND key < ?2 ORDER BY key DESC")
  }

  static func create(_ database: Database, name: String) throws {
    try database.execute(
      sql: """
        CREATE TABLE \(name) (key BLOB NOT NULL PRIMARY KEY, size INTEGER NOT NULL, checksum INTEGER NOT NULL, item BLOB NOT NULL)
          WITHOUT ROWID
        """)
  }

  static func rename(_ database: Database, _ name: String, to newName: String) throws {
    try DamagedRowsError.attributing(to: name) { try database.execute(sql: "ALTER TABLE \(name) RENAME TO \(newName)") }
  }

  static func drop(_ database: Database, name: String) throws {
    try DamagedRowsError.attributing(to: name) { try database.execute(sql: "DROP TABLE \(name)") }
  }

  /// The SQLite tables that hold the rows of tables and indexes.
  static func names(_ database: Database) throws -> [String] {
    try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND (name GLOB 'items_*' OR name GLOB 'index_*')")
  }

  func row(_ key: KeyBytes) throws -> Row? {
    try run(select) { statement in
      statement.bind(1, key.bytes)
      guard try statement.step() else { return nil }
      return try row(in: statement)
    }
  }

  /// `replaced` is the size of the row that is there, nil where there is none.
  func put(_ key: KeyBytes, size: Int, item: [UInt8], replacing replaced: Int?) throws {
    try run(replace) { statement in
      statement.bind(1, key.bytes)
      statement.bind(2, size)
      statement.bind(3, Self.checksum(key.bytes, size, item))
      statement.bind(4, item)
      _ = try statement.step()
    }
    add(items: replaced == nil ? 1 : 0, bytes: size - (replaced ?? 0))
  }

  /// Deletes a row that is there and has that size.
  func delete(_ key: KeyBytes, size: Int) throws {
    try run(remove) { statement in
      statement.bind(1, key.bytes)
      _ = try statement.step()
    }
    add(items: -1, bytes: -size)
  }

  private func add(items: Int, bytes: Int) {
    guard let known else { return }
    self.known = (known.items + items, known.bytes + bytes)
    knownAfter = database.totalChangesCount
  }

  /// What was written since the connection had changed so many rows was rolled back.
  func forgetTotals(since changes: Int) {
    // SQLite counts in 32 bits.
    if Int32(truncatingIfNeeded: knownAfter - changes) > 0 { known = nil }
  }

  /// The number of rows and the sum of their sizes.
  func totals() throws -> (items: Int, bytes: Int) {
    if let known { return known }
    let counted = try DamagedRowsError.attributing(to: name) {
      try BlobStatement(database, "SELECT count(*), total(size) FROM \(name)").run { statement in
        guard try statement.step() else { return (items: 0, bytes: 0) }
        return (items: statement.number(0), bytes: statement.number(1))
      }
    }
    known = counted
    knownAfter = database.totalChangesCount
    return counted
  }

  /// Visits the rows in order until the body answers false.
  func forEach(in range: Range, descending: Bool, _ body: (Row) throws -> Bool) throws {
    try run(descending ? backward : forward) { statement in
      statement.bind(1, range.lower.bytes)
      statement.bind(2, range.upper.bytes)
      while try statement.step() {
        guard try body(row(in: statement)) else { return }
      }
    }
  }

  /// Visits the rows in order, with their keys, until the body answers false.
  func forEachKeyed(in range: Range, _ body: (KeyedRow) throws -> Bool) throws {
    try run(forward) { statement in
      statement.bind(1, range.lower.bytes)
      statement.bind(2, range.upper.bytes)
      while try statement.step() {
        guard try body(KeyedRow(key: statement.bytes(3), row: row(in: statement))) else { return }
      }
    }
  }

  /// Whether every row is what was written: it is read, and compared with its checksum.
  func isSound() throws -> Bool {
    do {
      // Without a range: a key that was damaged may be outside of any.
      try run(all) { statement in
        while try statement.step() { _ = try row(in: statement, verifies: true) }
      }
      return true
    } catch is DamagedRowsError { return false }
  }

  private func run<Result>(_ statement: BlobStatement, _ body: (BlobStatement) throws -> Result) throws -> Result {
    try DamagedRowsError.attributing(to: name) { try statement.run(body) }
  }

  private func row(in statement: BlobStatement) throws -> Row { try row(in: statement, verifies: verifies) }

  private func row(in statement: BlobStatement, verifies: Bool) throws -> Row {
    let row = Row(size: statement.number(0), item: statement.bytes(2))
    if verifies, statement.number(1) != Self.checksum(statement.bytes(3), row.size, row.item) { throw DamagedRowsError(name) }
    return row
  }

  /// Of a key and what is stored under it, here or beside it.
  static func checksum(_ key: [UInt8], _ size: Int, _ item: [UInt8]) -> Int {
    var checksum = Checksum()
    checksum.add(key)
    checksum.add(size)
    checksum.add(item)
    return checksum.value
  }
}

/// The checksum that is kept beside stored bytes: SQLite notices damage to its own structure, and not to what it keeps.
struct Checksum {
  private var digest = CRC32.Digest()

  mutating func add(_ bytes: [UInt8]) { digest.add(bytes) }

  mutating func add(_ number: Int) {
    digest.add(UInt64(bitPattern: Int64(number)))
  }

  var value: Int { Int(digest.value) }
}
