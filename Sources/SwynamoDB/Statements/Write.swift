public import SwynamoCompiler
public import SwynamoSchema
public import SwynamoWire

/// A write of one item, or a check of one: ``Put``, ``Update``, ``Delete`` and ``Check`` with the options that they share.
///
///     users.put(samuel).if { $0.itemDoesNotExist }
///     users.delete("a@b.c").if { $0.visits < 100 }.returningItemOnConditionFailure()
///
/// An extension for one of them is written `extension Write where Request == PutItemRequest`.
@frozen
public struct Write<Request: WriteRequest, Model, Output>: Sendable {
  @usableFromInline let table: TableSchema<Model>
  @usableFromInline package var plan: WritePlan
  @usableFromInline let returning: ReturnMode<Request, Model, Output>

  @inlinable
  init(table: TableSchema<Model>, plan: WritePlan, returning: ReturnMode<Request, Model, Output>) {
    self.table = table
    self.plan = plan
    self.returning = returning
  }

  /// Writes only where the condition holds for the item as it is stored; a missing item has no attributes.
  ///
  ///     users.put(samuel).if { $0.email.doesNotExist }
  ///
  /// A second call adds to the first. Errors, when run: `DynamoDBError.conditionalCheckFailed`.
  @inlinable
  public consuming func `if`(@ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>) -> Write {
    plan.require(condition(table.attributes).body)
    return self
  }

  /// Puts the stored item into the error when the condition fails: `DynamoDBError.item`, or a transaction's cancellation reason.
  @inlinable
  public consuming func returningItemOnConditionFailure() -> Write { with { $0.options.returnsItemOnConditionFailure = true } }

  /// The request, or every fault that DynamoDB would refuse it for; of a write that may change a ``Unique`` attribute there is none.
  @inlinable
  public func request() throws(StatementError) -> Request { try Request.request(of: plan) }

  @inlinable
  consuming func with(_ change: (inout WritePlan) -> Void) -> Write {
    change(&plan)
    return self
  }
}

extension Write where Output == Void {
  @inlinable
  init(_ table: TableSchema<Model>, _ plan: WritePlan) { self.init(table: table, plan: plan, returning: .none) }
}

extension Write: Statement where Request: WireRequest {
  /// Errors: `StatementError` before sending; `DynamoDBError.conditionalCheckFailed` and others of the service;
  /// ``VersionConflictError`` where the item has another version; ``UniqueConstraintError`` where another item has a unique value.
  @discardableResult
  public func run(on db: DynamoDB) async throws -> Output {
    if let writes = uniqueWrites { return try await run(writes, on: db) }
    let request = try request()
    let reply: Reply
    do { reply = try await db.reply(to: request) } catch {
      guard plan.version != nil else { throw (error as? DynamoDBError)?.naming(paths: plan.nestedPaths) ?? error }
      return try output(after: error)
    }
    return try returning.output(from: reply, table, plan)
  }
}

extension Write: RequestStatement where Request: WireRequest {
  /// The request as text; of a write that may change a ``Unique`` attribute, what is read before, the transaction, and what it costs.
  public func explain() -> String { uniqueWrites.map(explanation) ?? Explanation.text { [try request()] } }

  /// Gives the old item back even if it had expired: of a table that declares a ``TimeToLive``.
  @inlinable
  public consuming func includingExpired(_ includesExpired: Bool = true) -> Write {
    with { $0.includesExpired = includesExpired }
  }

  /// What to give back: ``ReturnMode/allOld``, and for updates ``ReturnMode/allNew``, ``ReturnMode/updatedOld`` and
  /// ``ReturnMode/updatedNew``.
  ///
  ///     let old = try await users.delete("a@b.c").returning(.allOld).run(on: db)       // User?
  @inlinable
  public consuming func returning<NewOutput>(
    _ mode: ReturnMode<Request, Model, NewOutput>
  ) -> Write<Request, Model, NewOutput> {
    plan.options.returnValues = mode.attributes
    return Write<Request, Model, NewOutput>(table: table, plan: plan, returning: mode)
  }
}
