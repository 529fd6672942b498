public import SwynamoCore

/// A property of an entity that is stored in the texts of its keys only, and read from them.
///
///     let members = forum.entity("member") {
///       KeyField(\Member.id)                       // of "USER#7"; no attribute of its own
///       Field(\.name)
///     } hash: { "USER#"; \.id } range: { "PROFILE" }.of(Member.init)
///
/// A property that conditions, filters and updates speak of is a ``Field``, which may stand in keys too.
public struct KeyField<Model, Value>: TablePart {
  public typealias FieldValue = NotFieldPart
  public typealias SecondValue = NotFieldPart
  public typealias EntityValue = Value

  public private(set) var column: ErasedColumn

  /// The property, which one of the entity's keys has.
  public init(_ property: any KeyPath<Model, Value> & Sendable) {
    column = ErasedColumn(
      .keyField, property, Value.self, type: nil,
      slot: SlotCodec(
        size: MemoryLayout<Value>.size, alignment: MemoryLayout<Value>.alignment,
        offset: MemoryLayout<Model>.offset(of: property),
        encode: { _, _, _ in },
        decode: { _, _ in throw AttributeDecodingError(.missing) },
        destroy: { slot in slot.assumingMemoryBound(to: Value.self).deinitialize(count: 1) },
        fill: { _ in false }))
  }
}

extension KeyField {
  /// Made by a put where the property is nil, so that a new item needs no key of the program's.
  ///
  ///     struct Note: Sendable { var author: Int; var id: String?; var text: String }
  ///     KeyField(\.id).setOnCreate(.ulid)                 // in range: { "NOTE#"; \.id }
  ///
  ///     let stored = try await notes.put(Note(author: 7, text: "x")).run(on: db)      // has its id
  public func setOnCreate<Wrapped: AttributeConvertible>(_ value: GeneratedValue<Wrapped>) -> KeyField where Value == Wrapped? {
    var copy = self
    copy.column.rule = .onCreate { faults in value.make().attributeValue(faults: &faults) }
    return copy
  }

  @available(*, unavailable, message: "a put makes a key where the property is nil: declare the property as an optional")
  @_disfavoredOverload
  public func setOnCreate(_ value: GeneratedValue<Value>) -> KeyField { fatalError() }
}

extension ErasedColumn {
  /// An attribute that an entity makes by a template.
  init(_ role: Role, named name: String, _ template: TextTemplate, limit: Int) {
    self.init(role, \TextTemplate.description, String.self, type: .string, slot: SlotCodec(template))
    explicitName = name
    self.template = template
    templateLimit = limit
  }

  /// The attribute that names the entity.
  init(entity name: String, in attribute: String) {
    self.init(.field, \TextTemplate.description, String.self, type: .string, slot: SlotCodec(constant: name), isRequired: true)
    explicitName = attribute
  }

  /// A key's attribute of items that have no model.
  init(_ role: Role, ofItemsNamed name: String, _ keyPath: any AnyKeyPath & Sendable) {
    self.init(
      role, keyPath, String.self, type: .string,
      slot: SlotCodec(
        size: 0, alignment: 1, offset: nil,
        encode: { model, key, writer in
          guard let value = model.assumingMemoryBound(to: Item.self).pointee[name] else { return }
          writer.separate()
          writer.write(raw: key)
          writer.write(value)
        },
        decode: { reader, _ in try reader.skipValue() }, destroy: { _ in }, fill: { _ in true }))
    explicitName = name
  }
}
