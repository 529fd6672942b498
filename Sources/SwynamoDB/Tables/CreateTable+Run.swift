import SwynamoCompiler
public import SwynamoSchema
import SwynamoWire

extension CreateTable {
  /// Errors: `DynamoDBError.resourceInUse` when there is such a table; `TableNotReady` when it doesn't become active in ten minutes.
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
