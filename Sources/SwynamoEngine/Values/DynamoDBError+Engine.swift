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

  /// What is refused while a table or an index is changed.
  static func inUse(_ detail: String) -> DynamoDBError {
    DynamoDBError(
      code: DynamoDBError.resourceInUse, message: "Attempt to change a resource which is still in use: \(detail)")
  }

  static func limitExceeded(_ detail: String) -> DynamoDBError {
    DynamoDBError(code: DynamoDBError.limitExceeded, message: "Subscriber limit exceeded: \(detail)")
  }

  /// Of the service's front end, which says nothing more of it.
  static let internalFailure = DynamoDBError(code: "InternalFailure", message: "", status: 500)

  /// What reads an index says so.
  static func missingIndex(_ name: String) -> DynamoDBError {
    .invalid("The table does not have the specified index: \(name)")
  }

  static let keyMismatch = DynamoDBError.invalid("The provided key element does not match the schema")

  static let conditionFailed = DynamoDBError(
    code: DynamoDBError.conditionalCheckFailed, message: "The conditional request failed")

  static let duplicateItem = DynamoDBError(code: "DuplicateItemException", message: "Duplicate primary key exists in table")

  /// The table is left alone, so that nothing is answered or built on what nobody wrote.
  static func damaged(_ table: String) -> DynamoDBError {
    DynamoDBError(
      code: DynamoDBError.internalServerError,
      message: "The table \(table) is damaged: a part of what is stored of it is not what was written. Nothing was read from it "
        + "or written to it, and other tables can be used. `swynamo-local --path FILE --check-everything` names every damaged "
        + "table; restore the store from a copy.", status: 500)
  }
}
