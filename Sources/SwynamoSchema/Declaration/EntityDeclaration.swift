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
    var keys = [(table.hashKey.name, hash, ErasedColumn.Role.hashKey), (table.rangeKey?.name ?? "", range, .rangeKey)]
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
        if table.keyNames().contains(where: key.isNamed) {
          faults.append(.templateOfTableKey(key.name, index: index.name))
        } else {
          keys.append((key.name, template, .field))
        }
      }
    }
    if name.isEmpty { faults.append(.emptyEntityName) }
    for (attribute, template, role) in keys {
      faults += template.faults(in: attribute, of: parts, isTableKey: role != .field)
    }
    let used = keys.flatMap { $0.1.parts.map { $0.keyPath as AnyKeyPath } }
    for part in parts where part.role == .keyField && !used.contains(part.keyPath as AnyKeyPath) {
      faults.append(.keyFieldInNoKey("\(part.keyPath)"))
    }
    let columns =
      parts
      + keys.map { ErasedColumn($0.2, named: $0.0, $0.1, limit: table.keyLimit($0.0)) }
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

extension TextTemplate {
  fileprivate func faults(in attribute: String, of columns: [ErasedColumn], isTableKey: Bool) -> [DeclarationError.Fault] {
    var faults: [DeclarationError.Fault] = pieces.isEmpty ? [.emptyKeyTemplate(attribute)] : []
    for (index, piece) in pieces.enumerated() {
      guard case .part(let part) = piece else { continue }
      if part.format == .none { faults.append(.keyPartType(part.name, in: attribute, type: "\(part.valueType)")) }
      if part.isOptional, isTableKey { faults.append(.optionalKeyPart(part.name, in: attribute)) }
      if index + 1 < pieces.count, case .part(let next) = pieces[index + 1], !part.format.isSelfDelimiting {
        faults.append(.adjacentKeyParts(part.name, next.name, in: attribute))
      }
      let column = columns.first { $0.keyPath as AnyKeyPath == part.keyPath as AnyKeyPath }
      guard let column else {
        faults.append(.undeclaredKeyProperty("\(part.keyPath)", in: attribute))
        continue
      }
      if column.rule != nil { faults.append(.ruleInKey(part.name, in: attribute)) }
      if column.form != .plain { faults.append(.opaqueKey(part.name)) }
    }
    return faults
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
    /// Where the properties are stored as well; nil for those that are in keys only.
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
        fields: template.parts.map { part in
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
