import GRDB
import SwynamoCore

/// A table that exists: its definition, its rows and those of its indexes.
final class Table {
  /// The number in the names of its SQLite tables.
  let id: Int
  /// `TableId`, a UUID.
  let identifier: String
  /// Seconds since 1970.
  let created: Double
  private(set) var schema: TableSchema
  let rows: RowStore
  private var indexRows: [String: RowStore] = [:]

  init(_ database: Database, id: Int, identifier: String, created: Double, schema: TableSchema) throws {
    self.id = id
    self.identifier = identifier
    self.created = created
    self.schema = schema
    rows = try RowStore(database, name: Self.storeName(id))
    for index in schema.indexes {
      indexRows[index.name] = try RowStore(database, name: Self.storeName(id, index: index.name))
    }
  }

  func rows(of index: SecondaryIndex) -> RowStore { indexRows[index.name] ?? rows }

  func change(_ schema: TableSchema, _ database: Database) throws {
    self.schema = schema
    indexRows = indexRows.filter { schema.index($0.key) != nil }
    for index in schema.indexes where indexRows[index.name] == nil {
      indexRows[index.name] = try RowStore(database, name: Self.storeName(id, index: index.name))
    }
  }

  static func storeName(_ id: Int) -> String { "items_\(id)" }

  /// SQLite's names ignore case, DynamoDB's don't.
  static func storeName(_ id: Int, index: String) -> String {
    "index_\(id)_" + index.utf8.map { String($0, radix: 16) }.joined()
  }

  var arn: String { "arn:aws:dynamodb:ddblocal:000000000000:table/\(schema.name)" }
}
