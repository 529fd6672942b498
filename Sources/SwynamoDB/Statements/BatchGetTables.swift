import SwynamoCompiler
import SwynamoSchema
import SwynamoWire

/// Reads items of several tables by their keys, 100 in a request whatever table they are of.
///
///     let read = BatchGetTables {
///       users.batchGet(emails)
///       orders.batchGet(keys).select { $0.status }
///     }
///     let (found, statuses) = try await read.run(on: db)              // ([User], [Status?])
///
/// Each table has its own attributes and consistency. A table that is named twice goes into requests of its own. Source: API
/// Reference, "BatchGetItem".
public struct BatchGetTables<Output, Results>: RequestsStatement {
  private let plans: [BatchGetPlan]
  /// Makes the results of what was read.
  private let read: @Sendable (BatchGetRun) throws -> Results
  private let output: @Sendable (Results) throws -> Output

  /// Gathers the reads; nothing is sent.
  public init<each Row>(@BatchGetBuilder _ reads: () throws -> BatchGets<repeat each Row>) rethrows
  where Output == (repeat [each Row]), Results == (repeat [Result<each Row, any Error>]) {
    let reads = try reads()
    plans = reads.plans
    read = { run in
      var index = -1
      func next<Value>(_ decoder: RowDecoder<Value>) throws -> [Result<Value, any Error>] {
        index += 1
        return try run.rows(of: index, decoder)
      }
      return (repeat try next(each reads.rows))
    }
    output = { results in (repeat try (each results).map { try $0.get() }) }
  }

  /// The items that there are, of each table in the order of its keys; a key that is named twice gives its item twice.
  /// Errors: `StatementError` before anything is sent; `BatchGetIncompleteError` with what was read and what was not;
  /// `AttributeDecodingError` for the first item that can't be read into its model.
  public func run(on db: DynamoDB) async throws -> Output { try await output(results(on: db)) }

  /// The same, where an item that can't be read into its model is a failure and not the end.
  ///
  ///     let (found, statuses) = try await read.results(on: db)      // ([Result<User, any Error>], [Result<Status?, any Error>])
  public func results(on db: DynamoDB) async throws -> Results {
    var run = BatchGetRun(try BatchGetPlan.lower(plans))
    try await run.run(on: db)
    return try read(run)
  }

  func wireRequests() throws -> [any WireRequest] { BatchGetRun.requests(try BatchGetPlan.lower(plans)) }

  public func explain() -> String { Explanation.text { try wireRequests() } }
}

/// Public for the compiler only: the reads of a batch; the result is a tuple of their items.
@resultBuilder
public enum BatchGetBuilder {
  public static func buildExpression<Model, Row>(_ read: BatchGet<Model, Row>) -> BatchGet<Model, Row> { read }

  @available(*, unavailable, message: "a batch reads by keys: users.batchGet(keys)")
  public static func buildExpression<Other>(_ statement: Other) -> BatchGet<Never, Other> { fatalError() }

  public static func buildBlock<each Model, each Row>(
    _ reads: repeat BatchGet<each Model, each Row>
  ) -> BatchGets<repeat each Row> {
    var plans: [BatchGetPlan] = []
    for read in repeat each reads { plans.append(read.plan) }
    return BatchGets(plans: plans, rows: repeat (each reads).decode)
  }
}

/// Public for the compiler only: the reads of a batch, and how their items are read.
public struct BatchGets<each Row>: Sendable {
  let plans: [BatchGetPlan]
  let rows: (repeat RowDecoder<each Row>)

  init(plans: [BatchGetPlan], rows: repeat RowDecoder<each Row>) {
    self.plans = plans
    self.rows = (repeat each rows)
  }
}

extension DynamoDB {
  /// Reads items of several tables by their keys. The same as running a ``BatchGetTables``.
  ///
  ///     let (found, placed) = try await db.batchGet { users.batchGet(emails); orders.batchGet(keys) }     // ([User], [Order])
  public func batchGet<each Row>(
    isolation: isolated (any Actor)? = #isolation, @BatchGetBuilder _ reads: () throws -> BatchGets<repeat each Row>
  ) async throws -> (repeat [each Row]) {
    try await BatchGetTables(reads).run(on: self)
  }
}
