import SwynamoCompiler
public import SwynamoSchema
import SwynamoWire

extension Get {
  /// The item, or nil. Errors: `InvalidStatement` before sending, `DynamoDBError`, `AttributeDecodingError` when the item is no such model.
  public func run(on db: DynamoDB) async throws -> Row? {
    let body = try await db.send(try request())
    return try ItemResponse(body, row: decode.decode).item
  }
}
