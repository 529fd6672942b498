package import SwynamoCore

/// Properties of which no two items of a table have the same values. It stands among the indexes.
///
///     let users = Table("users") {
///       HashKey(\User.id); Field(\.email); Field(\.country); Field(\.passport)
///     } indexes: {
///       Unique(\.email)
///       Unique(\.country, \.passport)                                // the two together
///     }.of(User.init)
///
///     try await users.put(samuel).run(on: db)                         // UniqueConstraintError where another has the e-mail
///
/// Each value is held by a guard item in the same table, which a put, a delete, and an update of such a property write in one
/// transaction with the item. All but an insert read the item before. Scans and counts leave the guards out. An item of which a property is nil
/// has no guard. Texts are told apart by their bytes. Source: AWS Database Blog, "Simulating Amazon DynamoDB unique constraints
/// using transactions".
public struct Unique<Model>: Sendable {
  let declaration: IndexDeclaration

  /// The property, or several whose values are unique together: texts, numbers or binaries.
  public init(_ property: any PartialKeyPath<Model> & Sendable, _ others: any PartialKeyPath<Model> & Sendable...) {
    declaration = IndexDeclaration(unique: [property] + others)
  }
}

extension Unique: IndexListPart {
  public var indexListPart: IndexDeclaration { declaration }
}

@available(*, unavailable, message: "Unique is no parameter of the initializer: write it in the block of the indexes")
extension Unique: TablePart {
  public typealias Value = Never

  public var column: ErasedColumn { fatalError() }
}

/// The unique attributes of a table, and the items that guard their values.
package struct UniqueConstraints: Sendable {
  package let all: [UniqueConstraint]

  /// What a guard's key begins with, and no other's.
  package static let keyPrefix = "$unique#"
  /// The attribute in which a guard has the key of the item that it is of.
  package static let ownerAttribute = "$unique"

  /// Nil where a table has none.
  init?(
    _ declarations: [[any AnyKeyPath & Sendable]], _ columns: [ErasedColumn], _ names: [ColumnDefinition],
    entity: EntityDefinition?, faults: inout [DeclarationError.Fault]
  ) {
    guard !declarations.isEmpty else { return nil }
    let entity: Item = entity.map { [$0.attribute: .string($0.name)] } ?? [:]
    var all: [UniqueConstraint] = []
    for properties in declarations {
      let places = properties.map { property in
        columns.firstIndex { $0.keyPath as AnyKeyPath == property as AnyKeyPath && $0.canBeNamed }
      }
      for (property, place) in zip(properties, places) {
        guard let place else {
          faults.append(.unique(.undeclaredProperty("\(property)")))
          continue
        }
        faults += columns[place].faultsOfUnique(named: names[place].name)
      }
      let found = places.compactMap(\.self)
      guard found.count == properties.count else { continue }
      let attributes = StringSet(found.map { names[$0].name }).sorted
      if attributes.count < found.count || all.contains(where: { StringSet($0.attributes) == StringSet(attributes) }) {
        faults.append(.unique(.repeated(attributes)))
      }
      let keys = StringSet(found.filter { columns[$0].isTableKey }.map { names[$0].name })
      if keys.count == attributes.count { faults.append(.unique(.keysOnly(attributes))) }
      all.append(UniqueConstraint(attributes: attributes, keys: keys, entity: entity))
    }
    if let time = zip(columns, names).first(where: { $0.0.isTimeToLive }) { faults.append(.unique(.timeToLive(time.1.name))) }
    self.all = all
  }

  /// The attributes that are no keys, each once.
  package func names(among attributes: (String) -> Bool = { _ in true }) -> [String] {
    StringSet(all.flatMap { $0.changeable.filter(attributes) }).sorted
  }

  /// The keys of guards are texts.
  static func faults(ofKeys keys: [TableDefinition.Key]) -> [DeclarationError.Fault] {
    keys.filter { $0.type != .string }.map { .unique(.keyType($0.name, $0.type)) }
  }
}

/// Attributes whose values are unique together.
package struct UniqueConstraint: Sendable {
  /// In the order of their names.
  package let attributes: [String]
  /// Those that are keys of the table, which no update changes.
  let keys: StringSet
  /// What tells an entity's values from another's.
  let entity: Item

  /// Those that an update may change.
  package var changeable: [String] { attributes.filter { !keys.contains($0) } }

  /// The values of an item; nil for one that lacks some, so that nothing is guarded.
  package func values(of item: Item) -> Item? {
    var values: Item = [:]
    for name in attributes {
      guard let value = item[name], value != .null else { return nil }
      values[name] = value
    }
    return values
  }

  /// The key of the guard of values: `$unique#{"email":{"S":"a@b.c"}}`. JSON tells where each value ends, so that no two share a text.
  package func keyText(of values: Item) -> String {
    var all = values
    for (name, value) in entity { all[name] = value }
    return "\(UniqueConstraints.keyPrefix)\(EncodedItem(all))"
  }
}

extension ErasedColumn {
  /// Whether an attribute has the property.
  fileprivate var canBeNamed: Bool { role != .unknownAttributes && role != .keyField }

  fileprivate var isTableKey: Bool { role == .hashKey || role == .rangeKey }

  fileprivate func faultsOfUnique(named name: String) -> [DeclarationError.Fault] {
    if let type, !type.isKeyType { return [.unique(.type(name, type))] }
    if form != .plain { return [.unique(.opaque(name))] }
    return rule != nil ? [.unique(.rule(name))] : []
  }
}
