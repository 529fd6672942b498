import SwynamoCompiler
import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Reads a whole table or index, in no particular order. Its filter may use keys.
///
///     for try await user in users.scan().filter { $0.firstName.startsWith("J") }.items(on: db) { … }
///
/// Source: API Reference, "Scan".
public typealias Scan<Model, Row> = Read<ScanRequest, Model, Row>

extension Read where Request == ScanRequest {
  /// Reads one of `total` parts, counted from 0; together they are the whole.
  public func segment(_ index: Int, of total: Int) -> Scan<Model, Row> {
    with { $0.options.segment = .init(index: index, total: total) }
  }
}

extension Read where Request == ScanRequest {
  @available(*, unavailable, message: "a scan has no order, and goes forward only; a query has a page before")
  public func ending(before cursor: Cursor) -> Scan<Model, Row> { self }
}

extension Table {
  /// All items.
  public func scan() -> Scan<Model, Model> { scan(index: nil) }

  /// The items of a global index: those that have its keys.
  public func scan<Hash, Range>(_ index: GlobalIndex<Model, Hash, Range>) -> Scan<Model, Model> { scan(index: index.name) }

  /// The items of a local index: those that have its range key.
  public func scan<Range>(_ index: LocalIndex<Model, Range>) -> Scan<Model, Model> { scan(index: index.name) }

  private func scan(index: String?) -> Scan<Model, Model> {
    Scan(table: schema, decode: schema.rowDecoder, plan: ReadPlan(scan: definition, index: index))
  }
}
