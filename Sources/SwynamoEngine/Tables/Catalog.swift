import GRDB
import SwynamoWire

/// The tables of a store, kept in memory beside their definitions on disk.
final class Catalog {
  private var tables: [String: Table] = [:]

  init(_ database: Database) throws {
    let rows = try Row.fetchAll(database, sql: "SELECT id, name, identifier, created, definition FROM tables")
    for row in rows {
      let definition: String = row["definition"]
      let schema = TableSchema(try JSONReader.read(Array(definition.utf8)))
      tables[schema.name] = try Table(
        database, id: row["id"], identifier: row["identifier"], created: row["created"], schema: schema)
    }
  }

  var names: [String] { tables.keys.sorted() }

  /// The table of a name or an ARN.
  subscript(name: String) -> Table? { tables[name] ?? tables[Self.nameInARN(name)] }

  private static func nameInARN(_ text: String) -> String {
    guard text.hasPrefix("arn:"), let prefix = text.firstRange(of: ":table/") else { return text }
    return String(text[prefix.upperBound...])
  }

  /// The table that an operation on items names.
  func table(_ request: JSONValue) throws(DynamoDBError) -> Table {
    guard let table = self[request["TableName"]?.text ?? ""] else { throw .noSuchTable }
    return table
  }

  func create(_ schema: TableSchema, identifier: String, at created: Double, _ database: Database) throws -> Table {
    try database.execute(
      sql: "INSERT INTO tables (name, identifier, created, definition) VALUES (?, ?, ?, ?)",
      arguments: [schema.name, identifier, created, Self.text(schema)])
    let id = Int(database.lastInsertedRowID)
    try RowStore.create(database, name: Table.storeName(id))
    for index in schema.indexes { try RowStore.create(database, name: Table.storeName(id, index: index.name)) }
    let table = try Table(database, id: id, identifier: identifier, created: created, schema: schema)
    tables[schema.name] = table
    return table
  }

  func drop(_ table: Table, _ database: Database) throws {
    try database.execute(sql: "DELETE FROM tables WHERE id = ?", arguments: [table.id])
    try RowStore.drop(database, name: Table.storeName(table.id))
    for index in table.schema.indexes { try RowStore.drop(database, name: Table.storeName(table.id, index: index.name)) }
    tables[table.schema.name] = nil
  }

  /// Gives a table another definition; indexes that come are made empty, those that go are dropped.
  func change(_ table: Table, to schema: TableSchema, _ database: Database) throws {
    try database.execute(sql: "UPDATE tables SET definition = ? WHERE id = ?", arguments: [Self.text(schema), table.id])
    for index in schema.indexes where table.schema.index(index.name) == nil {
      try RowStore.create(database, name: Table.storeName(table.id, index: index.name))
    }
    for index in table.schema.indexes where schema.index(index.name) == nil {
      try RowStore.drop(database, name: Table.storeName(table.id, index: index.name))
    }
    try table.change(schema, database)
  }

  private static func text(_ schema: TableSchema) -> String {
    var json = JSONWriter()
    schema.write(to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
