import GRDB

/// What other regions wrote and a replica hasn't written yet, in the order in which it was written.
final class ReplicaQueue {
  struct Write {
    let number: Int
    /// When it was written, in seconds since 1970.
    let time: Double
    let key: [UInt8]
    let version: WriteVersion
    /// Nil for an item that was deleted.
    let row: RowStore.Row?
  }

  /// `Table.id` of the replica.
  let table: Int
  private let database: Database
  private let insertion: BlobStatement
  private let selection: BlobStatement
  private let removal: BlobStatement

  init(_ database: Database, table: Int) {
    self.table = table
    self.database = database
    let (name, columns) = (Self.name(table), "number, time, key, stamp, region, size, checksum, item")
    insertion = BlobStatement(database, "INSERT INTO \(name) (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
    selection = BlobStatement(database, "SELECT \(columns) FROM \(name) ORDER BY number LIMIT ?1")
    removal = BlobStatement(database, "DELETE FROM \(name) WHERE number <= ?1")
  }

  private static func name(_ table: Int) -> String { "incoming_\(table)" }
  /// The size of what was deleted.
  private static let absent = -1

  static func create(_ database: Database, table: Int) throws {
    try database.execute(
      sql: """
        CREATE TABLE \(name(table)) (number INTEGER PRIMARY KEY, time REAL NOT NULL, key BLOB NOT NULL, stamp INTEGER NOT NULL,
          region BLOB NOT NULL, size INTEGER NOT NULL, checksum INTEGER NOT NULL, item BLOB NOT NULL)
        """)
  }

  static func drop(_ database: Database, table: Int) throws {
    try database.execute(sql: "DROP TABLE IF EXISTS \(name(table))")
  }

  func append(_ write: Write) throws {
    let (size, item) = (write.row?.size ?? Self.absent, write.row?.item ?? [])
    try insertion.run(
      binding: .number(write.number), .real(write.time), .bytes(write.key), .number(write.version.stamp),
      .text(write.version.region), .number(size), .number(RowStore.checksum(write.key, size, item)), .bytes(item))
  }

  /// The first of them.
  func writes(atMost limit: Int) throws -> [Write] {
    try selection.run { row in
      row.bind([.number(limit)])
      var found: [Write] = []
      while try row.step() {
        let (key, size, item) = (row.bytes(2), row.number(5), row.bytes(7))
        guard row.number(6) == RowStore.checksum(key, size, item) else { throw DamagedRowsError(Self.name(table)) }
        found.append(
          Write(
            number: row.number(0), time: row.real(1), key: key,
            version: WriteVersion(stamp: row.number(3), region: row.text(4)),
            row: size == Self.absent ? nil : RowStore.Row(size: size, item: item)))
      }
      return found
    }
  }

  /// When the first was written; nil where there is none.
  func firstTime() throws -> Double? {
    try selection.run { row in
      row.bind([.number(1)])
      return try row.step() ? row.real(1) : nil
    }
  }

  func remove(upTo number: Int) throws { try removal.run(binding: .number(number)) }

  /// Hands a copy of all of them to another replica, which has none.
  func copy(to other: ReplicaQueue) throws {
    try database.execute(sql: "INSERT INTO \(Self.name(other.table)) SELECT * FROM \(Self.name(table))")
  }
}
