import SwynamoCompiler
public import SwynamoSchema
import SwynamoWire

extension Put {
  /// Errors: `InvalidStatement` before sending; `DynamoDBError.conditionalCheckFailed` and others of the service.
  @discardableResult
  public func run(on db: DynamoDB) async throws -> Output {
    let body = try await db.send(try request())
    return try returning.output(from: body, table)
  }
}
