import SwynamoCompiler
public import SwynamoSchema
public import SwynamoWire

extension DescribeTable {
  /// Errors: `DynamoDBError.resourceNotFound`.
  public func run(on db: DynamoDB) async throws -> TableDescription {
    try await db.reply(to: try request()).read { try TableDescription($0) }
  }
}

extension Table {
  /// Whether the service has a table of this name.
  public func exists(on db: DynamoDB) async throws -> Bool {
    do {
      _ = try await describe().run(on: db)
      return true
    } catch DynamoDBError.resourceNotFound {
      return false
    }
  }
}
