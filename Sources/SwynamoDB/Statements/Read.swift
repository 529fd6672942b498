public import SwynamoCompiler
public import SwynamoSchema
import SwynamoWire

/// Reads items page by page: a ``Query`` or a ``Scan``, with the options that they share.
///
///     for try await user in users.query("Smith").filter { $0.visits > 10 }.limit(20).items(on: db) { … }
///
/// An extension for one of them is written `extension Read where Request == QueryRequest`.
@frozen
public struct Read<Request: PageRequest, Model, Row>: RequestStatement {
  @usableFromInline let table: TableSchema<Model>
  @usableFromInline let decode: RowDecoder<Row>
  @usableFromInline package var plan: ReadPlan

  @inlinable
  init(table: TableSchema<Model>, decode: RowDecoder<Row>, plan: ReadPlan) {
    self.table = table
    self.decode = decode
    self.plan = plan
  }

  /// Keeps the items for which the condition holds, of those that were read; what is dropped is paid for as well.
  ///
  /// A second call adds to the first. A query's filter may not use the keys of what is queried: they belong to its key condition.
  @inlinable
  public consuming func filter(@ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>) -> Read {
    plan.filter(condition(table.attributes).body)
    return self
  }

  /// Gives at most so many items, over all pages.
  @inlinable
  public consuming func limit(_ count: Int) -> Read { with { $0.options.limit = count } }

  /// Reads at most so many items for each page, before the filter (the wire's `Limit`).
  @inlinable
  public consuming func pageSize(_ count: Int) -> Read { with { $0.options.pageSize = count } }

  /// Evaluates at most so many items, before the filter and over all pages, which is what is paid for (the wire's `ScannedCount`).
  ///
  ///     let page = try await users.scan().filter { $0.visits > 10 }.maximumScannedCount(1000).page(on: db)
  ///
  /// Where it ends the read, the last page has a cursor.
  @inlinable
  public consuming func maximumScannedCount(_ count: Int) -> Read { with { $0.options.maximumScannedCount = count } }

  /// Reads at most so many pages, each by a request. Where it ends the read, the last page has a cursor.
  @inlinable
  public consuming func maximumPages(_ count: Int) -> Read { with { $0.options.maximumPages = count } }

  /// Sees every write that was acknowledged before; not on a global index.
  @inlinable
  public consuming func consistent(_ isConsistent: Bool = true) -> Read { with { $0.options.isConsistent = isConsistent } }

  /// Gives what has expired too, as long as it is stored: of a table that declares a ``TimeToLive``.
  @inlinable
  public consuming func includingExpired(_ includesExpired: Bool = true) -> Read {
    with { $0.options.includesExpired = includesExpired }
  }

  /// Goes on behind an item: a page's cursor. One of another statement is a fault.
  @inlinable
  public consuming func starting(after cursor: Cursor) -> Read { startingAtBeginning(orAfter: cursor) }

  /// Starts at the beginning, or behind an item where there is a cursor.
  ///
  ///     users.query("Smith").startingAtBeginning(orAfter: try link.map { try Cursor($0) })
  @inlinable
  public consuming func startingAtBeginning(orAfter cursor: Cursor?) -> Read {
    with {
      $0.options.start = cursor
      $0.options.isBackward = false
    }
  }

  @available(
    *, unavailable,
    message: "a cursor that is nil would read from the beginning: unwrap it, or say so, startingAtBeginning(orAfter: cursor)"
  )
  public func starting(after cursor: Cursor?) -> Read { self }

  /// Reads these attributes only.
  ///
  ///     users.query("Smith").select { $0.firstName; $0.visits }     // rows of (String?, Int?)
  @inlinable
  public consuming func select<each Value>(
    @SelectionBuilder<Model> _ selection: (Attributes<Model>) -> Selection<Model, repeat each Value>
  ) -> Read<Request, Model, (repeat (each Value)?)> {
    let selection = selection(table.attributes)
    plan.select(selection.paths, faults: selection.faults)
    return Read<Request, Model, (repeat (each Value)?)>(
      table: table, decode: selection.rowDecoder(of: table.definition), plan: plan)
  }

  /// Reads these attributes only, into rows of a type of your own.
  ///
  ///     struct Summary: Sendable { var email: String; var nickname: String? }
  ///     users.query("Smith").select(as: Summary.init) { $0.email; $0.nickname }     // rows of Summary
  ///
  /// The attributes stand for the initializer's parameters, in order, and have the types of the model's properties: what the model
  /// requires is no optional here either, and a default is what a missing attribute is read as.
  @preconcurrency
  public consuming func select<NewRow, each Value>(
    as make: @escaping @Sendable (repeat each Value) throws -> NewRow,
    @RowSelectionBuilder<Model> _ selection: (RowAttributes<Model>) -> RowSelection<Model, repeat each Value>
  ) -> Read<Request, Model, NewRow> {
    let selection = selection(table.rowAttributes)
    plan.select(selection.paths, faults: selection.faults)
    return Read<Request, Model, NewRow>(table: table, decode: selection.rowDecoder(of: table.definition, make), plan: plan)
  }

  @available(
    *, unavailable,
    message:
      "the attributes selected are not the initializer's parameters: there must be one for each, in its order and of its type"
  )
  public func select<Initializer, each Value>(
    as make: Initializer,
    @RowSelectionBuilder<Model> _ selection: (RowAttributes<Model>) -> RowSelection<Model, repeat each Value>
  ) -> Self { self }

  /// The number of matching items instead of the items.
  public func count() -> Count<Request, Model> { Count(table: table, plan: plan) }

  /// The request of the first page.
  @inlinable
  public func request() throws(StatementError) -> Request { try Request.request(of: plan, counting: false) }

  /// Consuming, as the options are: in a chain of them nothing is copied.
  @inlinable
  consuming func with(_ change: (inout ReadPlan) -> Void) -> Read {
    change(&plan)
    return self
  }
}

extension Read: PagedStatement {
  public func pages(on db: DynamoDB) -> Pages<Row> {
    Pages(isBackward: plan.options.isBackward, isLimited: plan.options.limit != nil) { try reader(on: db) }
  }

  /// What fetches the pages, of one partition or of the shards of one.
  func reader(on db: DynamoDB) throws -> any PageReader<Row> {
    plan.shards == nil ? try source(on: db) : try ShardMerge(self, on: db)
  }

  /// What fetches the pages, or every fault that DynamoDB would refuse the first request for.
  func source(on db: DynamoDB) throws -> PageSource<Row> {
    let request = try request()
    return PageSource(
      db: db, plan: plan, index: plan.index.flatMap(table.definition.index(named:)), row: decode, expiry: plan.expiryOnClient,
      remaining: plan.options.limit, start: plan.options.start?.key
    ) { start, remaining, number, scanned in
      var page = request
      page.exclusiveStartKey = start
      page.limit = plan.wireLimit(
        isFiltered: request.filterExpression != nil || plan.expiryOnClient != nil, remaining: remaining, page: number,
        scanned: scanned)
      return page
    }
  }
}
