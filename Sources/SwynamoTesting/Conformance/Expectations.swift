import SwynamoDB
import SwynamoWire

/// A back end answered otherwise than DynamoDB.
public struct ConformanceFailure: Error, Sendable, CustomStringConvertible {
  public let description: String
}

func expect<Value: Equatable>(
  _ actual: Value, _ expected: Value, _ what: String = "", file: StaticString = #fileID, line: Int = #line
) throws {
  guard actual != expected else { return }
  throw ConformanceFailure(
    description: "\(file):\(line): \(what.isEmpty ? "" : "\(what): ")expected\n    \(expected)\n  but got\n    \(actual)")
}

func expect(_ isTrue: Bool, _ what: String, file: StaticString = #fileID, line: Int = #line) throws {
  if !isTrue { throw ConformanceFailure(description: "\(file):\(line): \(what)") }
}

/// The body must be refused by the service with this code; gives the error.
@discardableResult
func expectRefusal(
  _ code: DynamoDBError.Code, containing part: String = "", file: StaticString = #fileID, line: Int = #line,
  _ body: () async throws -> Void
) async throws -> DynamoDBError {
  do {
    try await body()
  } catch let error as DynamoDBError {
    try expect(error.code.rawValue, code.rawValue, "\(error)", file: file, line: line)
    try expect(error.message.contains(part), "the message has no \"\(part)\": \(error.message)", file: file, line: line)
    return error
  }
  throw ConformanceFailure(description: "\(file):\(line): expected \(code.rawValue), but the request succeeded")
}

/// The statement must be refused before it is sent.
@discardableResult
func expectUnsent(
  file: StaticString = #fileID, line: Int = #line, _ body: () async throws -> Void
) async throws -> InvalidStatement {
  do {
    try await body()
  } catch let error as InvalidStatement {
    return error
  }
  throw ConformanceFailure(description: "\(file):\(line): expected the statement to be refused, but it was sent")
}
