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

/// Which attributes an index holds a copy of. Source: DynamoDB Developer Guide, "Attribute projections".
public enum IndexProjection<Model>: Sendable {
  /// `ALL`
  case all
  /// `KEYS_ONLY`
  case keysOnly
  /// `INCLUDE`, besides the keys
  case including([any PartialKeyPath<Model> & Sendable])

  /// The keys and these properties.
  public static func including(_ properties: any PartialKeyPath<Model> & Sendable...) -> IndexProjection {
    .including(properties)
  }
}

/// Public for the compiler only: an index as it was declared, before its properties are looked up in the table.
public struct IndexDeclaration: Sendable {
  enum Projection: Sendable {
    case all
    case keysOnly
    case including([any AnyKeyPath & Sendable])
  }

  let name: String
  /// Nil for a local index: the table's.
  let hashKey: (any AnyKeyPath & Sendable)?
  let rangeKey: (any AnyKeyPath & Sendable)?
  let projection: Projection

  init<Model>(
    name: String, hashKey: (any AnyKeyPath & Sendable)?, rangeKey: (any AnyKeyPath & Sendable)?,
    projection: IndexProjection<Model>
  ) {
    self.name = name
    self.hashKey = hashKey
    self.rangeKey = rangeKey
    self.projection =
      switch projection {
      case .all: .all
      case .keysOnly: .keysOnly
      case .including(let properties): .including(properties)
      }
  }
}
