import SwynamoCompiler
public import SwynamoSchema
import SwynamoWire

extension Put {
  /// Errors: `InvalidStatement` before sending; `DynamoDBError.conditionalCheckFailed` and others of the service.
  @discardableResult
  public func run(on db: DynamoDB) async throws -> Output {
    try returning.output(from: try await db.reply(to: try request()), table)
  }
}
