package import SwynamoCore

/// What DynamoDB knows of a table: its name, keys and indexes; and the attributes that the model declares.
@usableFromInline
package final class TableDefinition: Sendable {
  package struct Key: Sendable, Hashable {
    package let name: String
    package let type: AttributeType

    package func isNamed(_ attribute: String) -> Bool { name.hasSameBytes(as: attribute) }
  }

  package struct Index: Sendable, Hashable {
    package let name: String
    package let isLocal: Bool
    /// One, or up to four of a global index; each has a value in a query.
    package let hashKeys: [Key]
    /// None, one, or up to four of a global index; a query asks for the first of them.
    package let rangeKeys: [Key]
    package let projection: ProjectedAttributes
    /// What is declared of it besides; nothing for a local index, which has the table's.
    package let settings: TableSettings.Index
  }

  @usableFromInline package let name: String
  package let hashKey: Key
  package let rangeKey: Key?
  /// The same as an index's, so that a query makes no lists of them.
  private let hashKeys: [Key]
  private let rangeKeys: [Key]
  package let indexes: [Index]
  /// Those that are searched and not queried.
  package let vectorIndexes: [VectorIndexDefinition]
  /// What is declared besides; an entity has its single table's.
  package let settings: TableSettings
  package let columns: [ColumnDefinition]
  package let hashColumn: Int
  package let rangeColumn: Int?
  /// What writes put into attributes of themselves; nil for a table without such.
  package let rules: WriteRules?
  /// When the items expire; nil where they don't.
  package let expiry: Expiry?
  /// How models are made of whole items; nil where an initializer makes them of the columns.
  package let wholeItems: WholeItemKind?
  /// Of an entity of a single table.
  package let entity: EntityDefinition?
  /// What encrypts attributes of the items; nil where none are.
  package let encryption: ItemEncryption?
  /// What is unique among the items; nil where nothing is.
  package let uniques: UniqueConstraints?

  package func index(named name: String) -> Index? { indexes.first { $0.name == name } }
  package func vectorIndex(named name: String) -> VectorIndexDefinition? { vectorIndexes.first { $0.name == name } }

  /// Whether models are made of attributes that the table doesn't declare, too.
  package var readsUndeclaredAttributes: Bool {
    wholeItems != nil || columns.contains { $0.name == UnknownAttributeName.value }
  }

  /// Where the table is declared.
  package let location: DeclarationError.Location
  /// What is wrong with the declaration.
  package let faults: [DeclarationError.Fault]
  /// What is wrong with a name that was given when the program ran.
  package let nameFault: DeclarationError.Fault?

  func named(_ name: String) -> TableDefinition {
    TableDefinition(
      of: self, name: name, nameFault: Self.isTableName(name) ? nil : .invalidTableName(name), settings: settings,
      faults: faults.filter { $0 != .invalidTableName(self.name) })
  }

  func with(_ settings: TableSettings) -> TableDefinition {
    let others = faults.filter { if case .settings = $0 { false } else { true } }
    let ofSettings =
      entity.map { [DeclarationError.SettingsFault.ofEntity($0.name)] }
      ?? settings.faults(indexes: indexes, hasVectorIndexes: !vectorIndexes.isEmpty)
    return TableDefinition(
      of: self, name: name, nameFault: nameFault, settings: settings, faults: others + ofSettings.map { .settings($0) })
  }

  private init(
    of other: TableDefinition, name: String, nameFault: DeclarationError.Fault?, settings: TableSettings,
    faults: [DeclarationError.Fault]
  ) {
    self.name = name
    self.nameFault = nameFault
    self.settings = settings
    self.faults = faults
    location = other.location
    vectorIndexes = other.vectorIndexes
    hashKey = other.hashKey
    rangeKey = other.rangeKey
    hashKeys = other.hashKeys
    rangeKeys = other.rangeKeys
    indexes = other.indexes
    columns = other.columns
    hashColumn = other.hashColumn
    rangeColumn = other.rangeColumn
    rules = other.rules
    expiry = other.expiry
    wholeItems = other.wholeItems
    entity = other.entity
    encryption = other.encryption
    uniques = other.uniques
  }

  init<Model>(_ declaration: TableDeclaration, model: ModelSchema<Model>) {
    var faults = model.faults
    name = declaration.name
    nameFault = nil
    location = declaration.location
    columns = model.table.columns
    // The compiler has seen to it that there is one.
    hashColumn = declaration.columns.firstIndex { $0.role == .hashKey } ?? 0
    rangeColumn = declaration.columns.firstIndex { $0.role == .rangeKey }
    let rules = WriteRules(declaration.columns, names: columns)
    self.rules = rules
    expiry = model.table.expiry
    wholeItems = model.codec.whole?.kind
    encryption = model.codec.layout.encryption
    let key = Self.key(of: model.table.columns[hashColumn], faults: &faults)
    hashKey = key
    rangeKey = rangeColumn.map { Self.key(of: model.table.columns[$0], faults: &faults) }
    hashKeys = [key]
    rangeKeys = rangeKey.map { [$0] } ?? []
    var indexes: [Index] = []
    for declaration in declaration.indexes where declaration.templates == nil && declaration.vector == nil {
      if let index = Self.index(declaration, tableHashKey: key, model: model, faults: &faults) { indexes.append(index) }
    }
    entity = declaration.entity.map { EntityDefinition($0, declaration.columns, names: model.table.columns) }
    if let entity = declaration.entity {
      faults += entity.faults
      for index in indexes {
        guard let own = entity.table.index(named: index.name) else { continue }
        if own.hashKeys != index.hashKeys || own.rangeKeys != index.rangeKeys { faults.append(.indexKeys(index.name)) }
      }
      indexes = entity.table.indexes
    }
    self.indexes = indexes
    settings = declaration.entity?.table.settings ?? TableSettings()
    vectorIndexes = VectorIndexDefinition.all(declaration.indexes, model.table, faults: &faults)
    uniques = UniqueConstraints(declaration.uniques, declaration.columns, columns, entity: entity, faults: &faults)
    if uniques != nil { faults += UniqueConstraints.faults(ofKeys: hashKeys + rangeKeys) }
    if rangeKey == nil, let index = indexes.first(where: \.isLocal) { faults.append(.localIndexWithoutRangeKey(index.name)) }
    faults += Self.nameFaults(table: name, indexes: indexes)
    faults += VectorIndexDefinition.faults(vectorIndexes, besides: indexes, keys: hashKeys + rangeKeys)
    faults += settings.faults(indexes: indexes, hasVectorIndexes: !vectorIndexes.isEmpty).map { .settings($0) }
    faults += model.faultsOfWhole
    faults += NestedMaps.faults(in: declaration.columns, maps: model.codec.whole?.maps ?? [])
    faults += rules?.faults ?? []
    let times = zip(columns, declaration.columns).filter { $1.isTimeToLive }.map { $0.0.name }
    if times.count > 1 { faults.append(.severalTimesToLive(times)) }
    self.faults = faults
  }

  /// Whether nothing is wrong with the declaration.
  package var isValid: Bool { faults.isEmpty && nameFault == nil }

  /// What every statement of the table is refused for.
  package var statementFaults: [StatementError.Fault] {
    (nameFault.map { [.invalidParameter("\($0)")] } ?? []) + faults.map { .declaration($0, at: location) }
  }

  func validate() throws(DeclarationError) {
    let all = (nameFault.map { [$0] } ?? []) + faults
    guard all.isEmpty else { throw DeclarationError(table: name, location: location, faults: all) }
  }
}

extension TableDefinition {
  /// The keys of an index, or the table's own.
  package func keys(of index: Index?) -> (hash: [Key], range: [Key]) {
    index.map { ($0.hashKeys, $0.rangeKeys) } ?? (hashKeys, rangeKeys)
  }

  /// The attributes of the table's key, and of an index's; one may be in both.
  package func keyNames(with index: Index? = nil) -> [String] {
    ([hashKey] + (rangeKey.map { [$0] } ?? []) + (index?.hashKeys ?? []) + (index?.rangeKeys ?? [])).map(\.name)
  }

  /// The key of an item, with an index's beside it; nil for an item that was read without them.
  package func key(of item: EncodedItem, with index: Index? = nil) throws -> EncodedItem? {
    let names = StringSet(keyNames(with: index))
    let key = try item.decoded().filter { names.contains($0.key) }
    return key.count == names.count ? EncodedItem(key) : nil
  }
}

extension TableDefinition: Hashable {
  @usableFromInline
  package static func == (left: TableDefinition, right: TableDefinition) -> Bool {
    left.name == right.name && left.hashKey == right.hashKey && left.rangeKey == right.rangeKey && left.indexes == right.indexes
      && left.columns == right.columns
  }

  @usableFromInline
  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(columns)
  }
}

extension TableDefinition {
  private static func key(of column: ColumnDefinition, faults: inout [DeclarationError.Fault]) -> Key {
    if column.type?.isKeyType != true { faults.append(.keyType(column.name)) }
    if column.form != .plain { faults.append(.opaqueKey(column.name)) }
    if column.name.utf8.count > Limits.keyNameLength.upperBound { faults.append(.keyNameTooLong(column.name)) }
    return Key(name: column.name, type: column.type ?? .string)
  }

  private static func index<Model>(
    _ declaration: IndexDeclaration, tableHashKey: Key, model: ModelSchema<Model>, faults: inout [DeclarationError.Fault]
  ) -> Index? {
    var failed = false
    func column(_ keyPath: any AnyKeyPath & Sendable) -> ColumnDefinition? {
      guard let index = model.table.properties.firstIndex(where: { $0.keyPath as AnyKeyPath == keyPath as AnyKeyPath }) else {
        let fault = DeclarationError.Fault.undeclaredIndexProperty(index: declaration.name, property: "\(keyPath)")
        if !faults.contains(fault) { faults.append(fault) }
        failed = true
        return nil
      }
      return model.table.columns[index]
    }
    let isLocal = declaration.hashKeys.isEmpty
    let hash = isLocal ? [tableHashKey] : declaration.hashKeys.compactMap(column).map { key(of: $0, faults: &faults) }
    let range = declaration.rangeKeys.compactMap(column).map { key(of: $0, faults: &faults) }
    let keys = hash + range
    for (position, key) in keys.enumerated() where keys[..<position].contains(where: { $0.isNamed(key.name) }) {
      faults.append(.repeatedIndexKey(index: declaration.name, attribute: key.name))
    }
    let projection = declaration.projected { column($0)?.name }
    guard !failed else { return nil }
    return Index(
      name: declaration.name, isLocal: isLocal, hashKeys: hash, rangeKeys: range, projection: projection,
      settings: declaration.settings)
  }

  private static func nameFaults(table: String, indexes: [Index]) -> [DeclarationError.Fault] {
    var faults: [DeclarationError.Fault] = isTableName(table) ? [] : [.invalidTableName(table)]
    faults += indexes.filter { !ResourceName.isValid($0.name) }.map { .invalidIndexName($0.name) }
    for (position, index) in indexes.enumerated() where indexes[..<position].contains(where: { $0.name == index.name }) {
      faults.append(.duplicateIndex(index.name))
    }
    var included = 0
    for index in indexes {
      guard case .including(let names) = index.projection else { continue }
      included += names.count
      if names.isEmpty { faults.append(.emptyProjection(index: index.name)) }
      if names.count > Limits.projectedAttributes {
        faults.append(.tooManyProjectedAttributes(index: index.name, count: names.count))
      }
    }
    if included > Limits.projectedAttributesOfTable { faults.append(.tooManyProjectedAttributesTogether(included)) }
    if indexes.count(where: \.isLocal) > Limits.localIndexes { faults.append(.tooManyLocalIndexes) }
    if indexes.count(where: { !$0.isLocal }) > Limits.globalIndexes { faults.append(.tooManyGlobalIndexes) }
    return faults
  }

  /// A table may be named by its ARN.
  private static func isTableName(_ name: String) -> Bool { ResourceName.isARN(name) || ResourceName.isValid(name) }
}
