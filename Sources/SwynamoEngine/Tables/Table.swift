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
  let arn: String
  private(set) var schema: TableSchema
  private(set) var settings: TableSettings
  private(set) var state: TableState
  /// Some of what is stored of it is not what was written: it is neither read nor written any more.
  var isDamaged = false
  let rows: RowStore
  private var indexRows: [String: RowStore] = [:]

  init(
    _ database: Database, id: Int, identifier: String, created: Double, realm: Realm, definition: TableDefinition
  ) {
    self.id = id
    self.identifier = identifier
    self.created = created
    schema = definition.schema
    settings = definition.settings
    state = definition.state
    arn = "arn:aws:dynamodb:\(realm.region):\(realm.account):table/\(schema.name)"
    rows = RowStore(database, name: Self.storeName(id))
    for index in schema.indexes {
      indexRows[index.name] = RowStore(database, name: Self.storeName(id, index: index.name))
    }
  }

  var definition: TableDefinition { TableDefinition(schema: schema, settings: settings, state: state) }

  func rows(of index: SecondaryIndex) -> RowStore { indexRows[index.name] ?? rows }

  var allRows: [RowStore] { [rows] + indexRows.values }

  func change(to definition: TableDefinition, _ database: Database) {
    schema = definition.schema
    settings = definition.settings
    state = definition.state
    indexRows = indexRows.filter { schema.index($0.key) != nil }
    for index in schema.indexes where indexRows[index.name] == nil {
      indexRows[index.name] = RowStore(database, name: Self.storeName(id, index: index.name))
    }
  }

  static func storeName(_ id: Int) -> String { "items_\(id)" }

  /// SQLite's names ignore case, DynamoDB's don't.
  static func storeName(_ id: Int, index: String) -> String {
    "index_\(id)_" + index.utf8.map { String($0, radix: 16) }.joined()
  }
}
