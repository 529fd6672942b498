import SwynamoCompiler
public import SwynamoSchema
import SwynamoWire

extension Get {
  /// The item, or nil. Errors: `InvalidStatement` before sending, `DynamoDBError`, `AttributeDecodingError` when the item is no such model.
  public func run(on db: DynamoDB) async throws -> Row? {
    try await db.reply(to: try request()).read { try ItemResponse($0, row: decode.decode).item }
  }
}
