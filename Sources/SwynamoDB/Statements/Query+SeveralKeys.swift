public import SwynamoSchema

/// Queries of an index with several range keys: the first of them are equal to values, and the one behind these may be compared.
extension Table {
  /// The items of an index that have its hash key and whose first range key is as asked.
  ///
  ///     shops.query(byPlace, ("it", "Rome")) { $0 > 2020 }
  public func query<Hash, Range: AttributeConvertible, each Rest>(
    _ index: GlobalIndex<Model, Hash, (Range, repeat each Rest)>, _ hashKey: Hash,
    _ rangeKey: (RangeOperand<Range>) -> RangeCondition<Range>
  ) -> Query<Model, Model> {
    query(index: index.name, schema.keyCondition(of: index, hashKey, rangeKey))
  }

  /// The items of an index that have its hash key and the first range key.
  ///
  ///     shops.query(byPlace, ("it", "Rome"), 2024)
  public func query<Hash, Range: AttributeConvertible, each Rest>(
    _ index: GlobalIndex<Model, Hash, (Range, repeat each Rest)>, _ hashKey: Hash, _ rangeKey: Range
  ) -> Query<Model, Model> {
    query(index: index.name, schema.keyCondition(of: index, hashKey, equal: [IndexKeyValue(rangeKey)]))
  }

  /// The items of an index that have its hash key and the first range key, and whose second is as asked.
  ///
  ///     shops.query(byPlace, ("it", "Rome"), 2024) { $0 > 100 }
  public func query<Hash, First: AttributeConvertible, Second: AttributeConvertible, each Rest>(
    _ index: GlobalIndex<Model, Hash, (First, Second, repeat each Rest)>, _ hashKey: Hash, _ first: First,
    _ rangeKey: (RangeOperand<Second>) -> RangeCondition<Second>
  ) -> Query<Model, Model> {
    query(index: index.name, schema.keyCondition(of: index, hashKey, equal: [IndexKeyValue(first)], rangeKey))
  }

  /// The items of an index that have its hash key and the first two range keys.
  public func query<Hash, First: AttributeConvertible, Second: AttributeConvertible, each Rest>(
    _ index: GlobalIndex<Model, Hash, (First, Second, repeat each Rest)>, _ hashKey: Hash, _ first: First, _ second: Second
  ) -> Query<Model, Model> {
    query(index: index.name, schema.keyCondition(of: index, hashKey, equal: [IndexKeyValue(first), IndexKeyValue(second)]))
  }

  /// The items of an index that have its hash key and the first two range keys, and whose third is as asked.
  public func query<Hash, First: AttributeConvertible, Second: AttributeConvertible, Third: AttributeConvertible, each Rest>(
    _ index: GlobalIndex<Model, Hash, (First, Second, Third, repeat each Rest)>, _ hashKey: Hash, _ first: First,
    _ second: Second, _ rangeKey: (RangeOperand<Third>) -> RangeCondition<Third>
  ) -> Query<Model, Model> {
    let equal = [IndexKeyValue(first), IndexKeyValue(second)]
    return query(index: index.name, schema.keyCondition(of: index, hashKey, equal: equal, rangeKey))
  }

  /// The items of an index that have its hash key and the first three range keys.
  public func query<Hash, First: AttributeConvertible, Second: AttributeConvertible, Third: AttributeConvertible, each Rest>(
    _ index: GlobalIndex<Model, Hash, (First, Second, Third, repeat each Rest)>, _ hashKey: Hash, _ first: First,
    _ second: Second, _ third: Third
  ) -> Query<Model, Model> {
    let equal = [IndexKeyValue(first), IndexKeyValue(second), IndexKeyValue(third)]
    return query(index: index.name, schema.keyCondition(of: index, hashKey, equal: equal))
  }

  /// The items of an index that have its hash key and the first three of four range keys, and whose fourth is as asked.
  public func query<
    Hash, First: AttributeConvertible, Second: AttributeConvertible, Third: AttributeConvertible, Fourth: AttributeConvertible
  >(
    _ index: GlobalIndex<Model, Hash, (First, Second, Third, Fourth)>, _ hashKey: Hash, _ first: First, _ second: Second,
    _ third: Third, _ rangeKey: (RangeOperand<Fourth>) -> RangeCondition<Fourth>
  ) -> Query<Model, Model> {
    let equal = [IndexKeyValue(first), IndexKeyValue(second), IndexKeyValue(third)]
    return query(index: index.name, schema.keyCondition(of: index, hashKey, equal: equal, rangeKey))
  }
}
