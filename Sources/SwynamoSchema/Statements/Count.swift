public import SwynamoCore

/// Counts the items of a query or scan, over all pages.
///
///     try await users.count("Smith").run(on: db)                       // one partition
///     try await users.count(byLastName, "Smith").run(on: db)           // of an index
///     try await users.scan().filter { $0.visits > 10 }.count().run(on: db)
public struct Count<Model>: Statement {
  public typealias Output = Int

  public enum Source: Sendable {
    case query(QueryPlan)
    case scan(ScanPlan)
  }

  public let table: TableSchema<Model>
  public let source: Source

  /// Counts the items for which the condition holds, of those that were read.
  public func filter(@ConditionBuilder<Model> _ condition: (Attributes<Model>) -> Condition<Model>) -> Count {
    let condition = condition(table.attributes)
    switch source {
    case .query(var plan):
      plan.filter = joined(plan.filter, condition)
      return Count(table: table, source: .query(plan))
    case .scan(var plan):
      plan.filter = joined(plan.filter, condition)
      return Count(table: table, source: .scan(plan))
    }
  }
}

extension Table {
  /// The number of items in the table as it is now, by reading all of them. `describe` tells a number that is free and hours old.
  public func count() -> Count<Model> { scan().count() }

  public func count(_ hashKey: HashKeyType) -> Count<Model> { query(hashKey).count() }

  public func count<Hash, Range>(_ index: GlobalIndex<Model, Hash, Range>, _ hashKey: Hash) -> Count<Model> {
    query(index, hashKey).count()
  }

  public func count<Range>(_ index: LocalIndex<Model, Range>, _ hashKey: HashKeyType) -> Count<Model> {
    query(index, hashKey).count()
  }

  public func count<Hash, Range: AttributeConvertible>(
    _ index: GlobalIndex<Model, Hash, Range>, _ hashKey: Hash, _ rangeKey: (RangeOperand<Range>) -> RangeCondition<Range>
  ) -> Count<Model> {
    query(index, hashKey, rangeKey).count()
  }

  @available(
    *, unavailable, message: "a count with a filter and no key reads the whole table: say so, scan().filter { … }.count()"
  )
  public func count(where condition: (Attributes<Model>) -> Condition<Model>) -> Count<Model> { fatalError() }
}

extension Table where RangeKeyType: AttributeConvertible {
  public func count(
    _ hashKey: HashKeyType, _ rangeKey: (RangeOperand<RangeKeyType>) -> RangeCondition<RangeKeyType>
  ) -> Count<Model> {
    query(hashKey, rangeKey).count()
  }
}
