import GRDB

/// How many rows a table or an index has, and the sum of their sizes: kept with every write, so that nobody has to count.
///
/// They are a row of the store like any other, changed in the transaction that changes what they count. Their checksum grows by
/// the same steps as they do: a total that was damaged stays damaged, whatever is written, and is then counted anew when asked for.
final class RowTotals {
  private let name: String
  private let select: BlobStatement
  private let change: BlobStatement

  init(_ database: Database, name: String) {
    self.name = name
    select = BlobStatement(database, "SELECT items, bytes, checksum FROM totals WHERE name = ?1")
    change = BlobStatement(
      database,
      """
      UPDATE totals SET items = items + ?2, bytes = bytes + ?3, checksum = checksum + \(Self.weight) * ?2 + ?3 WHERE name = ?1
      """)
  }

  static let layout = """
    CREATE TABLE totals (name BLOB NOT NULL PRIMARY KEY, items INTEGER NOT NULL, bytes INTEGER NOT NULL,
      checksum INTEGER NOT NULL) WITHOUT ROWID;
    """

  /// A prime: a change of one number can't be made up for by a change of the other that any single damage would make.
  private static let weight = 1_000_003

  static func create(_ database: Database, name: String, items: Int = 0, bytes: Int = 0) throws {
    try BlobStatement(database, "INSERT OR REPLACE INTO totals (name, items, bytes, checksum) VALUES (?1, ?2, ?3, ?4)")
      .run(binding: .text(name), .number(items), .number(bytes), .number(checksum(name, items, bytes)))
  }

  static func drop(_ database: Database, name: String) throws {
    try BlobStatement(database, "DELETE FROM totals WHERE name = ?1").run(binding: .text(name))
  }

  func add(items: Int, bytes: Int) throws {
    guard items != 0 || bytes != 0 else { return }
    try change.run(binding: .text(name), .number(items), .number(bytes))
  }

  /// Nil for totals that are missing or damaged.
  func read() throws -> (items: Int, bytes: Int)? {
    try select.run { statement in
      statement.bind([.text(name)])
      guard try statement.step() else { return nil }
      let (items, bytes) = (statement.number(0), statement.number(1))
      return statement.number(2) == Self.checksum(name, items, bytes) ? (items, bytes) : nil
    }
  }

  private static func checksum(_ name: String, _ items: Int, _ bytes: Int) -> Int {
    var start = Checksum()
    start.add(Array(name.utf8))
    return start.value &+ weight &* items &+ bytes
  }
}
