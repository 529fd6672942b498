package import SwynamoCore

/// What was written of an entity: its name, its table, and the templates of its keys.
struct EntityDeclaration: Sendable {
  let name: String
  let attribute: String
  /// The table that all entities share.
  let table: TableDefinition
  /// What is wrong with it.
  let faults: [DeclarationError.Fault]
}

extension TableDeclaration {
  init(
    entity name: String, of single: SingleTable, at location: DeclarationError.Location, _ parts: [ErasedColumn],
    hash: TextTemplate, range: TextTemplate, indexes: [IndexDeclaration]
  ) {
    let table = single.items.definition
    var faults: [DeclarationError.Fault] = []
    var keys = [
      TemplateKey(name: table.hashKey.name, template: hash, role: .hashKey),
      TemplateKey(name: table.rangeKey?.name ?? "", template: range, role: .rangeKey),
    ]
    for index in indexes where index.uniqueProperties == nil {
      guard let own = table.index(named: index.name) else {
        faults.append(.undeclaredIndex(index.name, table: table.name))
        continue
      }
      guard let templates = index.templates else { continue }
      if own.hashKeys.count > 1 || own.rangeKeys.count > 1 { faults.append(.indexKeys(index.name)) }
      for (key, template) in [(own.hashKeys.first, templates.hash), (own.rangeKeys.first, templates.range)] {
        guard let key, let template else {
          if key != nil || template != nil { faults.append(.indexKeys(index.name)) }
          continue
        }
        let isRange = own.rangeKeys.contains(key)
        if let place = keys.firstIndex(where: { key.isNamed($0.name) }) {
          if !keys[place].template.isSame(as: template) { faults.append(.severalTemplates(key.name, index: index.name)) }
          keys[place].isRange = keys[place].isRange || isRange && keys[place].role != .hashKey
        } else {
          keys.append(TemplateKey(name: key.name, template: template, role: .field, isRange: isRange))
        }
      }
    }
    if name.isEmpty { faults.append(.emptyEntityName) }
    let inTableKey = (hash.parts + range.parts).map { $0.keyPath as AnyKeyPath }
    for key in keys { faults += key.faults(of: parts, inTableKey) }
    let used = keys.flatMap { $0.template.parts.map { $0.keyPath as AnyKeyPath } }
    for part in parts where part.role == .keyField && !used.contains(part.keyPath as AnyKeyPath) {
      faults.append(.keyFieldInNoKey("\(part.keyPath)"))
    }
    let columns =
      parts
      + keys.map { ErasedColumn($0.role, named: $0.name, $0.template, limit: table.keyLimit($0.name)) }
      + [ErasedColumn(entity: name, in: single.entityAttribute)]
    self.init(name: table.name, location: location, columns: columns, indexes: indexes)
    entity = EntityDeclaration(name: name, attribute: single.entityAttribute, table: table, faults: faults)
  }
}

extension TableDefinition {
  /// The bytes that an attribute may have: a range key's if it is one anywhere.
  fileprivate func keyLimit(_ attribute: String) -> Int {
    let ranges = (rangeKey.map { [$0] } ?? []) + indexes.flatMap(\.rangeKeys)
    return ranges.contains { $0.isNamed(attribute) } ? KeyBounds.rangeKey : KeyBounds.hashKey
  }
}

/// A key of an entity that is being declared.
private struct TemplateKey {
  let name: String
  let template: TextTemplate
  /// A field where it is an index's only.
  let role: ErasedColumn.Role
  /// Whether an index has it as its range key.
  var isRange = false

  private var isTableKey: Bool { role != .field }

  func faults(of columns: [ErasedColumn], _ inTableKey: [AnyKeyPath]) -> [DeclarationError.Fault] {
    var faults: [DeclarationError.Fault] = template.pieces.isEmpty ? [.emptyKeyTemplate(name)] : []
    for (index, piece) in template.pieces.enumerated() {
      switch piece {
      case .literal: break
      case .shard(let shard): faults += self.faults(of: shard.part, columns) + self.faults(of: shard, inTableKey)
      case .part(let part):
        if part.format == .none { faults.append(.keyPartType(part.name, in: name, type: "\(part.valueType)")) }
        faults += self.faults(of: part, columns)
        if let next = template.pieces.dropFirst(index + 1).first?.property, !part.format.isSelfDelimiting {
          faults.append(.adjacentKeyParts(part.name, next, in: name))
        }
      }
    }
    return faults
  }

  private func faults(of part: TextTemplate.Part, _ columns: [ErasedColumn]) -> [DeclarationError.Fault] {
    let column = columns.first { $0.keyPath as AnyKeyPath == part.keyPath as AnyKeyPath }
    var faults: [DeclarationError.Fault] = []
    // One that a put makes where it is nil is in every item.
    let isMade = column?.role == .keyField && column?.rule != nil
    if part.isOptional, isTableKey, !isMade { faults.append(.optionalKeyPart(part.name, in: name)) }
    guard let column else { return faults + [.undeclaredKeyProperty("\(part.keyPath)", in: name)] }
    if column.rule != nil, !isMade { faults.append(.ruleInKey(part.name, in: name)) }
    if column.form != .plain { faults.append(.opaqueKey(part.name)) }
    return faults
  }

  private func faults(of shard: TextTemplate.Shard, _ inTableKey: [AnyKeyPath]) -> [DeclarationError.Fault] {
    let (keyPath, property) = (shard.part.keyPath as AnyKeyPath, shard.part.name)
    var faults: [DeclarationError.ShardFault] = []
    if !DeclarationError.ShardFault.counts.contains(shard.count) { faults.append(.count(shard.count)) }
    if template.pieces.count(where: \.isShard) > 1 { faults.append(.several) }
    if role == .rangeKey || isRange { faults.append(.inRangeKey) }
    if template.parts.contains(where: { $0.keyPath as AnyKeyPath == keyPath }) {
      faults.append(.byHashKey(property))
    } else if isTableKey, !inTableKey.contains(keyPath) {
      faults.append(.byOtherAttribute(property))
    }
    return faults.map { .shard($0, in: name) }
  }
}

extension TextTemplate.Piece {
  fileprivate var isShard: Bool { if case .shard = self { true } else { false } }

  /// The name of the property that it is made of.
  fileprivate var property: String? {
    switch self {
    case .literal: nil
    case .part(let part): part.name
    case .shard(let shard): shard.part.name
    }
  }
}

/// An entity as its statements know it, its model's type erased.
package struct EntityDefinition: Sendable {
  package let name: String
  /// The attribute that has the name.
  package let attribute: String
  /// The keys that are made of properties, the table's first.
  package let keys: [Key]

  package struct Key: Sendable {
    package let attribute: String
    package let template: TextTemplate
    package let isTableKey: Bool
    /// Where the template's properties are stored as well; nil for those that are in keys only.
    package let fields: [Field?]
  }

  package struct Field: Sendable {
    package let attribute: String
    package let codec: AnyPropertyCodec
  }

  init(_ declaration: EntityDeclaration, _ columns: [ErasedColumn], names: [ColumnDefinition]) {
    name = declaration.name
    attribute = declaration.attribute
    keys = columns.indices.compactMap { index in
      guard let template = columns[index].template else { return nil }
      return Key(
        attribute: names[index].name, template: template, isTableKey: columns[index].role != .field,
        fields: template.properties.map { part in
          columns.indices.first { columns[$0].keyPath as AnyKeyPath == part.keyPath as AnyKeyPath }.flatMap { place in
            columns[place].role == .keyField ? nil : Field(attribute: names[place].name, codec: columns[place].operand)
          }
        })
    }
  }

  package func key(_ attribute: String) -> Key? { keys.first { $0.attribute.hasSameBytes(as: attribute) } }

  /// Whether an item of either may have the same key.
  func overlaps(_ other: EntityDefinition) -> Bool {
    zip(keys.filter(\.isTableKey), other.keys.filter(\.isTableKey)).allSatisfy { $0.template.overlaps($1.template) }
  }

  /// `entity = :name`
  package var condition: ConditionExpression {
    .compare(.path(DocumentPath(attribute)), .equal, .value(.string(name)))
  }

  /// Whether an item is of another entity, or of none.
  package func excludes(_ item: Item) -> Bool { item[attribute] != .string(name) }
}

extension TableDefinition {
  /// Whether an item is another's in the same table, as its JSON has it: of another entity, or a guard of a unique value. For who reads
  /// all that the table holds, which no filter has sorted out.
  package func excludes(_ item: UnsafeRawBufferPointer) throws -> Bool {
    if uniques != nil, try AttributeReader.member(UniqueConstraints.ownerAttribute, of: item) != nil { return true }
    guard let entity else { return false }
    return try AttributeReader.member(entity.attribute, of: item) != .string(entity.name)
  }
}
