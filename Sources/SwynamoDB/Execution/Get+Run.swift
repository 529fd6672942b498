import SwynamoCompiler
import SwynamoCore
public import SwynamoSchema
import SwynamoWire

extension Get {
  /// The item, or nil. Errors: `InvalidStatement` before sending, `DynamoDBError`, `AttributeDecodingError` when the item is no such model.
  public func run(on db: DynamoDB) async throws -> Row? {
    let request = try request()
    return try await db.reply(to: request).read {
      do { return try ItemResponse($0, row: decode.decode).item } catch var error as AttributeDecodingError {
        error.key = request.key
        throw error
      }
    }
  }
}
