public import SwynamoCore

/// A property and the attribute that it is stored as.
@usableFromInline
package struct Column<Model, Value>: Sendable {
  @usableFromInline let keyPath: any KeyPath<Model, Value> & Sendable
  @usableFromInline var slot: SlotCodec
  @usableFromInline var operand: AnyPropertyCodec
  @usableFromInline let absence: AttributeAbsence
  @usableFromInline let explicitName: String?
  @usableFromInline let type: AttributeType?
  /// What writes put here of themselves.
  @usableFromInline var rule: WriteRule?
  /// Whether it is stored so that DynamoDB can't compare it.
  @usableFromInline var form = StoredForm.plain
  /// What encrypts the values that the column writes; nil where they are stored as they are.
  @usableFromInline var encryption: (any AttributeEncryption)?

  @inlinable
  init(
    _ keyPath: any KeyPath<Model, Value> & Sendable, name: String?, type: AttributeType?,
    operand: AnyPropertyCodec,
    encode: @escaping @Sendable (Value, inout AttributeWriter) -> Void,
    decode: @escaping @Sendable (inout AttributeReader) throws -> Value,
    isAbsent: @escaping @Sendable (Value) -> Bool,
    default: @escaping @Sendable () -> Value?,
    absentValue: @escaping @Sendable () -> Value?
  ) {
    self.keyPath = keyPath
    explicitName = name
    self.type = type
    self.operand = operand
    // A default that is stored by leaving the attribute out is what is read without one.
    let hasDefault = `default`().map { !isAbsent($0) } ?? false
    let isSet = isSetProperty(stored: type, as: Value.self)
    absence = hasDefault ? .readAsDefault : absentValue() == nil ? .unreadable : isSet ? .readAsEmpty : .allowed
    // An empty set that would be read as a default is not left out: it is a fault, as in a list.
    let keepsEmpty = isSet && hasDefault
    let offset = MemoryLayout<Model>.offset(of: keyPath)
    slot = SlotCodec(
      size: MemoryLayout<Value>.size, alignment: MemoryLayout<Value>.alignment, offset: offset,
      encode: { model, key, writer in
        let value =
          if let offset {
            (model + offset).assumingMemoryBound(to: Value.self).pointee
          } else {
            model.assumingMemoryBound(to: Model.self).pointee[keyPath: keyPath]
          }
        if isAbsent(value), !keepsEmpty { return }
        writer.separate()
        writer.write(raw: key)
        encode(value, &writer)
      },
      decode: { reader, slot in slot.initializeMemory(as: Value.self, to: try decode(&reader)) },
      destroy: { slot in slot.assumingMemoryBound(to: Value.self).deinitialize(count: 1) },
      fill: { slot in
        guard let value = `default`() ?? absentValue() else { return false }
        slot.initializeMemory(as: Value.self, to: value)
        return true
      })
  }
}

extension Column where Value: AttributeConvertible {
  @inlinable
  init(_ keyPath: any KeyPath<Model, Value> & Sendable, name: String?, default: @escaping @Sendable () -> Value? = { nil }) {
    self.init(
      keyPath, name: name, type: Value.Kind.type,
      operand: .standard(of: Value.self),
      encode: { value, writer in value.encodeAttribute(to: &writer) },
      decode: { reader in try Value(attributeFrom: &reader) },
      isAbsent: { $0.isAbsent }, default: `default`, absentValue: { Value.absentValue })
  }
}

extension Column {
  @inlinable
  init(
    _ keyPath: any KeyPath<Model, Value> & Sendable, name: String?, codec: AttributeCodec<Value>,
    fallback: @escaping @Sendable () -> Value?
  ) {
    let plain = codec.encrypted?.plain ?? codec
    self.init(
      keyPath, name: name, type: codec.type,
      operand: plain.propertyCodec,
      encode: plain.encode, decode: plain.decode, isAbsent: plain.isAbsent,
      default: fallback, absentValue: plain.absentValue)
    form = codec.form
    encryption = codec.encrypted?.encryption
  }

  @inlinable
  init<Wrapped>(_ keyPath: any KeyPath<Model, Value> & Sendable, name: String?, wrapped codec: AttributeCodec<Wrapped>)
  where Value == Wrapped? {
    let plain = codec.encrypted?.plain ?? codec
    let optional = plain.optional
    self.init(
      keyPath, name: name, type: codec.type,
      operand: plain.propertyCodec,
      encode: optional.encode, decode: optional.decode, isAbsent: optional.isAbsent,
      default: { nil }, absentValue: optional.absentValue)
    form = codec.form
    encryption = codec.encrypted?.encryption
  }
}

/// Whether a property is a set, and not an optional one.
@usableFromInline
func isSetProperty(stored type: AttributeType?, as valueType: any Any.Type) -> Bool {
  type?.isSet == true && !(valueType is any OptionalOperand.Type)
}

/// The attribute's name that a property gives: its own, unless the declaration says another.
enum PropertyName {
  static func attributeName(of column: ErasedColumn) throws(DeclarationError.Fault) -> String {
    if let name = column.explicitName {
      guard !name.isEmpty else { throw .emptyAttributeName }
      guard name.utf8.count <= Limits.attributeNameBytes else {
        throw .attributeNameTooLong(name)
      }
      return name
    }
    guard column.slot.size > 0 else {
      throw .propertyWithoutSize("\(column.keyPath)")
    }
    // "\User.email"; a computed property, and any when reflection metadata is stripped, has no such text.
    let text = "\(column.keyPath)"
    let components = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.hasPrefix("\\"), let last = components.last, !last.isEmpty,
      last.allSatisfy({ $0 == "_" || $0.isLetter || $0.isNumber }),
      column.slot.offset != nil || !last.contains("<")
    else {
      throw .propertyWithoutName(text)
    }
    return String(last)
  }
}

/// Lets an optional be compared with, or set: `$0.nickname == wanted`, where `wanted` may be nil. A nil is a fault.
protocol OptionalOperand {
  static func codec(_ operand: AnyPropertyCodec) -> AnyPropertyCodec?
}

extension Optional: OptionalOperand {
  static func codec(_ operand: AnyPropertyCodec) -> AnyPropertyCodec? {
    guard let codec = operand.codec(of: Wrapped.self) else { return nil }
    return PropertyCodec<Self>(
      encode: { value, faults in
        if let value { return codec.encode(value, &faults) }
        faults.append(
          AttributeValue.LocatedFault(
            path: "",
            fault: .encodingFailed(
              "nil is no value that an attribute has: use exists, doesNotExist or remove(), or unwrap it first")))
        return .null
      },
      decode: { reader in try codec.decode(&reader) })
  }
}

extension AnyPropertyCodec {
  /// The codec of the property's values with an optional around them; nil when `type` is no such optional.
  @usableFromInline
  func optionalCodec<Value>(of type: Value.Type) -> PropertyCodec<Value>? {
    (type as? any OptionalOperand.Type)?.codec(self)?.codec(of: type)
  }
}
