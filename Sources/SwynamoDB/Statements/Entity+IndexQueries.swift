import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
import SwynamoWire

/// The same of an index whose keys the entity has declared: `forum.index("GSI1", of: Post.self) { … } range: { … }`.
extension Table {
  /// The items of the index that have its hash key.
  @_disfavoredOverload
  public func query<each Hash: AttributeConvertible, each Range: AttributeConvertible>(
    _ index: GlobalIndex<Model, KeyTemplate<repeat each Hash>, KeyTemplate<repeat each Range>>, _ hash: repeat each Hash
  ) -> Query<Model, Model> {
    query(index: index.name, schema.keyCondition(index: index.declaration, hash: KeyValues.list(repeat each hash), range: []))
  }

  /// The items of which the first property of the range key is as asked.
  ///
  ///     posts.query(byTag, "swift") { $0 > lastWeek }           // GSI1PK = "TAG#swift" AND GSI1SK > …
  @_disfavoredOverload
  public func query<each Hash: AttributeConvertible, Next: AttributeConvertible, each Range: AttributeConvertible>(
    _ index: GlobalIndex<Model, KeyTemplate<repeat each Hash>, KeyTemplate<Next, repeat each Range>>, _ hash: repeat each Hash,
    where condition: (RangeOperand<Next>) -> RangeCondition<Next>
  ) -> Query<Model, Model> {
    query(
      index: index.name,
      schema.keyCondition(index: index.declaration, hash: KeyValues.list(repeat each hash), range: [], where: condition))
  }

  /// The items that have the first property of the range key.
  ///
  ///     posts.query(byTag, "swift", range: day)
  @_disfavoredOverload
  public func query<each Hash: AttributeConvertible, First: AttributeConvertible, each Range: AttributeConvertible>(
    _ index: GlobalIndex<Model, KeyTemplate<repeat each Hash>, KeyTemplate<First, repeat each Range>>, _ hash: repeat each Hash,
    range first: First
  ) -> Query<Model, Model> {
    query(
      index: index.name, schema.keyCondition(index: index.declaration, hash: KeyValues.list(repeat each hash), range: [first]))
  }

  /// The items that have the first property of the range key, and of which the second is as asked.
  @_disfavoredOverload
  public func query<
    each Hash: AttributeConvertible, First: AttributeConvertible, Next: AttributeConvertible, each Range: AttributeConvertible
  >(
    _ index: GlobalIndex<Model, KeyTemplate<repeat each Hash>, KeyTemplate<First, Next, repeat each Range>>,
    _ hash: repeat each Hash, range first: First, where condition: (RangeOperand<Next>) -> RangeCondition<Next>
  ) -> Query<Model, Model> {
    query(
      index: index.name,
      schema.keyCondition(index: index.declaration, hash: KeyValues.list(repeat each hash), range: [first], where: condition))
  }

  /// The items that have the first two properties of the range key.
  @_disfavoredOverload
  public func query<
    each Hash: AttributeConvertible, First: AttributeConvertible, Second: AttributeConvertible, each Range: AttributeConvertible
  >(
    _ index: GlobalIndex<Model, KeyTemplate<repeat each Hash>, KeyTemplate<First, Second, repeat each Range>>,
    _ hash: repeat each Hash, range first: First, _ second: Second
  ) -> Query<Model, Model> {
    query(
      index: index.name,
      schema.keyCondition(index: index.declaration, hash: KeyValues.list(repeat each hash), range: [first, second]))
  }

  /// The items that have the first two properties of the range key, and of which the third is as asked.
  @_disfavoredOverload
  public func query<
    each Hash: AttributeConvertible, First: AttributeConvertible, Second: AttributeConvertible, Next: AttributeConvertible,
    each Range: AttributeConvertible
  >(
    _ index: GlobalIndex<Model, KeyTemplate<repeat each Hash>, KeyTemplate<First, Second, Next, repeat each Range>>,
    _ hash: repeat each Hash, range first: First, _ second: Second, where condition: (RangeOperand<Next>) -> RangeCondition<Next>
  ) -> Query<Model, Model> {
    query(
      index: index.name,
      schema.keyCondition(
        index: index.declaration, hash: KeyValues.list(repeat each hash), range: [first, second], where: condition))
  }

  /// The items that have the first three properties of the range key.
  @_disfavoredOverload
  public func query<
    each Hash: AttributeConvertible, First: AttributeConvertible, Second: AttributeConvertible, Third: AttributeConvertible,
    each Range: AttributeConvertible
  >(
    _ index: GlobalIndex<Model, KeyTemplate<repeat each Hash>, KeyTemplate<First, Second, Third, repeat each Range>>,
    _ hash: repeat each Hash, range first: First, _ second: Second, _ third: Third
  ) -> Query<Model, Model> {
    query(
      index: index.name,
      schema.keyCondition(index: index.declaration, hash: KeyValues.list(repeat each hash), range: [first, second, third]))
  }

  /// The items that have the first three properties of the range key, and of which the fourth is as asked.
  @_disfavoredOverload
  public func query<
    each Hash: AttributeConvertible, First: AttributeConvertible, Second: AttributeConvertible, Third: AttributeConvertible,
    Next: AttributeConvertible, each Range: AttributeConvertible
  >(
    _ index: GlobalIndex<Model, KeyTemplate<repeat each Hash>, KeyTemplate<First, Second, Third, Next, repeat each Range>>,
    _ hash: repeat each Hash, range first: First, _ second: Second, _ third: Third,
    where condition: (RangeOperand<Next>) -> RangeCondition<Next>
  ) -> Query<Model, Model> {
    query(
      index: index.name,
      schema.keyCondition(
        index: index.declaration, hash: KeyValues.list(repeat each hash), range: [first, second, third], where: condition))
  }

  /// The items of an index without a range key that have its hash key.
  @_disfavoredOverload
  public func query<each Hash: AttributeConvertible>(
    _ index: GlobalIndex<Model, KeyTemplate<repeat each Hash>, NoRangeKey>, _ hash: repeat each Hash
  ) -> Query<Model, Model> {
    query(index: index.name, schema.keyCondition(index: index.declaration, hash: KeyValues.list(repeat each hash), range: []))
  }
}
