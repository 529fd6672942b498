import SwynamoCompiler
public import SwynamoSchema
import SwynamoWire

extension DeleteTable {
  /// Errors: `DynamoDBError.resourceNotFound`; `TableNotReady` when it isn't gone in ten minutes.
  public func run(on db: DynamoDB) async throws {
    _ = try await db.send(try request())
    if waits { try await db.waitUntilGone(table.name) }
  }
}
