public import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Reads the items of one partition, in the order of the range key.
///
///     for try await user in users.query(byLastName, "Smith") { $0.startsWith("J") }.items(on: db) { … }
///
/// Source: API Reference, "Query".
public typealias Query<Model, Row> = Read<QueryRequest, Model, Row>

extension Read where Request == QueryRequest {
  /// From the greatest range key to the smallest.
  @inlinable
  public consuming func descending(_ isDescending: Bool = true) -> Query<Model, Row> {
    with { $0.options.isDescending = isDescending }
  }
}

extension Read where Request == QueryRequest {
  /// The items before an item, given in the statement's order: the page before one that was read.
  ///
  ///     let page = try await users.query("Smith").limit(20).starting(after: cursor).page(on: db)
  ///     if let cursor = page.previousCursor {
  ///       let before = try await users.query("Smith").limit(20).ending(before: cursor).page(on: db)
  ///     }
  ///
  /// With a limit it gives the last so many of the items before the cursor. DynamoDB reads them backward, and so do `pages(on:)` and
  /// `items(on:)` from page to page; `page(on:)` and `run(on:)` give all that they read in the statement's order.
  @inlinable
  public consuming func ending(before cursor: Cursor) -> Query<Model, Row> {
    with {
      $0.options.start = cursor
      $0.options.isBackward = true
    }
  }
}

extension Table {
  /// The items that have the hash key.
  @inlinable
  public func query(_ hashKey: HashKeyType) -> Query<Model, Model> {
    query(index: nil, schema.keyCondition(index: nil, hashKey))
  }

  /// The items of a global index that have its hash key.
  @inlinable
  public func query<Hash, Range>(_ index: GlobalIndex<Model, Hash, Range>, _ hashKey: Hash) -> Query<Model, Model> {
    query(index: index.name, schema.keyCondition(of: index, hashKey))
  }

  /// The items of a local index that have the hash key, in the order of the index.
  @inlinable
  public func query<Range>(_ index: LocalIndex<Model, Range>, _ hashKey: HashKeyType) -> Query<Model, Model> {
    query(index: index.name, schema.keyCondition(index: index.name, hashKey))
  }

  /// The items of a global index that have its hash key and whose range key is as asked.
  @inlinable
  public func query<Hash, Range: AttributeConvertible>(
    _ index: GlobalIndex<Model, Hash, Range>, _ hashKey: Hash, _ rangeKey: (RangeOperand<Range>) -> RangeCondition<Range>
  ) -> Query<Model, Model> {
    query(index: index.name, schema.keyCondition(of: index, hashKey, rangeKey))
  }

  /// The items of a local index that have the hash key and whose range key is as asked.
  @inlinable
  public func query<Range: AttributeConvertible>(
    _ index: LocalIndex<Model, Range>, _ hashKey: HashKeyType, _ rangeKey: (RangeOperand<Range>) -> RangeCondition<Range>
  ) -> Query<Model, Model> {
    query(index: index.name, schema.keyCondition(index: index.name, hashKey, rangeKey))
  }

  @inlinable
  func query(
    index: String?, _ condition: (key: KeyConditionExpression, faults: [StatementError.Fault])
  ) -> Query<Model, Model> {
    Query(
      table: schema, decode: schema.rowDecoder,
      plan: ReadPlan(query: condition.key, of: schema.definition, index: index, faults: condition.faults))
  }
}

extension Table where RangeKeyType: AttributeConvertible {
  /// The items that have the hash key and whose range key is as asked.
  ///
  ///     orders.query("a@b.c") { $0 > 100 }     // KeyConditionExpression "#0 = :0 AND #1 > :1"
  @inlinable
  public func query(
    _ hashKey: HashKeyType, _ rangeKey: (RangeOperand<RangeKeyType>) -> RangeCondition<RangeKeyType>
  ) -> Query<Model, Model> {
    query(index: nil, schema.keyCondition(index: nil, hashKey, rangeKey))
  }
}
