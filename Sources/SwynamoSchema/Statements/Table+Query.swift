public import SwynamoCore

extension Table {
  /// The items that have the hash key.
  @inlinable
  public func query(_ hashKey: HashKeyType) -> Query<Model, Model> {
    schema.query(index: nil, hashKey)
  }

  /// The items of a global index that have its hash key.
  @inlinable
  public func query<Hash, Range>(_ index: GlobalIndex<Model, Hash, Range>, _ hashKey: Hash) -> Query<Model, Model> {
    schema.query(index: index.name, hashKey)
  }

  /// The items of a local index that have the hash key, in the order of the index.
  @inlinable
  public func query<Range>(_ index: LocalIndex<Model, Range>, _ hashKey: HashKeyType) -> Query<Model, Model> {
    schema.query(index: index.name, hashKey)
  }

  /// The items of a global index that have its hash key and whose range key is as asked.
  @inlinable
  public func query<Hash, Range: AttributeConvertible>(
    _ index: GlobalIndex<Model, Hash, Range>, _ hashKey: Hash, _ rangeKey: (RangeOperand<Range>) -> RangeCondition<Range>
  ) -> Query<Model, Model> {
    schema.query(index: index.name, hashKey, rangeKey)
  }

  /// The items of a local index that have the hash key and whose range key is as asked.
  @inlinable
  public func query<Range: AttributeConvertible>(
    _ index: LocalIndex<Model, Range>, _ hashKey: HashKeyType, _ rangeKey: (RangeOperand<Range>) -> RangeCondition<Range>
  ) -> Query<Model, Model> {
    schema.query(index: index.name, hashKey, rangeKey)
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
    schema.query(index: nil, hashKey, rangeKey)
  }
}
