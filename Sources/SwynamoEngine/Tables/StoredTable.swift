import GRDB

/// A row of the catalog: a table as it is stored.
struct StoredTable {
  let id: Int
  let namespace: TableNamespace
  let name: String
  let identifier: String
  let created: Double
  let definition: String
  private let checksum: Int

  static let layout = """
    CREATE TABLE tables (id INTEGER PRIMARY KEY, region BLOB NOT NULL, account BLOB NOT NULL, name BLOB NOT NULL,
      identifier BLOB NOT NULL, created REAL NOT NULL, definition BLOB NOT NULL, checksum INTEGER NOT NULL);
    """
  private static let columns = "id, region, account, name, identifier, created, definition, checksum"

  /// Of all namespaces.
  static func all(_ database: Database) throws -> [StoredTable] {
    try read(BlobStatement(database, "SELECT \(columns) FROM tables"), [])
  }

  static func all(of namespace: TableNamespace, _ database: Database) throws -> [StoredTable] {
    try read(
      BlobStatement(database, "SELECT \(columns) FROM tables WHERE region = ?1 AND account = ?2"),
      [.text(namespace.region), .text(namespace.account)])
  }

  private static func read(_ statement: BlobStatement, _ values: [BlobStatement.Value]) throws -> [StoredTable] {
    var tables: [StoredTable] = []
    try statement.run { statement in
      statement.bind(values)
      while try statement.step() { tables.append(StoredTable(statement)) }
    }
    return tables
  }

  private init(_ statement: BlobStatement) {
    id = statement.number(0)
    namespace = TableNamespace(region: statement.text(1), account: statement.text(2))
    name = statement.text(3)
    identifier = statement.text(4)
    created = statement.real(5)
    definition = statement.text(6)
    checksum = statement.number(7)
  }

  /// Nil for a row that is not what was written.
  func table(_ database: Database) -> Table? {
    guard let definition = try? TableDefinition(definition) else { return nil }
    let table = Table(database, id: id, identifier: identifier, created: created, namespace: namespace, definition: definition)
    return checksum == Self.checksum(of: table, self.definition) ? table : nil
  }

  /// What a damaged row may stand for: the name beside the definition, and the one in it.
  var possibleNames: [String] {
    let defined = (try? JSONReader.read(Array(definition.utf8)))?["Schema"]?["TableName"]?.text
    return [name] + (defined.map { [$0] } ?? [])
  }

  /// Makes a row, and answers its id.
  static func insert(
    _ name: String, in namespace: TableNamespace, identifier: String, created: Double, _ database: Database
  ) throws -> Int {
    let id = try unusedID(database)
    try BlobStatement(
      database,
      """
      INSERT INTO tables (region, account, name, identifier, created, definition, checksum, id)
      VALUES (?1, ?2, ?3, ?4, ?5, x'', 0, ?6)
      """
    ).run(binding: .text(namespace.region), .text(namespace.account), .text(name), .text(identifier), .real(created), .number(id))
    return id
  }

  /// Above those of all rows and of all SQLite tables, as a row that was damaged may have another id than its tables; and above those
  /// of tables that are gone, which a job may still name.
  private static func unusedID(_ database: Database) throws -> Int {
    let rows = try Int.fetchOne(database, sql: "SELECT coalesce(max(id), 0) FROM tables") ?? 0
    let tables =
      try RowStore.names(database).compactMap { Int($0.split(separator: "_").dropFirst().first ?? "") }.max() ?? 0
    let id = max(rows, tables, try Counters.value("table", database)) + 1
    try Counters.set("table", to: id, database)
    return id
  }

  static func write(_ definition: TableDefinition, of table: Table, _ database: Database) throws {
    let text = try definition.text()
    try BlobStatement(database, "UPDATE tables SET definition = ?1, checksum = ?2 WHERE id = ?3")
      .run(binding: .text(text), .number(checksum(of: table, text)), .number(table.id))
  }

  static func delete(_ table: Table, _ database: Database) throws {
    try BlobStatement(database, "DELETE FROM tables WHERE id = ?1").run(binding: .number(table.id))
  }

  private static func checksum(of table: Table, _ definition: String) -> Int {
    var checksum = Checksum()
    checksum.add(table.id)
    checksum.add(Array(table.arn(in: table.namespace).utf8))
    checksum.add(Array(table.identifier.utf8))
    checksum.add(Int(truncatingIfNeeded: table.created.bitPattern))
    checksum.add(Array(definition.utf8))
    return checksum.value
  }
}
