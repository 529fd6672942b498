import SwynamoWire

extension Operation {
  /// The answer says DELETING; unless the engine was asked for delays, the table is gone by then.
  static let deleteTable = Operation("DeleteTable", [.newTableName]) { request, session in
    let table = try session.namedTable(request)
    let name = table.schema.name
    switch table.state.status {
    case .creating: throw DynamoDBError.inUse("Table is being created: \(name)")
    case .deleting: throw DynamoDBError.inUse("Table is being deleted: \(name)")
    case .active, .updating: break
    }
    guard table.state.indexes.isEmpty else {
      throw DynamoDBError.inUse("Cannot delete table while indexes are being created, updated, or deleted.")
    }
    guard table.state.work != .stream else {
      throw DynamoDBError.inUse("Cannot delete table while stream is being enabled/disabled.")
    }
    guard table.state.work == nil else {
      throw DynamoDBError.inUse("Table: \(name) is in the process of being updated.")
    }
    guard !table.settings.isProtected else {
      throw DynamoDBError.invalid(
        "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.")
    }

    var definition = table.definition
    definition.state = TableState(.deletion, until: session.due)
    return try session.changingTables {
      try session.catalog.change(table, to: definition, session.database)
      return try .answer("TableDescription") { try table.describeDeleted(at: session.now, to: &$0) }
    }
  }
}
