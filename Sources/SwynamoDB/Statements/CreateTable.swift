import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Creates a table as it is declared and waits until it can be used.
///
///     try await users.createTable().run(on: db)
///     try await users.createTable(.provisioned(readUnits: 1, writeUnits: 1)).ifNotExists().run(on: db)
///
/// Billing that is given stands instead of the declared one. A ``TimeToLive`` and point-in-time recovery are no members of
/// CreateTable: `apply` of the product SwynamoTables sees to them.
///
/// Source: API Reference, "CreateTable".
public struct CreateTable: RequestStatement {
  let table: TableDefinition
  let billing: Billing?
  private var allowsExisting = false
  private var waits = true

  init(table: TableDefinition, billing: Billing?) {
    self.table = table
    self.billing = billing
  }

  /// A table of that name that is there already is no error; its keys are not compared.
  public func ifNotExists() -> CreateTable {
    var copy = self
    copy.allowsExisting = true
    return copy
  }

  /// Returns when the service has accepted the request.
  public func withoutWaiting() -> CreateTable {
    var copy = self
    copy.waits = false
    return copy
  }

  public func request() throws(StatementError) -> CreateTableRequest { try CreateTableRequest(table, billing: billing) }

  /// Errors: `DynamoDBError.resourceInUse` when there is such a table; `TableNotReadyError` when it doesn't become active in ten
  /// minutes.
  public func run(on db: DynamoDB) async throws {
    let description: TableDescription
    do {
      description = try await db.reply(to: try request()).read { try TableDescription($0) }
    } catch DynamoDBError.resourceInUse where allowsExisting {
      if waits { try await db.waitUntilActive(table.name) }
      return
    }
    if waits, !description.isActive { try await db.waitUntilActive(table.name) }
  }
}

extension Table {
  /// A statement that creates the table, with this billing instead of the declared one.
  public func createTable(_ billing: Billing? = nil) -> CreateTable { CreateTable(table: definition, billing: billing) }

  @available(*, unavailable, renamed: "createTable", message: "the table itself is created by createTable()")
  public func create(_ billing: Billing = .onDemand) -> CreateTable { fatalError() }
}
