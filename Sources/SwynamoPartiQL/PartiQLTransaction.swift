public import SwynamoAPI
import SwynamoCore
public import SwynamoDB
public import SwynamoSchema
import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Up to 100 statements that are run together: all of them, or none. All are reads, or all are writes and checks.
///
///     let payment = PartiQLTransaction {
///       "UPDATE \(accounts) SET balance = balance - \(10) WHERE email = \(from) AND balance >= \(10)"
///       "UPDATE \(accounts) SET balance = balance + \(10) WHERE email = \(to)"
///     }
///     try await payment.run(on: db)
///
/// Each run has a token, so that a lost answer does not make it twice; with one of your own, running it again within ten minutes has
/// no further effect. Conflicts with other transactions are tried again. Source: API Reference, "ExecuteTransaction".
public struct PartiQLTransaction<Row>: RequestStatement {
  let members: [PartiQLStatement<Row>]

  /// What makes running it twice within ten minutes the same as once; nil for a new one at each run.
  public let token: String?

  /// Gathers the statements; nothing is sent. The token has 1 to 36 characters; nil is a new one at each run.
  public init(token: String? = nil, @PartiQLBuilder<Row> _ statements: () throws -> [PartiQLStatement<Row>]) rethrows {
    self.token = token
    members = try statements()
  }

  public func request() throws(StatementError) -> API.ExecuteTransaction {
    try members.check(API.ExecuteTransaction.operation, atMost: Limits.transactionMembers)
    return API.ExecuteTransaction(
      transactStatements: members.map { member in
        API.ParameterizedStatement(
          statement: member.text.text, parameters: member.parameters,
          returnValuesOnConditionCheckFailure: member.options.returnsItemOnFailure ? .allOld : nil)
      }, clientRequestToken: token)
  }

  /// The row of each read, in their order, nil where there is none; for writes all are nil.
  ///
  /// Errors: `StatementError` before anything is sent; `DynamoDBError.transactionCanceled` with a reason for each member, in order;
  /// `AttributeDecodingError` for the first row that can't be read.
  @discardableResult
  public func run(on db: DynamoDB) async throws -> [Row?] {
    var request = PartiQLRequest(try request(), members.map(\.text))
    if token == nil { request.base.clientRequestToken = UUID().uuidString.lowercased() }
    let responses = try await db.answerRetryingConflicts(to: request) { try API.ExecuteTransaction.response(from: $0) }.responses
    let items = responses ?? members.map { _ in API.ItemResponse() }
    guard items.count == members.count || items.isEmpty else {
      throw PartiQLAnswerError(asked: members.count, answered: items.count)
    }
    guard !items.isEmpty else { return members.map { _ in nil } }
    return try zip(members, items).map { member, response in try member.row(response.item) }
  }
}

extension DynamoDB {
  /// Runs up to 100 statements together: all of them, or none. The same as running a `PartiQLTransaction`.
  ///
  ///     try await db.transactExecute {
  ///       "UPDATE \(accounts) SET balance = balance - \(10) WHERE email = \(from) AND balance >= \(10)"
  ///       "UPDATE \(accounts) SET balance = balance + \(10) WHERE email = \(to)"
  ///     }
  @discardableResult
  public func transactExecute<Row>(
    token: String? = nil, isolation: isolated (any Actor)? = #isolation,
    @PartiQLBuilder<Row> _ statements: () throws -> [PartiQLStatement<Row>]
  ) async throws -> [Row?] {
    try await PartiQLTransaction(token: token, statements).run(on: self)
  }
}
