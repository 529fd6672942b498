import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
import SwynamoWire

/// The queries of an entity: the properties of its hash key, the first ones of its range key, and a condition on the next. (Disfavored,
/// so that a wrong key of an ordinary table is answered as if they were not there.)
extension Table {
  func query(index: String?, _ condition: EntityKeyCondition) -> Query<Model, Model> {
    var query = query(index: index, (condition.key, condition.faults))
    query.plan.shards = condition.shards
    return query
  }

  /// The number of the entity's items that have the hash key.
  public func count<each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Hash
  ) -> Count<QueryRequest, Model>
  where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    query(repeat each hash).count()
  }

  /// The entity's items that have the hash key.
  @_disfavoredOverload
  public func query<each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Hash
  ) -> Query<Model, Model> where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<repeat each Range> {
    query(index: nil, schema.keyCondition(index: nil, hash: KeyValues.list(repeat each hash), range: []))
  }

  /// The items of which the first property of the range key is as asked.
  ///
  ///     posts.query(7) { $0 > lastWeek }           // SK BETWEEN "POST#2024-…" AND what ends the posts
  @_disfavoredOverload
  public func query<each Hash: AttributeConvertible, Next: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Hash, where condition: (RangeOperand<Next>) -> RangeCondition<Next>
  ) -> Query<Model, Model>
  where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<Next, repeat each Range> {
    query(
      index: nil, schema.keyCondition(index: nil, hash: KeyValues.list(repeat each hash), range: [], where: condition))
  }

  /// The items that have the first property of the range key.
  ///
  ///     comments.query(7, range: post)
  @_disfavoredOverload
  public func query<each Hash: AttributeConvertible, First: AttributeConvertible, each Range: AttributeConvertible>(
    _ hash: repeat each Hash, range first: First
  ) -> Query<Model, Model>
  where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<First, repeat each Range> {
    query(index: nil, schema.keyCondition(index: nil, hash: KeyValues.list(repeat each hash), range: [first]))
  }

  /// The items that have the first property of the range key, and of which the second is as asked.
  @_disfavoredOverload
  public func query<
    each Hash: AttributeConvertible, First: AttributeConvertible, Next: AttributeConvertible, each Range: AttributeConvertible
  >(
    _ hash: repeat each Hash, range first: First, where condition: (RangeOperand<Next>) -> RangeCondition<Next>
  ) -> Query<Model, Model>
  where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<First, Next, repeat each Range> {
    query(
      index: nil, schema.keyCondition(index: nil, hash: KeyValues.list(repeat each hash), range: [first], where: condition))
  }

  /// The items that have the first two properties of the range key.
  @_disfavoredOverload
  public func query<
    each Hash: AttributeConvertible, First: AttributeConvertible, Second: AttributeConvertible, each Range: AttributeConvertible
  >(
    _ hash: repeat each Hash, range first: First, _ second: Second
  ) -> Query<Model, Model>
  where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<First, Second, repeat each Range> {
    query(index: nil, schema.keyCondition(index: nil, hash: KeyValues.list(repeat each hash), range: [first, second]))
  }

  /// The items that have the first two properties of the range key, and of which the third is as asked.
  @_disfavoredOverload
  public func query<
    each Hash: AttributeConvertible, First: AttributeConvertible, Second: AttributeConvertible, Next: AttributeConvertible,
    each Range: AttributeConvertible
  >(
    _ hash: repeat each Hash, range first: First, _ second: Second, where condition: (RangeOperand<Next>) -> RangeCondition<Next>
  ) -> Query<Model, Model>
  where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<First, Second, Next, repeat each Range> {
    query(
      index: nil,
      schema.keyCondition(index: nil, hash: KeyValues.list(repeat each hash), range: [first, second], where: condition))
  }

  /// The items that have the first three properties of the range key.
  @_disfavoredOverload
  public func query<
    each Hash: AttributeConvertible, First: AttributeConvertible, Second: AttributeConvertible, Third: AttributeConvertible,
    each Range: AttributeConvertible
  >(
    _ hash: repeat each Hash, range first: First, _ second: Second, _ third: Third
  ) -> Query<Model, Model>
  where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<First, Second, Third, repeat each Range> {
    query(index: nil, schema.keyCondition(index: nil, hash: KeyValues.list(repeat each hash), range: [first, second, third]))
  }

  /// The items that have the first three properties of the range key, and of which the fourth is as asked.
  @_disfavoredOverload
  public func query<
    each Hash: AttributeConvertible, First: AttributeConvertible, Second: AttributeConvertible, Third: AttributeConvertible,
    Next: AttributeConvertible, each Range: AttributeConvertible
  >(
    _ hash: repeat each Hash, range first: First, _ second: Second, _ third: Third,
    where condition: (RangeOperand<Next>) -> RangeCondition<Next>
  ) -> Query<Model, Model>
  where HashKeyType == KeyTemplate<repeat each Hash>, RangeKeyType == KeyTemplate<First, Second, Third, Next, repeat each Range> {
    query(
      index: nil,
      schema.keyCondition(index: nil, hash: KeyValues.list(repeat each hash), range: [first, second, third], where: condition))
  }
}
