import SwynamoCompiler
import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Finds the items whose vectors are the nearest to another, by a ``VectorIndex``.
///
///     let results = try await tickets.nearest(10, to: vector, in: byMeaning) { $0.team == "search"; $0.status == .open }.run(on: db)
///     for result in results { print(result.score, result.item.title) }
///
/// Searches are eventually consistent: what was written just now may be missing. Source: API Reference, "SearchVectors".
public struct SearchVectors<Model, Row>: RequestStatement {
  let table: TableSchema<Model>
  let decode: RowDecoder<Row>
  private(set) var plan: SearchPlan

  /// Reads these attributes only, of those that the index has a copy of.
  ///
  ///     tickets.nearest(10, to: vector, in: byMeaning).select { $0.title; $0.status }     // rows of (String?, Status?)
  public func select<each Value>(
    @SelectionBuilder<Model> _ selection: (Attributes<Model>) -> Selection<Model, repeat each Value>
  ) -> SearchVectors<Model, (repeat (each Value)?)> {
    let selection = selection(table.attributes)
    var plan = plan
    plan.select(selection.paths, faults: selection.faults)
    return SearchVectors<Model, (repeat (each Value)?)>(
      table: table, decode: selection.rowDecoder(of: table.definition), plan: plan)
  }

  /// Reads these attributes only, into rows of a type of your own, as a query does.
  ///
  ///     tickets.nearest(10, to: vector, in: byMeaning).select(as: Summary.init) { $0.id; $0.title }     // rows of Summary
  @preconcurrency
  public func select<NewRow, each Value>(
    as make: @escaping @Sendable (repeat each Value) throws -> NewRow,
    @RowSelectionBuilder<Model> _ selection: (RowAttributes<Model>) -> RowSelection<Model, repeat each Value>
  ) -> SearchVectors<Model, NewRow> {
    let selection = selection(table.rowAttributes)
    var plan = plan
    plan.select(selection.paths, faults: selection.faults)
    return SearchVectors<Model, NewRow>(table: table, decode: selection.rowDecoder(of: table.definition, make), plan: plan)
  }

  /// Leaves the vectors out of the models, in which they are optional: most of what a search answers with are their numbers.
  ///
  ///     let results = try await tickets.nearest(10, to: vector, in: byMeaning).withoutVectors().run(on: db)
  ///     results[0].item.embedding                          // nil: a model without what is stored, not to be put again
  public func withoutVectors(_ omitsVectors: Bool = true) -> SearchVectors { with { $0.omitsVectors = omitsVectors } }

  /// Gives what has expired too, as long as it is stored: of a table that declares a ``TimeToLive``.
  public func includingExpired(_ includesExpired: Bool = true) -> SearchVectors { with { $0.includesExpired = includesExpired } }

  public func request() throws(StatementError) -> SearchVectorsRequest { try plan.request() }

  /// The nearest items, the nearest first; fewer than asked for where there are no more, or some have expired. Errors:
  /// `StatementError` before sending, `DynamoDBError`, `AttributeDecodingError` when an item is no such model.
  public func run(on db: DynamoDB) async throws -> [SearchResult<Row>] {
    let (row, expiry) = (decode, plan.expiry)
    return try await db.reply(to: try request()).read { body in
      guard let expiry else { return try SearchVectorsResponse(body) { try row.decode(&$0) }.results }
      return try SearchVectorsResponse(body, row: row.hiding(expiry).decode).results
    }
  }

  private func with(_ change: (inout SearchPlan) -> Void) -> SearchVectors {
    var copy = self
    change(&copy.plan)
    return copy
  }
}

extension Table {
  /// The items of a vector index that are the nearest to a vector, up to 100 of them.
  ///
  ///     tickets.nearest(10, to: vector, in: byMeaning) { $0.team == "search"; $0.status == .open }
  ///     // SearchVectors, TopK 10, SearchConditionExpression "#0 = :0 AND #1 = :1"
  ///
  /// The condition compares the index's hash key, where it has one, and any of its filters, by `==`. The vector has as many numbers
  /// as the index has dimensions. The models have what the index has a copy of; vectors as 32-bit numbers.
  public func nearest(
    _ count: Int, to vector: [Float], in index: VectorIndex<Model>,
    @ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model> = { _ in .empty }
  ) -> SearchVectors<Model, Model> {
    SearchVectors(
      table: schema, decode: schema.rowDecoder,
      plan: SearchPlan(
        schema.definition, index: index.name, vector: vector, count: count, condition: condition(schema.attributes).body))
  }
}
