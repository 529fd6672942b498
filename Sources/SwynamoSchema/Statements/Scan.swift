public import SwynamoCore

/// Reads a whole table or index, in no particular order.
///
///     for try await user in users.scan().filter { $0.firstName.startsWith("J") }.items(on: db) { … }
///
/// Source: API Reference, "Scan".
public struct Scan<Model, Row>: Statement {
  public typealias Output = [Row]

  public let table: TableSchema<Model>
  public let decode: RowDecoder<Row>
  public var plan: ScanPlan

  func with(_ change: (inout ScanPlan) -> Void) -> Scan {
    var copy = self
    change(&copy.plan)
    return copy
  }
}

/// What a scan asks for, without its model's type.
public struct ScanPlan: Sendable {
  public let table: TableDefinition
  public let index: String?
  /// What to ask for; nil for whole items.
  public var selection: [DocumentPath]?
  public var filter: ConditionBody?
  public var options = ReadOptions()
  /// One of several parts that are read side by side.
  public var segment: Segment?
  public var faults: [StatementFault] = []

  public struct Segment: Sendable, Hashable {
    public var index: Int
    public var total: Int

    package init(index: Int, total: Int) {
      self.index = index
      self.total = total
    }
  }
}

extension Table {
  public func scan() -> Scan<Model, Model> { scan(index: nil) }

  public func scan<Hash, Range>(_ index: GlobalIndex<Model, Hash, Range>) -> Scan<Model, Model> { scan(index: index.name) }

  public func scan<Range>(_ index: LocalIndex<Model, Range>) -> Scan<Model, Model> { scan(index: index.name) }

  private func scan(index: String?) -> Scan<Model, Model> {
    Scan(table: schema, decode: schema.rowDecoder, plan: ScanPlan(table: definition, index: index))
  }
}

extension Scan {
  /// Keeps the items for which the condition holds, of those that were read. A scan's filter may use keys.
  public func filter(@ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>) -> Scan {
    with { $0.filter = joined(plan.filter, condition(table.attributes)) }
  }

  /// Gives at most so many items, over all pages.
  public func limit(_ count: Int) -> Scan { with { $0.options.limit = count } }

  /// Reads at most so many items for each page, before the filter (the wire's `Limit`).
  public func pageSize(_ count: Int) -> Scan { with { $0.options.pageSize = count } }

  /// Sees every write that was acknowledged before; not on a global index.
  public func consistent(_ isConsistent: Bool = true) -> Scan { with { $0.options.isConsistent = isConsistent } }

  /// Goes on behind an item: a page's cursor. One of another statement is a fault.
  public func starting(after cursor: Cursor) -> Scan { with { $0.options.start = cursor } }

  /// Starts at the beginning, or behind an item where there is a cursor.
  ///
  ///     users.scan().startingAtBeginning(orAfter: try link.map { try Cursor($0) })
  public func startingAtBeginning(orAfter cursor: Cursor?) -> Scan { with { $0.options.start = cursor } }

  @available(
    *, unavailable,
    message: "a cursor that is nil would read from the beginning: unwrap it, or say so, startingAtBeginning(orAfter: cursor)"
  )
  public func starting(after cursor: Cursor?) -> Scan { self }

  /// Reads one of `total` parts, counted from 0; together they are the whole.
  public func segment(_ index: Int, of total: Int) -> Scan { with { $0.segment = .init(index: index, total: total) } }

  /// Reads these attributes only.
  public func select<each Value>(
    @SelectionBuilder<Model> _ selection: (Attributes<Model>) -> Selection<Model, repeat each Value>
  ) -> Scan<Model, (repeat (each Value)?)> {
    let selection = selection(table.attributes)
    var plan = plan
    plan.selection = selection.paths.requested
    plan.faults += selection.faults
    return Scan<Model, (repeat (each Value)?)>(table: table, decode: selection.rowDecoder(of: table.definition), plan: plan)
  }

  /// The number of matching items instead of the items: reads the whole table.
  public func count() -> Count<Model> { Count(table: table, source: .scan(plan)) }
}
