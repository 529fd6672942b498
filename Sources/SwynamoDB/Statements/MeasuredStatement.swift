import SwynamoCompiler
public import SwynamoSchema
public import SwynamoWire

/// A statement that gives what it cost beside its output.
///
///     let (user, cost) = try await users.get("a@b.c").consumedCapacity().run(on: db)
///     cost.units.read                                                    // 0.5
///
/// All requests count: the pages of a query, the parts of a batch, what was sent again. Source: API Reference, "ConsumedCapacity".
public struct MeasuredStatement<Base: Statement>: Statement {
  public typealias Output = (output: Base.Output, cost: CallMetrics.Cost)

  let base: Base
  let capacity: ReturnConsumedCapacity
  let asksForItemCollections: Bool

  /// Errors: those of the statement. What it cost until then is lost: `db.measuring` keeps it.
  @discardableResult
  public func run(on db: DynamoDB) async throws -> Output {
    let (result, calls) = await asking(db).measuring(capacity) { db in try await base.run(on: db) }
    return (output: try result.get(), cost: calls.cost)
  }

  public func explain() -> String {
    let requests: () throws -> [any WireRequest]
    switch base {
    case let base as any UniqueStatement where base.uniqueWrites != nil: return base.explain()
    case let base as any RequestStatement: requests = { [try base.request()] }
    case let base as any RequestsStatement: requests = { try base.wireRequests() }
    default: return base.explain()
    }
    return Explanation.text { try requests().map { asking($0) } }
  }

  private func asking(_ db: DynamoDB) -> DynamoDB {
    db.returningConsumedCapacity(capacity, itemCollections: asksForItemCollections)
  }

  private func asking(_ request: some WireRequest) -> any WireRequest {
    request.asking(capacity, itemCollections: asksForItemCollections)
  }
}

extension MeasuredStatement: RequestStatement where Base: RequestStatement {
  /// The request, which asks for what it costs.
  public func request() throws(StatementError) -> Base.Request {
    try base.request().asking(capacity, itemCollections: asksForItemCollections)
  }
}

extension MeasuredStatement where Base: PagedStatement {
  /// The pages, each with what it cost: `page.consumedCapacity`.
  public func pages(on db: DynamoDB) -> Pages<Base.Row> { base.pages(on: asking(db)) }

  /// The first page, with what it cost.
  public func page(on db: DynamoDB) async throws -> Page<Base.Row> { try await base.page(on: asking(db)) }
}

/// A statement of several requests, which are known before it runs.
protocol RequestsStatement: Statement {
  func wireRequests() throws -> [any WireRequest]
}

extension Statement {
  /// The statement with what it cost beside its output. It is the last of the options.
  ///
  ///     let (smiths, cost) = try await users.query(byLastName, "Smith").limit(20).consumedCapacity().run(on: db)
  ///     cost.units.read                                                            // 1.5, over all pages
  ///     cost["users"]?.globalSecondaryIndexes["by-last-name"]?.read                // 1.5
  ///
  ///     let (_, cost) = try await BatchWrite { … }.consumedCapacity().run(on: db)
  ///
  /// - Parameters:
  ///   - capacity: `.indexes` tells those of the table and of each index apart, `.total` gives their sum.
  ///   - itemCollections: asks a write for the sizes of the item collections that it changes, which only tables with local indexes
  ///     have: `cost.itemCollections`.
  public func consumedCapacity(
    _ capacity: ReturnConsumedCapacity = .indexes, itemCollections: Bool = false
  ) -> MeasuredStatement<Self> {
    MeasuredStatement(base: self, capacity: capacity, asksForItemCollections: itemCollections)
  }
}
