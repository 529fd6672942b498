/// A global secondary index, and the handle to query it by.
///
///     let byLastName = GlobalIndex("by-last-name") { HashKey(\User.lastName); RangeKey(\.firstName) }
///     let users = Table("users") { … } indexes: { byLastName }.of(User.init)
///     users.query(byLastName, "Smith")
///
/// An item without the index's keys is not in the index, so its key properties may be optional.
/// Source: DynamoDB Developer Guide, "Using Global Secondary Indexes".
public struct GlobalIndex<Model, HashKeyType, RangeKeyType>: Sendable {
  /// The index's name in DynamoDB.
  public let name: String
  @usableFromInline let declaration: IndexDeclaration

  /// An index by its name in DynamoDB, with its `HashKey` and, where it has one, its `RangeKey`.
  public init(
    _ name: String, projecting projection: IndexProjection<Model> = .all,
    @IndexBuilder<Model> _ keys: () -> IndexKeys<Model, HashKeyType, RangeKeyType>
  ) {
    let keys = keys()
    self.name = name
    declaration = IndexDeclaration(name: name, hashKey: keys.hashKey, rangeKey: keys.rangeKey, projection: projection)
  }
}
