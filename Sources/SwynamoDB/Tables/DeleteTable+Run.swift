import SwynamoCompiler
public import SwynamoSchema
import SwynamoWire

extension DeleteTable {
  /// Errors: `DynamoDBError.resourceNotFound`; `TableNotReady` when it isn't gone in ten minutes.
  public func run(on db: DynamoDB) async throws {
    try await db.reply(to: try request()).check()
    if waits { try await db.waitUntilGone(table.name) }
  }
}
