public import SwynamoCore

/// The columns of a table or a map: their names, their codecs, and which property is which.
public final class ModelSchema<Model>: Sendable {
  @usableFromInline let table: ColumnTable
  @usableFromInline let codec: ModelCodec<Model>
  let faults: [String]

  @usableFromInline
  init(
    _ columns: [ErasedColumn], parts: SchemaParts, construct: @escaping @Sendable (inout SlotCursor) throws -> Model,
    checksOrder: Bool
  ) {
    var faults: [String] = []
    let names = columns.enumerated().map { index, column -> String in
      if index == parts.unknownAttributes { return UnknownAttributeName.value }
      do throws(DeclarationFault) {
        return try PropertyName.attributeName(of: column)
      } catch {
        faults.append(error.description)
        return "?"
      }
    }
    faults += Self.duplicates(names)
    if checksOrder { faults += Self.misordered(columns, names) }
    self.faults = faults
    table = ColumnTable(columns, names: names)
    let keyLimits = columns.indices.map { parts.keyLimit(of: $0, in: columns) }
    let layout = ItemLayout(
      names: names, codecs: columns.map(\.slot), keyLimits: keyLimits,
      tableKeys: [parts.hashKey, parts.rangeKey].compactMap { $0 }, unknownAttributes: parts.unknownAttributes,
      checksOrder: checksOrder)
    codec = ModelCodec(layout: layout, construct: construct)
  }

  private static func duplicates(_ names: [String]) -> [String] {
    var seen: StringSet = []
    return names.filter { $0 != "?" && !seen.insert($0).inserted }.map {
      "two properties are stored in the attribute \"\($0)\"; give one of them another name"
    }
  }

  private static func misordered(_ columns: [ErasedColumn], _ names: [String]) -> [String] {
    var faults: [String] = []
    for index in columns.indices.dropFirst() {
      guard let previous = columns[index - 1].slot.offset, let offset = columns[index].slot.offset else { continue }
      if columns[index].slot.size > 0, offset < previous {
        faults.append(
          """
          "\(names[index])" is declared after "\(names[index - 1])", but is stored before it: a memberwise initialiser would swap them; \
          declare the fields in the order of the initialiser's parameters (order: .unchecked when the initialiser's differs from the \
          properties')
          """)
      }
    }
    return faults
  }
}

extension SchemaParts {
  /// The smallest limit of all the keys that the column is.
  fileprivate func keyLimit(of column: Int, in columns: [ErasedColumn]) -> Int? {
    let keyPath = columns[column].keyPath as AnyKeyPath
    if column == rangeKey || indexes.contains(where: { $0.rangeKey.map { $0 as AnyKeyPath } == keyPath }) {
      return KeyBounds.rangeKey
    }
    if column == hashKey || indexes.contains(where: { $0.hashKey.map { $0 as AnyKeyPath } == keyPath }) {
      return KeyBounds.hashKey
    }
    return nil
  }
}

/// A column with its types erased.
public struct ErasedColumn: Sendable {
  let keyPath: any AnyKeyPath & Sendable
  let valueType: ObjectIdentifier
  let slot: SlotCodec
  let operand: AnyPropertyCodec
  let explicitName: String?
  let type: AttributeType?
  let isRequired: Bool

  @usableFromInline
  init<Model, Value>(_ column: Column<Model, Value>) {
    keyPath = column.keyPath
    valueType = ObjectIdentifier(Value.self)
    slot = column.slot
    operand = column.operand
    explicitName = column.explicitName
    type = column.type
    isRequired = column.fallback() == nil
  }
}

/// An attribute of a table: its name, and what is known of its values.
public struct ColumnDefinition: Sendable, Hashable {
  public let name: String
  /// Nil when the values may be of any type.
  public let type: AttributeType?
  /// Whether an item can't be read without it.
  public let isRequired: Bool
}
