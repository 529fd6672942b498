import SwynamoCompiler
public import SwynamoSchema
public import SwynamoWire

/// The names of all tables of the account in the region, over all pages.
///
///     let names = try await ListTables().run(on: db)         // ["dynamodb-user", …]
///
/// Source: API Reference, "ListTables".
public struct ListTables: RequestStatement {
  /// Of the account and the region that the client has.
  public init() {}

  /// The request of the first page.
  public func request() throws(StatementError) -> ListTablesRequest { ListTablesRequest() }

  public func run(on db: DynamoDB) async throws -> [String] {
    var names: [String] = []
    var request = try request()
    repeat {
      let page = try await db.reply(to: request).read { try ListTablesResponse($0) }
      names += page.tableNames
      request.exclusiveStartTableName = page.lastEvaluatedTableName
    } while request.exclusiveStartTableName != nil
    return names
  }
}

extension DynamoDB {
  /// The names of all tables, over all pages. The same as running ``ListTables``.
  public func listTables() async throws -> [String] { try await ListTables().run(on: self) }
}
