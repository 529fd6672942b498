import SwynamoCompiler
import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Reads one item; nil when there is none of that key.
///
///     let user = try await users.get("test@example.com").run(on: db)
///
/// Source: API Reference, "GetItem".
public struct Get<Model, Row>: RequestStatement {
  let table: TableSchema<Model>
  package let decode: RowDecoder<Row>
  package var plan: ItemReadPlan

  /// Sees every write that was acknowledged before; costs twice the capacity.
  public func consistent(_ isConsistent: Bool = true) -> Get {
    var copy = self
    copy.plan.isConsistent = isConsistent
    return copy
  }

  /// Gives the item even if it has expired, as long as it is stored: of a table that declares a ``TimeToLive``.
  public func includingExpired(_ includesExpired: Bool = true) -> Get {
    var copy = self
    copy.plan.includesExpired = includesExpired
    return copy
  }

  /// Reads these attributes only.
  ///
  ///     users.get("a@b.c").select { $0.firstName; $0.visits }     // (String?, Int?)?
  public func select<each Value>(
    @SelectionBuilder<Model> _ selection: (Attributes<Model>) -> Selection<Model, repeat each Value>
  ) -> Get<Model, (repeat (each Value)?)> {
    let selection = selection(table.attributes)
    var plan = plan
    plan.select(selection.paths, faults: selection.faults)
    return Get<Model, (repeat (each Value)?)>(table: table, decode: selection.rowDecoder(of: table.definition), plan: plan)
  }

  /// Reads these attributes only, into rows of a type of your own, as a query does.
  ///
  ///     users.get("a@b.c").select(as: Summary.init) { $0.email; $0.nickname }     // rows of Summary
  @preconcurrency
  public func select<NewRow, each Value>(
    as make: @escaping @Sendable (repeat each Value) throws -> NewRow,
    @RowSelectionBuilder<Model> _ selection: (RowAttributes<Model>) -> RowSelection<Model, repeat each Value>
  ) -> Get<Model, NewRow> {
    let selection = selection(table.rowAttributes)
    var plan = plan
    plan.select(selection.paths, faults: selection.faults)
    return Get<Model, NewRow>(table: table, decode: selection.rowDecoder(of: table.definition, make), plan: plan)
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

  public func request() throws(StatementError) -> GetItemRequest { try plan.request() }

  /// The item, or nil. Errors: `StatementError` before sending, `DynamoDBError`, `AttributeDecodingError` when the item is no
  /// such model.
  public func run(on db: DynamoDB) async throws -> Row? {
    let request = try request()
    return try await db.reply(to: request).read {
      do {
        guard let expiry = plan.expiry else { return try ItemResponse($0, row: decode.decode).item }
        return try ItemResponse($0, row: decode.hiding(expiry).decode).item ?? nil
      } catch var error as AttributeDecodingError {
        error.key = request.key
        throw error
      }
    }
  }
}

extension Table where RangeKeyType == NoRangeKey {
  /// A statement that reads the item of the key.
  public func get(_ hashKey: HashKeyType) -> Get<Model, Model> { get(schema.key(hashKey)) }
}

extension Table where RangeKeyType: AttributeConvertible {
  /// A statement that reads the item of the key.
  public func get(_ hashKey: HashKeyType, _ rangeKey: RangeKeyType) -> Get<Model, Model> { get(schema.key(hashKey, rangeKey)) }
}

extension Table {
  /// Reads the item that has the model's key anew.
  ///
  ///     let fresh = try await users.refresh(user).run(on: db)
  public func refresh(_ model: Model) -> Get<Model, Model> { get(schema.key(of: model)).consistent() }

  func get(_ key: ItemKey) -> Get<Model, Model> {
    Get(table: schema, decode: schema.rowDecoder, plan: ItemReadPlan(definition, key))
  }
}
