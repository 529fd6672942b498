public import SwynamoAPI
import SwynamoCore
public import SwynamoDB
public import SwynamoSchema
import SwynamoWire

/// Up to 25 statements in a request, each on its own: all reads of one item each, or all writes.
///
///     let batch = PartiQLBatch {
///       for email in emails { ("SELECT * FROM \(users) WHERE email = \(email)" as PartiQL).as(users) }
///     }
///     for result in try await batch.run(on: db) { print(try result.get()?.visits ?? 0) }
///
/// Source: API Reference, "BatchExecuteStatement".
public struct PartiQLBatch<Row>: RequestStatement {
  let members: [PartiQLStatement<Row>]

  /// Gathers the statements; nothing is sent.
  public init(@PartiQLBuilder<Row> _ statements: () throws -> [PartiQLStatement<Row>]) rethrows { members = try statements() }

  public func request() throws(StatementError) -> API.BatchExecuteStatement {
    try members.check(API.BatchExecuteStatement.operation, atMost: Limits.batchStatements)
    return API.BatchExecuteStatement(
      statements: members.map { member in
        API.BatchStatementRequest(
          statement: member.text.text, parameters: member.parameters,
          consistentRead: member.options.isConsistent ? true : nil,
          returnValuesOnConditionCheckFailure: member.options.returnsItemOnFailure ? .allOld : nil)
      })
  }

  /// What became of each statement, in their order: the row that it gives, nil for none, or its error.
  ///
  /// A statement's error is a `DynamoDBError` with the code that it has on its own, or an `AttributeDecodingError`; what throttled a
  /// statement is one too, and it may be run again. Errors of the whole: `StatementError` before anything is sent, `DynamoDBError`,
  /// `TransportError`.
  @discardableResult
  public func run(on db: DynamoDB) async throws -> [Result<Row?, any Error>] {
    let request = PartiQLRequest(try request(), members.map(\.text))
    let responses = try await request.run(on: db).responses ?? []
    guard responses.count == members.count else { throw PartiQLAnswerError(asked: members.count, answered: responses.count) }
    return zip(members, responses).map { member, response in
      if let error = response.error {
        return .failure(DynamoDBError(error, table: member.text.tableNames.first ?? response.tableName))
      }
      return Result { try member.row(response.item) }
    }
  }
}

extension DynamoDB {
  /// Runs up to 25 statements in a request, each on its own. The same as running a `PartiQLBatch`.
  ///
  ///     let results = try await db.batchExecute {
  ///       for email in emails { ("SELECT * FROM \(users) WHERE email = \(email)" as PartiQL).as(users) }
  ///     }
  ///     let found = try results.compactMap { try $0.get() }            // [User]
  @discardableResult
  public func batchExecute<Row>(
    isolation: isolated (any Actor)? = #isolation, @PartiQLBuilder<Row> _ statements: () throws -> [PartiQLStatement<Row>]
  ) async throws -> [Result<Row?, any Error>] {
    try await PartiQLBatch(statements).run(on: self)
  }
}

/// An answer with another number of members than were asked for.
public struct PartiQLAnswerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The statements that were sent.
  public var asked: Int
  /// The members of the answer.
  public var answered: Int

  public var description: String { "the answer has \(answered) members for \(asked) statements" }
}

extension DynamoDBError {
  /// The error of a batch's member, by the code that its statement would have on its own.
  fileprivate init(_ error: API.BatchStatementError, table: String?) {
    let code = error.code ?? .internalServerError
    let named: Code =
      switch code {
      case .validationError: .validation
      case .throttlingError: .throttling
      case .internalServerError, .requestLimitExceeded: Code(rawValue: code.rawValue)
      default: Code(rawValue: code.rawValue.hasSuffix("Exception") ? code.rawValue : code.rawValue + "Exception")
      }
    self.init(
      code: named, message: error.message ?? "", status: code == .internalServerError ? 500 : 400,
      operation: API.BatchExecuteStatement.operation, item: error.item)
    self.table = table
  }
}
