import GRDB

/// What other regions wrote and a replica hasn't written yet, in the order in which it was written.
final class ReplicaQueue {
  struct Write {
    /// Of the change: it is the version of what was written, too.
    let number: Int
    /// When it was written, in seconds since 1970.
    let time: Double
    let key: [UInt8]
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
    let (name, columns) = (Self.name(table), "number, time, key, size, checksum, item")
    insertion = BlobStatement(database, "INSERT INTO \(name) (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
    selection = BlobStatement(database, "SELECT \(columns) FROM \(name) ORDER BY number LIMIT ?1")
    removal = BlobStatement(database, "DELETE FROM \(name) WHERE number <= ?1")
  }

  static func name(_ table: Int) -> String { "incoming_\(table)" }
  /// The size of what was deleted.
  private static let absent = -1

  static func create(_ database: Database, table: Int) throws {
    try database.execute(
      sql: """
        CREATE TABLE \(name(table)) (number INTEGER PRIMARY KEY, time REAL NOT NULL, key BLOB NOT NULL, size INTEGER NOT NULL,
          checksum INTEGER NOT NULL, item BLOB NOT NULL)
        """)
  }

  static func drop(_ database: Database, table: Int) throws {
    try attributing(table) { try database.execute(sql: "DROP TABLE IF EXISTS \(name(table))") }
  }

  func append(_ write: Write) throws {
    let (size, item) = (write.row?.size ?? Self.absent, write.row?.item ?? [])
    try Self.attributing(table) {
      try insertion.run(
        binding: .number(write.number), .real(write.time), .bytes(write.key), .number(size),
        .number(Self.checksum(write.number, write.time, write.key, size, item)), .bytes(item))
    }
  }

  /// The first of them.
  func writes(atMost limit: Int) throws -> [Write] {
    try select(limit) { row in
      var found: [Write] = []
      while try row.step() {
        let (number, time, key, size, item) = (row.number(0), row.real(1), row.bytes(2), row.number(3), row.bytes(5))
        guard row.number(4) == Self.checksum(number, time, key, size, item) else { throw DamagedRowsError(Self.name(table)) }
        found.append(
          Write(number: number, time: time, key: key, row: size == Self.absent ? nil : RowStore.Row(size: size, item: item)))
      }
      return found
    }
  }

  /// When the first was written; nil where there is none.
  func firstTime() throws -> Double? { try select(1) { try $0.step() ? $0.real(1) : nil } }

  /// The number of the first; nil where there is none.
  func firstNumber() throws -> Int? { try select(1) { try $0.step() ? $0.number(0) : nil } }

  private func select<Result>(_ limit: Int, _ body: (BlobStatement) throws -> Result) throws -> Result {
    try Self.attributing(table) {
      try selection.run { row in
        row.bind([.number(limit)])
        return try body(row)
      }
    }
  }

  func remove(upTo number: Int) throws { try Self.attributing(table) { try removal.run(binding: .number(number)) } }

  /// Hands a copy of all of them to another replica, which has none.
  func copy(to other: ReplicaQueue) throws {
    try Self.attributing(table) {
      try database.execute(sql: "INSERT INTO \(Self.name(other.table)) SELECT * FROM \(Self.name(table))")
    }
  }

  private static func attributing<Result>(_ table: Int, _ body: () throws -> Result) throws -> Result {
    try DamagedRowsError.attributing(to: name(table), orTheirAbsence: true, body)
  }

  private static func checksum(_ number: Int, _ time: Double, _ key: [UInt8], _ size: Int, _ item: [UInt8]) -> Int {
    var checksum = Checksum()
    checksum.add(number)
    checksum.add(Int(bitPattern: UInt(time.bitPattern)))
    checksum.add(RowStore.checksum(key, size, item))
    return checksum.value
  }
}
