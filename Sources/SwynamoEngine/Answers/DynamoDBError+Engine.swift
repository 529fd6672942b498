import SwynamoWire

extension DynamoDBError {
  static func invalid(_ message: String) -> DynamoDBError {
    DynamoDBError(code: DynamoDBError.validation, message: message)
  }

  /// Most of the service's sentences about values start alike.
  static func invalidParameter(_ message: String) -> DynamoDBError {
    .invalid("One or more parameter values were invalid: \(message)")
  }

  static func malformed(_ message: String) -> DynamoDBError {
    DynamoDBError(code: DynamoDBError.serialization, message: message)
  }

  static let noSuchTable = DynamoDBError(code: DynamoDBError.resourceNotFound, message: "Requested resource not found")

  static func noSuchTable(_ name: String) -> DynamoDBError {
    DynamoDBError(code: DynamoDBError.resourceNotFound, message: "Requested resource not found: Table: \(name) not found")
  }

  static let keyMismatch = DynamoDBError.invalid("The provided key element does not match the schema")

  static let conditionFailed = DynamoDBError(
    code: DynamoDBError.conditionalCheckFailed, message: "The conditional request failed")

  static func storageFailed(_ error: some Error) -> DynamoDBError {
    DynamoDBError(code: DynamoDBError.internalServerError, message: "The engine's storage failed: \(error)", status: 500)
  }
}
