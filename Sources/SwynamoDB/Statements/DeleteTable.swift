import SwynamoCompiler
public import SwynamoSchema
public import SwynamoWire

/// Deletes a table with all its items and waits until it is gone.
///
///     try await users.deleteTable().run(on: db)
///
/// Source: API Reference, "DeleteTable".
public struct DeleteTable: RequestStatement {
  let table: TableDefinition
  private var waits = true

  init(table: TableDefinition) { self.table = table }

  /// Returns when the service has accepted the request.
  public func withoutWaiting() -> DeleteTable {
    var copy = self
    copy.waits = false
    return copy
  }

  public func request() throws(StatementError) -> DeleteTableRequest {
    try table.refuse(DeleteTableRequest.operation)
    return DeleteTableRequest(tableName: table.name)
  }

  /// Errors: `DynamoDBError.resourceNotFound`; `TableNotReadyError` when it isn't gone in ten minutes.
  public func run(on db: DynamoDB) async throws {
    try await db.reply(to: try request()).check()
    if waits { try await db.waitUntilGone(table.name) }
  }
}

extension Table {
  /// A statement that deletes the table with all its items.
  public func deleteTable() -> DeleteTable { DeleteTable(table: definition) }
}
