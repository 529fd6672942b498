public import SwynamoCore

/// A table that holds items of several types, its entities, whose keys are texts made of their properties.
///
///     let inverted = GlobalIndex("inverted") { HashKey("SK"); RangeKey("PK") }
///     let forum = SingleTable("forum") { HashKey("PK"); RangeKey("SK"); inverted }
///
///     let posts = forum.entity("post") {                 // Table<Post, KeyTemplate<Int>, KeyTemplate<Date>>
///       KeyField(\Post.author)
///       KeyField(\.posted)
///       Field(\.text)
///     } hash: { "USER#"; \.author } range: { "POST#"; \.posted }.of(Post.init)
///
///     try await posts.get(7, range: date).run(on: db)
///     try await posts.query(7) { $0 > lastWeek }.run(on: db)
///
/// The keys are named "PK" and "SK" unless the block says otherwise. An attribute of each item, "entity", names its entity; reads of
/// an entity never give another's items. ``entity(_:fileID:line:_:hash:range:indexes:)`` has the rest.
public struct SingleTable: Sendable {
  /// The items as they are stored, of all entities.
  ///
  ///     for try await item in forum.items.scan().items(on: db) { print(item["entity"] ?? .null) }
  public internal(set) var items: Table<Item, String, String>
  /// The attribute that names an item's entity.
  public let entityAttribute: String

  /// The table's name in DynamoDB.
  public var name: String { items.name }

  /// A table, the names of its keys and its indexes; and the attribute that names the entity, "cls" for a table of PynamoDB's.
  public init(
    _ name: String, entityAttribute: String = "entity", fileID: StaticString = #fileID, line: UInt = #line,
    @SingleTableBuilder _ parts: () -> [SingleTable.Part] = { [] }
  ) {
    let parts = parts()
    let indexes = parts.compactMap { if case .index(let index) = $0 { index } else { nil } }
    let hash = parts.compactMap { if case .hashKey(let name) = $0 { name } else { nil } }
    let range = parts.compactMap { if case .rangeKey(let name) = $0 { name } else { nil } }
    var names = [hash.first ?? "PK", range.first ?? "SK"]
    for key in indexes.flatMap({ $0.hashKeys + $0.rangeKeys }) {
      guard let name = Self.attributeName(key) else { continue }
      if !names.contains(where: { $0.hasSameBytes(as: name) }) { names.append(name) }
    }
    let columns = names.enumerated().map { place, name in
      ErasedColumn(
        place == 0 ? .hashKey : place == 1 ? .rangeKey : .field, ofItemsNamed: name, \SingleTable.[attribute: name])
    }
    let faults: [DeclarationError.Fault] = hash.count > 1 || range.count > 1 ? [.severalKeys] : []
    let declaration = TableDeclaration(
      name: name, location: DeclarationError.Location(fileID: fileID, line: line), columns: columns, indexes: indexes)
    items = Table(schema: TableSchema(declaration, whole: .items, faults: faults))
    self.entityAttribute = entityAttribute
  }

  /// Public for the compiler only: a key or an index of the table.
  public enum Part: Sendable {
    case hashKey(String)
    case rangeKey(String)
    case index(IndexDeclaration)
  }

  /// Stands for an attribute in a key path, by its name.
  subscript(attribute name: String) -> String { name }

  private static func attributeName(_ keyPath: any AnyKeyPath & Sendable) -> String? {
    (keyPath as AnyKeyPath as? KeyPath<SingleTable, String>).map { anyTable[keyPath: $0] }
  }

  /// Tells the names in key paths.
  private static let anyTable = SingleTable("any")
}

extension SingleTable {
  /// Throws what is wrong with the table, with its entities, and between them: two of one name, or whose keys may be the same.
  ///
  ///     @Test func tables() throws { try forum.validate(members, posts, comments) }
  ///
  /// An entity is checked against the others here only. Errors: `DeclarationError`.
  public func validate<each Model, each Hash, each Range>(
    _ entity: repeat Table<each Model, each Hash, each Range>
  ) throws(DeclarationError) {
    try items.validate()
    var definitions: [TableDefinition] = []
    for entity in repeat each entity { definitions.append(entity.definition) }
    for definition in definitions { try definition.validate() }
    let faults = faults(of: definitions)
    if !faults.isEmpty { throw DeclarationError(table: name, location: items.definition.location, faults: faults) }
  }

  private func faults(of definitions: [TableDefinition]) -> [DeclarationError.Fault] {
    var faults: [DeclarationError.Fault] = []
    var entities: [EntityDefinition] = []
    for definition in definitions {
      guard let entity = definition.entity, definition.name.hasSameBytes(as: name) else {
        faults.append(.notAnEntity(definition.name))
        continue
      }
      for other in entities {
        if other.name.hasSameBytes(as: entity.name) { faults.append(.duplicateEntity(entity.name)) }
        if other.overlaps(entity) { faults.append(.overlappingEntities(other.name, entity.name)) }
      }
      entities.append(entity)
    }
    return faults
  }
}

/// Public for the compiler only: gathers the keys and the indexes of a single table.
@resultBuilder
public enum SingleTableBuilder {
  public static func buildExpression(_ key: HashKey<SingleTable, String>) -> SingleTable.Part {
    .hashKey(key.property.explicitName ?? "")
  }

  public static func buildExpression(_ key: RangeKey<SingleTable, String>) -> SingleTable.Part {
    .rangeKey(key.property.explicitName ?? "")
  }

  public static func buildExpression<Range>(_ index: GlobalIndex<SingleTable, String, Range>) -> SingleTable.Part {
    .index(index.declaration)
  }

  public static func buildBlock(_ parts: SingleTable.Part...) -> [SingleTable.Part] { parts }
}

extension HashKey where Model == SingleTable, Value == String {
  /// The hash key of a single table, or of one of its indexes, by the attribute's name.
  public init(_ attribute: String) { property = Column(\SingleTable.[attribute: attribute], name: attribute) }
}

extension RangeKey where Model == SingleTable, RangeValue == String {
  /// The range key of a single table, or of one of its indexes, by the attribute's name.
  public init(_ attribute: String) { property = Column(\SingleTable.[attribute: attribute], name: attribute) }
}

extension WholeItemCodec where Model == Item {
  /// Items as they are stored.
  static var items: WholeItemCodec {
    WholeItemCodec(
      kind: .items,
      encodeOthers: { item, parts, writer in parts.layout.encode(undeclared: item, besides: { _ in false }, to: &writer) },
      decode: { reader, _ in try reader.readItem() })
  }
}
