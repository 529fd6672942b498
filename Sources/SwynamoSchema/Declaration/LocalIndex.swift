/// A local secondary index: the table's hash key with another range key.
///
///     let byDate = LocalIndex("by-date") { RangeKey(\Order.placed) }
///     orders.query(byDate, "a@b.c") { $0 > yesterday }
///
/// Source: DynamoDB Developer Guide, "Local Secondary Indexes".
public struct LocalIndex<Model, RangeKeyType>: Sendable {
  /// The index's name in DynamoDB.
  public let name: String
  @usableFromInline let declaration: IndexDeclaration

  /// An index by its name in DynamoDB, with its `RangeKey`.
  public init(
    _ name: String, projecting projection: IndexProjection<Model> = .all,
    @LocalIndexBuilder<Model> _ key: () -> LocalIndexKey<Model, RangeKeyType>
  ) {
    self.name = name
    declaration = IndexDeclaration(name: name, hashKey: nil, rangeKey: key().rangeKey, projection: projection)
  }
}
