package import SwynamoCore

/// The columns of a table or a map: their names, their codecs, and which property is which.
@usableFromInline
final class ModelSchema<Model>: Sendable {
  @usableFromInline let table: ColumnTable
  @usableFromInline let codec: ModelCodec<Model>
  @usableFromInline let columns: [ErasedColumn]
  @usableFromInline let location: DeclarationError.Location
  /// What is wrong with the columns; nested maps have their own.
  let faults: [DeclarationError.Fault]

  @usableFromInline
  convenience init(
    _ columns: [ErasedColumn], at location: DeclarationError.Location, indexes: [IndexDeclaration] = [], order: FieldOrder,
    construct: @escaping @Sendable (inout SlotCursor) throws -> Model
  ) {
    self.init(columns, location, indexes, checksOrder: order == .checked, faults: [], construct: construct)
  }

  /// The columns of a declaration that has no initializer, which says so when it is used.
  @usableFromInline
  convenience init(unfinished columns: [ErasedColumn], at location: DeclarationError.Location) {
    self.init(columns, location, [], checksOrder: false, faults: [.noInitializer]) { _ in
      throw DeclarationError.Fault.noInitializer
    }
  }

  /// The columns of models that are read and written as whole items.
  convenience init(
    _ columns: [ErasedColumn], at location: DeclarationError.Location, indexes: [IndexDeclaration] = [],
    whole: WholeItemCodec<Model>, faults: [DeclarationError.Fault]
  ) {
    var faults = faults
    if columns.contains(where: { $0.role == .unknownAttributes }) { faults.append(.unknownAttributesOfWhole) }
    self.init(columns, location, indexes, checksOrder: false, faults: faults) { ModelCodec(layout: $0, whole: whole) }
  }

  /// What is wrong with models that are made of whole items, as far as it can be told when a table uses them only.
  var faultsOfWhole: [DeclarationError.Fault] {
    guard let whole = codec.whole else { return [] }
    var faults = zip(table.columns, columns).filter { $1.absence == .readAsDefault }.map {
      DeclarationError.Fault.defaultOfWhole($0.0.name)
    }
    if case .variants(let discriminator, _) = whole.kind,
      let type = table.columns.first(where: { $0.name.hasSameBytes(as: discriminator) })?.type, type != .string
    {
      faults.append(.discriminatorType(type, variant: nil, discriminator: discriminator))
    }
    for column in columns where column.role == .keyField && column.rule != nil {
      for key in columns {
        guard let part = key.template?.parts.first(where: { $0.keyPath as AnyKeyPath == column.keyPath as AnyKeyPath }) else {
          continue
        }
        faults.append(.ruleInKey(part.name, in: key.explicitName ?? ""))
      }
    }
    return faults + whole.faults(codec.layout)
  }

  private convenience init(
    _ columns: [ErasedColumn], _ location: DeclarationError.Location, _ indexes: [IndexDeclaration], checksOrder: Bool,
    faults: [DeclarationError.Fault], construct: @escaping @Sendable (inout SlotCursor) throws -> Model
  ) {
    self.init(columns, location, indexes, checksOrder: checksOrder, faults: faults) {
      ModelCodec(layout: $0, construct: construct)
    }
  }

  private init(
    _ columns: [ErasedColumn], _ location: DeclarationError.Location, _ indexes: [IndexDeclaration], checksOrder: Bool,
    faults: [DeclarationError.Fault], codec makeCodec: (ItemLayout) -> ModelCodec<Model>
  ) {
    self.columns = columns
    self.location = location
    var faults = faults
    let names = columns.map { column -> String in
      if column.role == .unknownAttributes || column.role == .keyField { return UnknownAttributeName.value }
      do throws(DeclarationError.Fault) {
        return try PropertyName.attributeName(of: column)
      } catch {
        faults.append(error)
        return "?"
      }
    }
    faults += Self.duplicates(zip(columns, names).filter { $0.0.role != .keyField }.map(\.1))
    if checksOrder { faults += Self.misordered(columns, names) }
    self.faults = faults
    table = ColumnTable(columns, names: names)
    let tableKeys = columns.indices.filter { columns[$0].role == .hashKey || columns[$0].role == .rangeKey }
    let layout = ItemLayout(
      names: names, codecs: columns.map(\.slot), keyLimits: columns.map { $0.keyLimit(indexes) }, tableKeys: tableKeys,
      unknownAttributes: columns.firstIndex { $0.role == .unknownAttributes },
      rules: columns.map { $0.role == .keyField ? nil : $0.rule },
      keyTexts: KeyTexts(
        columns.map(\.template), properties: columns.map(\.keyPath),
        rules: columns.map { $0.role == .keyField ? $0.rule : nil }),
      encryption: ItemEncryption(Array(zip(names, columns.map(\.encryption))), keyNames: tableKeys.map { names[$0] }),
      checksOrder: checksOrder)
    codec = makeCodec(layout)
  }

  private static func duplicates(_ names: [String]) -> [DeclarationError.Fault] {
    var seen: StringSet = []
    return names.filter { $0 != "?" && !seen.insert($0).inserted }.map { .duplicateAttribute($0) }
  }

  private static func misordered(_ columns: [ErasedColumn], _ names: [String]) -> [DeclarationError.Fault] {
    var faults: [DeclarationError.Fault] = []
    for index in columns.indices.dropFirst() {
      guard let previous = columns[index - 1].slot.offset, let offset = columns[index].slot.offset else { continue }
      if columns[index].slot.size > 0, offset < previous {
        faults.append(.misorderedAttribute(names[index], after: names[index - 1]))
      }
    }
    return faults
  }
}

extension ErasedColumn {
  /// The smallest limit of all the keys that the column is.
  fileprivate func keyLimit(_ indexes: [IndexDeclaration]) -> Int? {
    if let templateLimit { return templateLimit }
    let keyPath = keyPath as AnyKeyPath
    if role == .rangeKey || indexes.contains(where: { $0.rangeKeys.contains { $0 as AnyKeyPath == keyPath } }) {
      return KeyBounds.rangeKey
    }
    if role == .hashKey || indexes.contains(where: { $0.hashKeys.contains { $0 as AnyKeyPath == keyPath } }) {
      return KeyBounds.hashKey
    }
    return nil
  }
}

/// Public for the compiler only: a column with its types erased.
public struct ErasedColumn: Sendable {
  /// What a part declares its property as.
  @usableFromInline
  enum Role: Sendable { case hashKey, rangeKey, field, unknownAttributes, keyField }

  let role: Role
  let keyPath: any AnyKeyPath & Sendable
  let valueType: ObjectIdentifier
  let slot: SlotCodec
  let operand: AnyPropertyCodec
  var explicitName: String?
  let type: AttributeType?
  let isRequired: Bool
  let absence: AttributeAbsence
  var rule: WriteRule?
  let isTimeToLive: Bool
  let form: StoredForm
  let encryption: (any AttributeEncryption)?
  /// The property's type, in which nested maps are looked for.
  let valueMetatype: any Any.Type
  /// Of a key that an entity makes of its properties.
  var template: TextTemplate?
  /// The bytes that such a key may have.
  var templateLimit: Int?

  @usableFromInline
  init<Model, Value>(_ column: Column<Model, Value>, as role: Role, isTimeToLive: Bool = false) {
    self.role = role
    self.isTimeToLive = isTimeToLive
    keyPath = column.keyPath
    valueType = ObjectIdentifier(Value.self)
    valueMetatype = Value.self
    slot = column.slot
    operand = column.operand
    explicitName = column.explicitName
    type = column.type
    // What is wrong with removing a key is another fault.
    absence = role == .field ? column.absence : .allowed
    isRequired = column.absence == .unreadable || column.absence == .readAsEmpty
    rule = column.rule
    form = column.form
    encryption = column.encryption
  }

  /// A column that no property is stored in as it is.
  init(
    _ role: Role, _ keyPath: any AnyKeyPath & Sendable, _ valueType: any Any.Type, type: AttributeType?, slot: SlotCodec,
    isRequired: Bool = false
  ) {
    self.role = role
    self.keyPath = keyPath
    self.valueType = ObjectIdentifier(valueType)
    valueMetatype = valueType
    self.slot = slot
    operand = PropertyCodec<String>.standard
    self.type = type
    self.isRequired = isRequired
    absence = .allowed
    rule = nil
    isTimeToLive = false
    explicitName = nil
    form = .plain
    encryption = nil
  }
}

/// An attribute of a table: its name, and what is known of its values.
package struct ColumnDefinition: Sendable, Hashable {
  package let name: String
  /// Nil when the values may be of any type.
  package let type: AttributeType?
  /// Whether a read that doesn't get it would make another model: none, or one whose set is empty.
  package let isRequired: Bool
  /// Whether an item without it can't be read into the model.
  package let isUnreadableWithout: Bool
  /// How much of its values DynamoDB sees.
  let form: StoredForm
}
