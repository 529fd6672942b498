import SwynamoBytes
import Testing

extension Bench {
  /// A request of ExecuteStatement; parameters and more members as JSON texts.
  static func statement(_ text: String, _ parameters: String = "", _ more: String = "") -> String {
    var statement: [UInt8] = []
    JSONString.append(text, to: &statement)
    return #"{"Statement":\#(String(decoding: statement, as: UTF8.self))"#
      + (parameters.isEmpty ? "" : #","Parameters":[\#(parameters)]"#) + more + "}"
  }

  /// The statement must answer with these items.
  func expect(
    statement: String, _ parameters: String = "", _ more: String = "", items: String..., after: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await expect(
      "ExecuteStatement", Self.statement(statement, parameters, more),
      #"{"Items":[\#(items.joined(separator: ","))]\#(after)}"#, sourceLocation: sourceLocation)
  }

  /// The statement must be refused.
  func expect(
    statement: String, _ parameters: String = "", _ more: String = "", invalid message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await expect(
      "ExecuteStatement", Self.statement(statement, parameters, more), invalid: message, sourceLocation: sourceLocation)
  }

  /// The statement's own condition must fail.
  func expect(
    statement: String, _ parameters: String = "", error code: String, _ message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await expect(
      "ExecuteStatement", Self.statement(statement, parameters), error: "com.amazonaws.dynamodb.v20120810#" + code, message,
      sourceLocation: sourceLocation)
  }

  static let notWellFormed = "Statement wasn't well formed, can't be processed: "
}
