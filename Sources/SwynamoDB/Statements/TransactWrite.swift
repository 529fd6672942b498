public import SwynamoCompiler
public import SwynamoSchema
public import SwynamoWire

/// Up to 100 writes and checks that are made together: all of them, or none.
///
///     let payment = TransactWrite {
///       users.put(samuel)
///       accounts.check("a@b.c") { $0.balance >= 10 }
///     }
///     print(payment.explain())
///     try await payment.run(on: db)
///
/// Each run has a token, so that a lost answer does not make it twice; with one of your own, running it again within ten minutes
/// has no further effect, even after a restart of the program, where its request is the same (values that a write makes, `setOnCreate(.now)`,
/// and encrypted ones are others each time); conflicts with other transactions are tried again. It gives nothing
/// back: the version of a model that was put is one more than before. Source: API Reference, "TransactWriteItems".
public struct TransactWrite: RequestStatement {
  private let plan: TransactWritePlan

  /// What makes running it twice within ten minutes the same as once; nil for a new one at each run.
  public var token: String? { plan.token }

  /// Gathers the writes and checks; nothing is sent. The token has 1 to 36 characters; nil is a new one at each run.
  public init(token: String? = nil, @TransactBuilder _ writes: () throws -> [WritePlan]) rethrows {
    plan = TransactWritePlan(try writes(), token: token)
  }

  public func request() throws(StatementError) -> TransactWriteItemsRequest { try plan.request() }

  /// The request as text; where members may change ``Unique`` attributes, what is read before, and what it costs.
  public func explain() -> String { uniqueWrites?.explain() ?? Explanation.text { [try request()] } }

  /// With a token of one's own the request has to be the same each time.
  var uniqueWrites: UniqueWrites? {
    UniqueTransaction(plan).flatMap { $0.needsReading && token != nil ? nil : UniqueWrites(transaction: $0) }
  }

  /// Errors: `StatementError` before sending; `DynamoDBError.transactionCanceled` with a reason for each member, in order;
  /// ``VersionConflictError`` of the first member whose item has another version than its model; ``UniqueConstraintError``.
  public func run(on db: DynamoDB) async throws {
    if let writes = uniqueWrites {
      do { _ = try await writes.run(on: db) } catch let error as DynamoDBError {
        let error = error.naming(plan.members)
        throw plan.versionConflict(error) ?? error
      }
      return
    }
    let tokened = try request().withToken()
    do { try await db.retryingConflicts { try await db.reply(to: tokened) }.check() } catch let error as DynamoDBError {
      let error = error.naming(plan.members)
      throw plan.versionConflict(error) ?? error
    }
  }
}

/// The puts, updates, deletes and checks of a transaction, of any tables, in the order of its cancellation reasons.
@resultBuilder
public enum TransactBuilder {
  public static func buildExpression<Request, Model, Output>(_ write: Write<Request, Model, Output>) -> [WritePlan] {
    [write.member]
  }
  public static func buildExpression<Request, Model, Output>(_ writes: [Write<Request, Model, Output>]) -> [WritePlan] {
    writes.map { $0.member }
  }

  @available(*, unavailable, message: "a transaction has puts, updates, deletes and checks; read with db.transactGet { … }")
  public static func buildExpression<Other>(_ statement: Other) -> [WritePlan] { [] }

  public static func buildBlock(_ writes: [WritePlan]...) -> [WritePlan] { writes.flatMap { $0 } }
  public static func buildOptional(_ writes: [WritePlan]?) -> [WritePlan] { writes ?? [] }
  public static func buildEither(first writes: [WritePlan]) -> [WritePlan] { writes }
  public static func buildEither(second writes: [WritePlan]) -> [WritePlan] { writes }
  public static func buildArray(_ writes: [[WritePlan]]) -> [WritePlan] { writes.flatMap { $0 } }
}

extension DynamoDB {
  /// Makes up to 100 writes and checks together: all of them, or none. The same as running a ``TransactWrite``.
  ///
  ///     try await db.transact {
  ///       users.put(samuel)
  ///       accounts.check("a@b.c") { $0.balance >= 10 }
  ///     }
  public func transact(
    token: String? = nil, isolation: isolated (any Actor)? = #isolation,
    @TransactBuilder _ writes: () throws -> [WritePlan]
  ) async throws {
    try await TransactWrite(token: token, writes).run(on: self)
  }
}

extension DynamoDB {
  /// Sends a transaction again while nothing but other transactions stands in the way. What was left open once stays so: the token
  /// that all of them share tells the service, not us.
  func retryingConflicts(_ send: () async throws -> Reply) async throws -> Reply {
    try await retrying(send) { error in
      (error as? DynamoDBError)?.isTransactionConflict == true ? .transient : nil
    }
  }

  /// Sends a transaction of another module's in the same way, and reads its answer.
  package func answerRetryingConflicts<Answer>(
    to request: some WireRequest, _ read: ([UInt8]) throws -> Answer
  ) async throws -> Answer {
    try await retryingConflicts { try await reply(to: request) }.read(read)
  }
}
