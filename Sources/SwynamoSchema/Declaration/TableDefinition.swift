public import SwynamoCore

/// What DynamoDB knows of a table: its name, keys and indexes; and the attributes that the model declares.
public final class TableDefinition: Sendable {
  public struct Key: Sendable, Hashable {
    public let name: String
    public let type: AttributeType

    package func isNamed(_ attribute: String) -> Bool { name.hasSameBytes(as: attribute) }
  }

  public struct Index: Sendable, Hashable {
    public enum Projection: Sendable, Hashable {
      case all
      case keysOnly
      case including([String])
    }

    public let name: String
    public let isLocal: Bool
    public let hashKey: Key
    public let rangeKey: Key?
    public let projection: Projection
  }

  public let name: String
  public let hashKey: Key
  public let rangeKey: Key?
  public let indexes: [Index]
  public let columns: [ColumnDefinition]
  let hashColumn: Int
  let rangeColumn: Int?

  public func index(named name: String) -> Index? { indexes.first { $0.name == name } }

  /// What is wrong with a name that was given when the program ran; a declared one is checked where it is declared.
  public let nameFault: String?

  func named(_ name: String) -> TableDefinition { TableDefinition(name: name, of: self) }

  private init(name: String, of other: TableDefinition) {
    self.name = name
    nameFault = Self.nameFault(name, "table")
    hashKey = other.hashKey
    rangeKey = other.rangeKey
    indexes = other.indexes
    columns = other.columns
    hashColumn = other.hashColumn
    rangeColumn = other.rangeColumn
  }

  init<Model>(name: String, parts: SchemaParts, model: ModelSchema<Model>, faults: inout [String]) {
    self.name = name
    nameFault = nil
    columns = model.table.columns
    hashColumn = parts.hashKey ?? 0
    rangeColumn = parts.rangeKey
    let key = Self.key(of: model.table.columns[hashColumn], faults: &faults)
    hashKey = key
    rangeKey = parts.rangeKey.map { Self.key(of: model.table.columns[$0], faults: &faults) }
    var indexes: [Index] = []
    for declaration in parts.indexes {
      if let index = Self.index(declaration, tableHashKey: key, model: model, faults: &faults) { indexes.append(index) }
    }
    self.indexes = indexes
    if rangeKey == nil, let index = indexes.first(where: \.isLocal) {
      faults.append(
        "the index \"\(index.name)\" is local, and a table with local indexes has a RangeKey; make it a GlobalIndex, or declare one"
      )
    }
    faults += Self.nameFaults(table: name, indexes: indexes)
  }
}

extension TableDefinition: Hashable {
  public static func == (left: TableDefinition, right: TableDefinition) -> Bool {
    left.name == right.name && left.hashKey == right.hashKey && left.rangeKey == right.rangeKey && left.indexes == right.indexes
      && left.columns == right.columns
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(columns)
  }
}

extension TableDefinition {
  private static func key(of column: ColumnDefinition, faults: inout [String]) -> Key {
    switch column.type {
    case .string, .number, .binary: break
    default: faults.append("the key \"\(column.name)\" is not stored as a string, a number or a binary")
    }
    if column.name.utf8.count > 255 { faults.append("the key \"\(column.name)\" has a name of more than 255 bytes") }
    return Key(name: column.name, type: column.type ?? .string)
  }

  private static func index<Model>(
    _ declaration: IndexDeclaration, tableHashKey: Key, model: ModelSchema<Model>, faults: inout [String]
  ) -> Index? {
    var failed = false
    func column(_ keyPath: any AnyKeyPath & Sendable) -> ColumnDefinition? {
      guard let index = model.table.properties.firstIndex(where: { $0.keyPath as AnyKeyPath == keyPath as AnyKeyPath }) else {
        let fault = "the index \"\(declaration.name)\" names \(keyPath), which the table doesn't declare"
        if !faults.contains(fault) { faults.append(fault) }
        failed = true
        return nil
      }
      return model.table.columns[index]
    }
    let hash = declaration.hashKey.map { column($0).map { key(of: $0, faults: &faults) } } ?? tableHashKey
    let range = declaration.rangeKey.flatMap(column).map { key(of: $0, faults: &faults) }
    let projection: Index.Projection =
      switch declaration.projection {
      case .all: .all
      case .keysOnly: .keysOnly
      case .including(let properties): .including(properties.compactMap { column($0)?.name })
      }
    guard !failed, let hash else { return nil }
    return Index(
      name: declaration.name, isLocal: declaration.hashKey == nil, hashKey: hash, rangeKey: range, projection: projection)
  }

  private static func nameFaults(table: String, indexes: [Index]) -> [String] {
    var faults = [nameFault(table, "table")].compactMap { $0 } + indexes.compactMap { nameFault($0.name, "index") }
    for (position, index) in indexes.enumerated() where indexes[..<position].contains(where: { $0.name == index.name }) {
      faults.append("two indexes are named \"\(index.name)\"")
    }
    var included = 0
    for index in indexes {
      guard case .including(let names) = index.projection else { continue }
      included += names.count
      if names.isEmpty { faults.append("the index \"\(index.name)\" includes no attributes; project .keysOnly instead") }
      if names.count > 20 {
        faults.append("the index \"\(index.name)\" includes \(names.count) attributes; DynamoDB takes up to 20")
      }
    }
    if included > 100 { faults.append("the indexes include \(included) attributes together; DynamoDB takes up to 100") }
    if indexes.count(where: \.isLocal) > 5 { faults.append("a table has at most 5 local indexes") }
    if indexes.count(where: { !$0.isLocal }) > 20 { faults.append("a table has at most 20 global indexes") }
    return faults
  }

  /// What is wrong with a table's or an index's name.
  static func nameFault(_ name: String, _ what: String) -> String? {
    // A table may be named by its ARN.
    if what == "table", name.hasPrefix("arn:") { return nil }
    let isAllowed = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || [0x2D, 0x2E, 0x5F].contains($0)
    }
    guard !isAllowed || !(3...255).contains(name.utf8.count) else { return nil }
    return "the \(what)'s name \"\(name)\" must be 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'"
  }
}
