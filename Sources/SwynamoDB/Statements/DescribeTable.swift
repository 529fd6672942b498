import SwynamoCompiler
public import SwynamoSchema
public import SwynamoWire

/// Asks what the service knows of a table.
///
///     let description = try await users.describeTable().run(on: db)
///     description.itemCount                 // as of some hours ago
///
/// Source: API Reference, "DescribeTable".
public struct DescribeTable: RequestStatement {
  let table: TableDefinition

  public func request() throws(StatementError) -> DescribeTableRequest {
    try table.refuse(DescribeTableRequest.operation)
    return DescribeTableRequest(tableName: table.name)
  }

  /// Errors: `DynamoDBError.resourceNotFound`.
  public func run(on db: DynamoDB) async throws -> TableDescription {
    try await db.reply(to: try request()).read { try TableDescription($0) }
  }
}

extension Table {
  /// A statement that asks what the service knows of the table.
  public func describeTable() -> DescribeTable { DescribeTable(table: definition) }

  /// Whether the service has a table of this name.
  public func tableExists(on db: DynamoDB) async throws -> Bool {
    do {
      _ = try await describeTable().run(on: db)
      return true
    } catch DynamoDBError.resourceNotFound {
      return false
    }
  }

  @available(*, unavailable, renamed: "describeTable", message: "the table itself is described by describeTable()")
  public func describe() -> DescribeTable { fatalError() }

  @available(*, unavailable, renamed: "tableExists(on:)", message: "the table itself is asked for by tableExists(on:)")
  public func exists(on db: DynamoDB) async throws -> Bool { fatalError() }
}
