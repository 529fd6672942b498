import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Reads items of one table by their keys, 100 in a request.
///
///     let found = try await users.batchGet(["a@b.c", "d@e.f"]).run(on: db)     // in the order of the keys, without those missing
///
/// Keys of several tables go together in a ``BatchGetTables``. Source: API Reference, "BatchGetItem".
public struct BatchGet<Model, Row>: RequestsStatement {
  let table: TableSchema<Model>
  let decode: RowDecoder<Row>
  var plan: BatchGetPlan

  init(table: TableSchema<Model>, decode: RowDecoder<Row>, plan: BatchGetPlan) {
    self.table = table
    self.decode = decode
    self.plan = plan
  }

  /// Sees every write that was acknowledged before; costs twice the capacity.
  public func consistent(_ isConsistent: Bool = true) -> BatchGet {
    var copy = self
    copy.plan.isConsistent = isConsistent
    return copy
  }

  /// Gives what has expired too, as long as it is stored: of a table that declares a ``TimeToLive``.
  public func includingExpired(_ includesExpired: Bool = true) -> BatchGet {
    var copy = self
    copy.plan.includesExpired = includesExpired
    return copy
  }

  /// Reads these attributes only.
  public func select<each Value>(
    @SelectionBuilder<Model> _ selection: (Attributes<Model>) -> Selection<Model, repeat each Value>
  ) -> BatchGet<Model, (repeat (each Value)?)> {
    let selection = selection(table.attributes)
    var plan = plan
    plan.select(selection.paths, faults: selection.faults)
    return BatchGet<Model, (repeat (each Value)?)>(
      table: table, decode: selection.rowDecoder(of: table.definition), plan: plan)
  }

  /// Reads these attributes only, into rows of a type of your own, as a query does.
  ///
  ///     users.batchGet(emails).select(as: Summary.init) { $0.email; $0.nickname }     // rows of Summary
  @preconcurrency
  public func select<NewRow, each Value>(
    as make: @escaping @Sendable (repeat each Value) throws -> NewRow,
    @RowSelectionBuilder<Model> _ selection: (RowAttributes<Model>) -> RowSelection<Model, repeat each Value>
  ) -> BatchGet<Model, NewRow> {
    let selection = selection(table.rowAttributes)
    var plan = plan
    plan.select(selection.paths, faults: selection.faults)
    return BatchGet<Model, NewRow>(table: table, decode: selection.rowDecoder(of: table.definition, make), plan: plan)
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

  /// The items that there are, in the order of their keys; a key that is named twice gives its item twice.
  /// Errors: `StatementError` before anything is sent; `BatchGetIncompleteError` with what was read and what was not;
  /// `AttributeDecodingError` for the first item that can't be read into the model.
  public func run(on db: DynamoDB) async throws -> [Row] { try await results(on: db).map { try $0.get() } }

  /// The same, where an item that can't be read into the model is a failure and not the end.
  public func results(on db: DynamoDB) async throws -> [Result<Row, any Error>] {
    var run = BatchGetRun(try BatchGetPlan.lower([plan]))
    try await run.run(on: db)
    return try run.rows(of: 0, decode)
  }

  /// The requests that the keys go out in, when none is left unprocessed.
  public func requests() throws(StatementError) -> [BatchGetItemRequest] {
    BatchGetRun.requests(try BatchGetPlan.lower([plan]))
  }

  func wireRequests() throws -> [any WireRequest] { try requests() }

  public func explain() -> String { Explanation.text { try requests() } }
}

extension Table where RangeKeyType == NoRangeKey {
  /// The items of these keys.
  public func batchGet(_ hashKeys: some Sequence<HashKeyType>) -> BatchGet<Model, Model> {
    batchGet(hashKeys.map { schema.key($0) })
  }
}

extension Table where RangeKeyType: AttributeConvertible {
  /// The items of these keys.
  public func batchGet(_ keys: some Sequence<(HashKeyType, RangeKeyType)>) -> BatchGet<Model, Model> {
    batchGet(keys.map { schema.key($0.0, $0.1) })
  }
}

extension Table {
  func batchGet(_ keys: [ItemKey]) -> BatchGet<Model, Model> {
    BatchGet(table: schema, decode: schema.rowDecoder, plan: BatchGetPlan(definition, keys))
  }
}

/// A batch of which not all was read.
///
///     catch let error as BatchGetIncompleteError {
///       let found = try error.items(of: users)                 // [User]
///       let rest = users.batchGet(try error.unreadKeys(of: users))
///     }
public struct BatchGetIncompleteError: IncompleteError, Sendable, CustomStringConvertible {
  /// What was read of one table, and what was not.
  public struct TableRead: Sendable {
    /// The table's name or ARN.
    public var table: String
    /// What was read, in no order.
    public var items: [EncodedItem]
    /// The keys that are still to be read.
    public var unreadKeys: [EncodedItem]
  }

  /// By table, in the order of the batch.
  public var tables: [TableRead]
  /// The error that ended the batch; nil when the service left keys unprocessed at every attempt.
  public var cause: (any Error)?

  /// What was read of all tables, in no order.
  public var items: [EncodedItem] { tables.flatMap(\.items) }
  /// The keys of all tables that are still to be read.
  public var unreadKeys: [EncodedItem] { tables.flatMap(\.unreadKeys) }

  /// Whether the rest may be taken later.
  public var isRetryable: Bool { RetryableFailure.Kind(self) != nil }

  /// What was read of one table, as its models. Errors: `AttributeDecodingError`, where attributes were selected too.
  public func items<Model>(of table: some ModelTable<Model>) throws -> [Model] {
    try reads(of: table.name).flatMap(\.items).map { try $0.decoded() }
      .filter { (table as? any ItemOwner)?.excludes($0) != true }.map { try table.decode($0) }
  }

  /// The keys of one table that are still to be read.
  public func unreadKeys<Model, Hash>(of table: Table<Model, Hash, NoRangeKey>) throws -> [Hash] {
    try reads(of: table.name).flatMap(\.unreadKeys).map { try table.schema.hashKey(of: $0) }
  }

  /// The keys of one table that are still to be read.
  public func unreadKeys<Model, Hash, Range: AttributeConvertible>(of table: Table<Model, Hash, Range>) throws -> [(Hash, Range)]
  {
    try reads(of: table.name).flatMap(\.unreadKeys).map { try (table.schema.hashKey(of: $0), table.schema.rangeKey(of: $0)) }
  }

  private func reads(of table: String) -> [TableRead] { tables.filter { $0.table.hasSameBytes(as: table) } }

  public var description: String {
    let count = unreadKeys.count
    return (count == 1 ? "1 key of the batch was not read: " : "\(count) keys of the batch were not read: ")
      + (cause.map { "\($0)" } ?? "the service left them unprocessed at every attempt; read `unreadKeys` again later")
  }
}
