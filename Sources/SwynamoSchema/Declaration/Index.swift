public import SwynamoCore

/// A global secondary index, and the handle to query it by.
///
///     let byLastName = GlobalIndex("by-last-name") { HashKey(\User.lastName); RangeKey(\.firstName) }
///     let users = Table("users") { … } indexes: { byLastName }.of(User.init)
///     users.query(byLastName, "Smith")
///
/// A key may have up to four attributes: each hash key is asked for, and the range keys in their order, as far as one likes.
///
///     let byPlace = GlobalIndex("by-place") { HashKey(\Shop.country); HashKey(\.city); RangeKey(\.opened); RangeKey(\.size) }
///     shops.query(byPlace, ("it", "Rome"))                       // its type is GlobalIndex<Shop, (String, String), (Int, Int)>
///     shops.query(byPlace, ("it", "Rome"), 2024) { $0 > 100 }
///
/// An item without all of the index's keys is not in the index, so its key properties may be optional.
/// Source: DynamoDB Developer Guide, "Using Global Secondary Indexes".
public struct GlobalIndex<Model, HashKeyType, RangeKeyType>: Sendable {
  /// The index's name in DynamoDB.
  public let name: String
  @usableFromInline package private(set) var declaration: IndexDeclaration
  /// The values of a hash key of several attributes; nil for one of one.
  @usableFromInline let hashValues: (@Sendable (HashKeyType) -> [IndexKeyValue])?

  /// An index by its name in DynamoDB, with its `HashKey` and, where it has one, its `RangeKey`.
  public init(
    _ name: String, projecting projection: IndexProjection<Model> = .all,
    @IndexBuilder<Model> _ keys: () -> IndexKeys<Model, HashKeyType, RangeKeyType>
  ) {
    let keys = keys()
    self.name = name
    declaration = IndexDeclaration(name: name, hashKeys: keys.hashKeys, rangeKeys: keys.rangeKeys, projection: projection)
    hashValues = keys.values
  }

  init(name: String, _ declaration: IndexDeclaration) {
    self.name = name
    self.declaration = declaration
    hashValues = nil
  }
}

extension GlobalIndex {
  /// The units of the index, where they are not the table's; whether it is on demand or provisioned is as the table is.
  ///
  ///     GlobalIndex("by-name") { HashKey(\User.name) }.billing(.provisioned(readUnits: 20, writeUnits: 5))
  ///     GlobalIndex("by-name") { HashKey(\User.name) }.billing(.onDemandUpTo(readUnits: 1000))
  ///
  /// Source: API Reference, "GlobalSecondaryIndex".
  public func billing(_ billing: Billing) -> GlobalIndex { with { $0.billing = billing } }

  /// What the index serves at once, in units a second.
  ///
  ///     GlobalIndex("by-name") { HashKey(\User.name) }.warmThroughput(readUnits: 20_000, writeUnits: 8000)
  ///
  /// Source: Developer Guide, "Understanding DynamoDB warm throughput".
  public func warmThroughput(readUnits: Int? = nil, writeUnits: Int? = nil) -> GlobalIndex {
    with { $0.warmThroughput = TableSettings.WarmThroughput(readUnits: readUnits, writeUnits: writeUnits) }
  }

  private func with(_ change: (inout TableSettings.Index) -> Void) -> GlobalIndex {
    var copy = self
    change(&copy.declaration.settings)
    return copy
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
    declaration = IndexDeclaration(name: name, hashKeys: [], rangeKeys: [key().rangeKey], projection: projection)
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
  /// None for a local index, which has the table's.
  let hashKeys: [any AnyKeyPath & Sendable]
  let rangeKeys: [any AnyKeyPath & Sendable]
  let projection: Projection
  /// Of an entity, whose keys are made of properties.
  let templates: (hash: TextTemplate, range: TextTemplate?)?
  /// Of an index that is taken for the table's keys the other way round, and is not.
  var inversionFault: StatementError.Fault?
  /// Of a `Unique`, which stands among the indexes and is none.
  let uniqueProperties: [any AnyKeyPath & Sendable]?
  /// Of an index that is searched and not queried.
  var vector: VectorIndexDeclaration?
  /// Of a global index.
  var settings = TableSettings.Index()

  init(unique properties: [any AnyKeyPath & Sendable]) {
    uniqueProperties = properties
    templates = nil
    (name, hashKeys, rangeKeys, projection) = ("", [], [], .all)
  }

  init(name: String, hash: TextTemplate, range: TextTemplate?) {
    self.name = name
    uniqueProperties = nil
    templates = (hash, range)
    (hashKeys, rangeKeys, projection) = ([], [], .all)
  }

  init<Model>(
    name: String, hashKeys: [any AnyKeyPath & Sendable], rangeKeys: [any AnyKeyPath & Sendable],
    projection: IndexProjection<Model>
  ) {
    self.name = name
    self.hashKeys = hashKeys
    self.rangeKeys = rangeKeys
    (templates, uniqueProperties) = (nil, nil)
    self.projection =
      switch projection {
      case .all: .all
      case .keysOnly: .keysOnly
      case .including(let properties): .including(properties)
      }
  }
}

extension IndexDeclaration {
  /// The projection by the attributes' names.
  func projected(_ name: (any AnyKeyPath & Sendable) -> String?) -> ProjectedAttributes {
    switch projection {
    case .all: .all
    case .keysOnly: .keysOnly
    case .including(let properties): .including(properties.compactMap(name))
    }
  }
}
