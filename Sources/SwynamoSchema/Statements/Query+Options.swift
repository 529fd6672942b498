extension Query {
  /// Keeps the items for which the condition holds, of those that were read; what is dropped is paid for as well.
  /// A second call adds to the first. Keys of what is queried are refused here: give them to the key condition.
  @inlinable
  public func filter(@ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>) -> Query {
    with { $0.filter(condition(table.attributes).body) }
  }

  /// Gives at most so many items, over all pages.
  @inlinable
  public func limit(_ count: Int) -> Query { with { $0.options.limit = count } }

  /// Reads at most so many items for each page, before the filter (the wire's `Limit`).
  @inlinable
  public func pageSize(_ count: Int) -> Query { with { $0.options.pageSize = count } }

  /// Sees every write that was acknowledged before; not on a global index.
  @inlinable
  public func consistent(_ isConsistent: Bool = true) -> Query { with { $0.options.isConsistent = isConsistent } }

  /// From the greatest range key to the smallest.
  @inlinable
  public func descending(_ isDescending: Bool = true) -> Query { with { $0.options.isDescending = isDescending } }

  /// Goes on behind an item: a page's cursor. One of another statement is a fault.
  @inlinable
  public func starting(after cursor: Cursor) -> Query { with { $0.options.start = cursor } }

  /// Starts at the beginning, or behind an item where there is a cursor.
  ///
  ///     users.query("Smith").startingAtBeginning(orAfter: try link.map { try Cursor($0) })
  @inlinable
  public func startingAtBeginning(orAfter cursor: Cursor?) -> Query { with { $0.options.start = cursor } }

  @available(
    *, unavailable,
    message: "a cursor that is nil would read from the beginning: unwrap it, or say so, startingAtBeginning(orAfter: cursor)"
  )
  public func starting(after cursor: Cursor?) -> Query { self }

  /// Reads these attributes only.
  @inlinable
  public func select<each Value>(
    @SelectionBuilder<Model> _ selection: (Attributes<Model>) -> Selection<Model, repeat each Value>
  ) -> Query<Model, (repeat (each Value)?)> {
    let selection = selection(table.attributes)
    var plan = plan
    plan.selection = selection.paths.requested
    if !selection.faults.isEmpty { plan.faults += selection.faults }
    return Query<Model, (repeat (each Value)?)>(table: table, decode: selection.rowDecoder(of: table.definition), plan: plan)
  }

  /// The number of matching items instead of the items.
  public func count() -> Count<Model> { Count(table: table, source: .query(plan)) }
}
