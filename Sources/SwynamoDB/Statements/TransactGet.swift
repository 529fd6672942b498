import SwynamoCompiler
import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Reads up to 100 items as of one moment, each as its own type; nil where there is none.
///
///     let read = TransactGet { users.get("a@b.c"); orders.get("a@b.c", 17) }
///     let (user, order) = try await read.run(on: db)                            // (User?, Order?)
///
///     let found = try await TransactGet(emails.map { users.get($0) }).run(on: db)     // [User?], in the order of the gets
///
/// Conflicts with other transactions are tried again. Source: API Reference, "TransactGetItems".
public struct TransactGet<Output, Results>: RequestStatement {
  private let plan: TransactGetPlan
  /// Makes the results of the items, of which there are as many as gets.
  private let read: @Sendable ([EncodedItem?], [GetItemRequest]) throws -> Results
  private let output: @Sendable (Results) throws -> Output

  /// Gathers the gets; nothing is sent.
  public init<each Row>(@TransactGetBuilder _ gets: () throws -> TransactGets<repeat each Row>) rethrows
  where Output == (repeat (each Row)?), Results == (repeat Result<(each Row)?, any Error>) {
    let gets = try gets()
    let plan = TransactGetPlan(gets.plans)
    self.plan = plan
    read = { items, requests in
      var index = -1
      func next<Value>(_ decoder: RowDecoder<Value>) throws -> Result<Value?, any Error> {
        index += 1
        return try requests[index].read(plan.gets[index].visible(items[index]), decoder)
      }
      return (repeat try next(each gets.rows))
    }
    output = { results in (repeat try (each results).get()) }
  }

  /// Up to 100 items of one model.
  public init<Model, Row>(_ gets: [Get<Model, Row>]) where Output == [Row?], Results == [Result<Row?, any Error>] {
    plan = TransactGetPlan(gets.map { $0.plan })
    read = { items, requests in
      try gets.indices.map { try requests[$0].read(gets[$0].plan.visible(items[$0]), gets[$0].decode) }
    }
    output = { results in try results.map { try $0.get() } }
  }

  public func request() throws(StatementError) -> TransactGetItemsRequest { try plan.request() }

  /// Errors: `StatementError` before sending; `DynamoDBError.transactionCanceled`; `AttributeDecodingError` for an item that is
  /// no such model.
  public func run(on db: DynamoDB) async throws -> Output { try await output(results(on: db)) }

  /// The same, where an item that is no such model is a failure and not the end.
  ///
  ///     let (user, order) = try await read.results(on: db)      // (Result<User?, any Error>, Result<Order?, any Error>)
  public func results(on db: DynamoDB) async throws -> Results {
    let request = try request()
    let reply: Reply
    do { reply = try await db.retryingConflicts { try await db.reply(to: request) } } catch let error as DynamoDBError {
      throw error.naming(plan.members)
    }
    return try reply.read { body in
      let items = try TransactGetItemsResponse(body).items
      guard items.count == request.gets.count else {
        throw AttributeReader.wrongShape("it has \(items.count) responses to \(request.gets.count) gets")
      }
      return try read(items, request.gets)
    }
  }
}

/// Public for the compiler only: the gets of a transaction; the result is a tuple of their items.
@resultBuilder
public enum TransactGetBuilder {
  public static func buildExpression<Model, Row>(_ get: Get<Model, Row>) -> Get<Model, Row> { get }

  @available(*, unavailable, message: "transactGet has gets only; write with db.transact { … }")
  public static func buildExpression<Other>(_ statement: Other) -> Get<Never, Other> { fatalError() }

  public static func buildBlock<each Model, each Row>(
    _ gets: repeat Get<each Model, each Row>
  ) -> TransactGets<repeat each Row> {
    var plans: [ItemReadPlan] = []
    for get in repeat each gets { plans.append(get.plan) }
    return TransactGets(plans: plans, rows: repeat (each gets).decode)
  }
}

/// Public for the compiler only: the gets of a transaction, and how their items are read.
public struct TransactGets<each Row>: Sendable {
  let plans: [ItemReadPlan]
  let rows: (repeat RowDecoder<each Row>)

  init(plans: [ItemReadPlan], rows: repeat RowDecoder<each Row>) {
    self.plans = plans
    self.rows = (repeat each rows)
  }
}

extension DynamoDB {
  /// Reads up to 100 items as of one moment. The same as running a ``TransactGet``.
  ///
  ///     let (user, order) = try await db.transactGet { users.get("a@b.c"); orders.get("a@b.c", 17) }   // (User?, Order?)
  public func transactGet<each Row>(
    isolation: isolated (any Actor)? = #isolation,
    @TransactGetBuilder _ gets: () throws -> TransactGets<repeat each Row>
  ) async throws -> (repeat (each Row)?) {
    try await TransactGet(gets).run(on: self)
  }

  /// The same for up to 100 items of one model, in the order of the gets.
  ///
  ///     let users = try await db.transactGet(emails.map { users.get($0) })     // [User?]
  public func transactGet<Model, Row>(_ gets: [Get<Model, Row>]) async throws -> [Row?] {
    try await TransactGet(gets).run(on: self)
  }
}

extension GetItemRequest {
  /// Reads the item that was found, if any. A failure says which it is.
  fileprivate func read<Row>(_ item: EncodedItem?, _ decoder: RowDecoder<Row>) throws -> Result<Row?, any Error> {
    do {
      return .success(try item.map { try AttributeReader.read($0.json, decoder.decode) })
    } catch var error as AttributeDecodingError where error.isOfItem {
      error.key = key
      return .failure(error)
    } catch let error as AttributeDecodingError { throw error } catch { return .failure(error) }
  }
}
