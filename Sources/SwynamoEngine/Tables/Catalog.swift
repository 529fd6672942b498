import GRDB
import SwynamoCore
import SwynamoWire

/// The tables of a realm, kept in memory beside their definitions on disk.
final class Catalog {
  let realm: Realm
  private var tables: StringMap<Table> = [:]
  /// Whether a transaction that is under way made, changed or dropped tables.
  private var hasChanges = false
  /// When the first of the tables has something to settle.
  private(set) var due = Double.infinity

  init(_ realm: Realm) { self.realm = realm }

  /// Takes a table that is stored.
  func load(_ row: Row, _ database: Database) throws {
    let text: String = row["definition"]
    let definition = try TableDefinition(text)
    let table = Table(
      database, id: row["id"], identifier: row["identifier"], created: row["created"], realm: realm, definition: definition)
    guard row["checksum"] == Self.checksum(table, text) else { throw DamagedRow(table: "tables") }
    tables[definition.schema.name] = table
    due = min(due, definition.state.nextDue)
  }

  /// What a transaction changed is there from now on.
  func keepChanges() { hasChanges = false }

  /// What a transaction changed is as it was, in the database and therefore here. When this throws, it is still to be done.
  func discardChanges(_ database: Database) throws {
    guard hasChanges else { return }
    let stored = Catalog(realm)
    let rows = try Row.fetchAll(
      database, sql: "SELECT * FROM tables WHERE region = ? AND account = ?", arguments: [realm.region, realm.account])
    for row in rows { try stored.load(row, database) }
    (tables, due, hasChanges) = (stored.tables, stored.due, false)
  }

  var isEmpty: Bool { tables.isEmpty && !hasChanges }

  /// In the order of their bytes.
  var names: [String] { tables.sorted.map(\.key) }

  var allTables: [Table] { tables.values }

  /// The table of a name or an ARN, whatever it goes through.
  func existing(_ name: String) -> Table? { tables[name] ?? self.name(inARN: name).flatMap { tables[$0] } }

  /// The name in an ARN of this realm; the realm of requests that name none takes those of any.
  private func name(inARN text: String) -> String? {
    let parts = text.split(byte: ":", maxSplits: 5)
    guard parts.count == 6, parts[0] == "arn", parts[2] == "dynamodb", parts[5].startsWith("table/"),
      realm == .local || (parts[3] == realm.region && parts[4] == realm.account)
    else { return nil }
    return String(parts[5].utf8.dropFirst("table/".utf8.count)) ?? ""
  }

  /// The table of a name or an ARN whose items can be read and written.
  subscript(name: String) -> Table? {
    guard let table = existing(name), table.state.isUsable else { return nil }
    return table
  }

  /// The table's name in an ARN; anything else is taken for a name.
  static func name(in text: String) -> String {
    guard text.startsWith("arn:"), let prefix = text.utf8.firstRange(of: ":table/".utf8) else { return text }
    return String(Substring(text.utf8[prefix.upperBound...]))
  }

  /// The table that an operation on items names.
  func table(_ request: JSONValue) throws(DynamoDBError) -> Table { try table(named: request["TableName"]?.text ?? "") }

  /// The table of a name or an ARN, for operations on items.
  func table(named name: String) throws(DynamoDBError) -> Table {
    guard let table = self[name] else { throw .noSuchTable }
    return table
  }
}

extension Catalog {
  func create(_ definition: TableDefinition, identifier: String, at created: Double, _ database: Database) throws -> Table {
    hasChanges = true
    let name = definition.schema.name
    try database.execute(
      sql: """
        INSERT INTO tables (region, account, name, identifier, created, definition, checksum) VALUES (?, ?, ?, ?, ?, '', 0)
        """,
      arguments: [realm.region, realm.account, name, identifier, created])
    let id = Int(database.lastInsertedRowID)
    try RowStore.create(database, name: Table.storeName(id))
    for index in definition.schema.indexes {
      try RowStore.create(database, name: Table.storeName(id, index: index.name))
    }
    let table = Table(
      database, id: id, identifier: identifier, created: created, realm: realm, definition: definition)
    try write(definition, of: table, database)
    tables[name] = table
    due = min(due, definition.state.nextDue)
    return table
  }

  /// Gives a table another definition; indexes that come are filled, those that go are dropped.
  func change(_ table: Table, to definition: TableDefinition, _ database: Database) throws {
    hasChanges = true
    let (before, after) = (table.schema, definition.schema)
    try write(definition, of: table, database)
    let added = after.indexes.filter { before.index($0.name) == nil }
    for index in added { try RowStore.create(database, name: Table.storeName(table.id, index: index.name)) }
    table.change(to: definition, database)
    for index in added { try table.fill(index) }
    for index in before.indexes where after.index(index.name) == nil {
      try RowStore.drop(database, name: Table.storeName(table.id, index: index.name))
    }
    due = min(due, definition.state.nextDue)
  }

  private func drop(_ table: Table, _ database: Database) throws {
    hasChanges = true
    try database.execute(sql: "DELETE FROM tables WHERE id = ?", arguments: [table.id])
    try RowStore.drop(database, name: Table.storeName(table.id))
    for index in table.schema.indexes {
      try RowStore.drop(database, name: Table.storeName(table.id, index: index.name))
    }
    tables[table.schema.name] = nil
  }

  private func write(_ definition: TableDefinition, of table: Table, _ database: Database) throws {
    let text = try definition.text()
    try database.execute(
      sql: "UPDATE tables SET definition = ?, checksum = ? WHERE id = ?",
      arguments: [text, Self.checksum(table, text), table.id])
  }

  private static func checksum(_ table: Table, _ definition: String) -> Int {
    var checksum = Checksum()
    checksum.add(table.id)
    checksum.add(Array(table.arn.utf8))
    checksum.add(Array(table.identifier.utf8))
    checksum.add(Int(truncatingIfNeeded: table.created.bitPattern))
    checksum.add(Array(definition.utf8))
    return checksum.value
  }

  /// Does what is due for all tables.
  func settle(at now: Double, delay: Double, _ database: Database) throws {
    for table in tables.values where table.state.nextDue <= now {
      var definition = table.definition
      if definition.settle(at: now, delay: delay) {
        try change(table, to: definition, database)
      } else {
        try drop(table, database)
      }
    }
    due = tables.values.map(\.state.nextDue).min() ?? .infinity
  }
}
