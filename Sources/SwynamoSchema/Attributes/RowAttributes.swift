public import SwynamoCore

/// Public for the compiler only: stands for an item where a row of a type of one's own is selected: its members have the properties'
/// own types, optional where they are.
@frozen
@dynamicMemberLookup
public struct RowAttributes<Model>: Sendable {
  @usableFromInline let schema: ModelSchema<Model>

  @inlinable
  init(_ schema: ModelSchema<Model>) { self.schema = schema }

  @inlinable
  public subscript<Value>(dynamicMember property: KeyPath<Model, Value>) -> RowAttribute<Model, Value> {
    RowAttribute(
      schema.rowMember(
        property, offset: MemoryLayout<Model>.offset(of: property), valueType: ObjectIdentifier(Value.self), in: nil))
  }
}

/// Public for the compiler only: an attribute of a row, read as its property is: a required one is there, or the item can't be read.
@frozen
@dynamicMemberLookup
public struct RowAttribute<Model, Value>: Sendable {
  @usableFromInline let reference: AttributeReference
  /// Reads the value; nil bytes mean that the item has none.
  @usableFromInline let read: @Sendable ([UInt8]?) throws -> Value

  @usableFromInline
  init(_ reference: AttributeReference, read: @escaping @Sendable ([UInt8]?) throws -> Value) {
    self.reference = reference
    self.read = read
  }

  @inlinable
  init(_ member: RowMember) {
    self.init(member.reference) { bytes in try member.value(of: Value.self, from: bytes) }
  }
}

/// A property's attribute and the slot that its values are read into.
@usableFromInline
struct RowMember: Sendable {
  @usableFromInline let reference: AttributeReference
  /// Nil for a property that isn't declared, which a fault says.
  let slot: SlotCodec?

  /// As an item's decoder reads it: what is missing is the default that the property has.
  @inlinable
  func value<Value>(of type: Value.Type, from bytes: [UInt8]?) throws -> Value {
    try withUnsafeTemporaryAllocation(of: Value.self, capacity: 1) { values in
      // The allocation is never empty.
      let value = values.baseAddress.unsafelyUnwrapped
      try fill(UnsafeMutableRawPointer(value), from: bytes)
      return value.move()
    }
  }

  @usableFromInline
  func fill(_ memory: UnsafeMutableRawPointer, from bytes: [UInt8]?) throws {
    if let slot, let bytes {
      try AttributeReader.read(bytes) { try slot.decode(&$0, memory) }
    } else if slot?.fill(memory) != true {
      throw AttributeDecodingError(.missing)
    }
  }
}

extension ModelSchema {
  @usableFromInline
  func rowMember(
    _ property: AnyKeyPath, offset: Int?, valueType: ObjectIdentifier, in parent: AttributeReference?
  ) -> RowMember {
    let reference =
      if let parent {
        table.reference(to: property, offset: offset, valueType: valueType, in: parent).reference
      } else {
        table.reference(to: property, offset: offset, valueType: valueType).reference
      }
    let index = table.index(of: property, offset: offset, valueType: valueType)
    return RowMember(reference: reference, slot: index.map { columns[$0].slot })
  }
}

extension RowAttribute where Value: MapAttribute {
  /// A member of a nested map.
  @inlinable
  public subscript<Member>(dynamicMember property: KeyPath<Value, Member>) -> RowAttribute<Model, Member> {
    RowAttribute<Model, Member>(
      Value.schema.model.rowMember(
        property, offset: MemoryLayout<Value>.offset(of: property), valueType: ObjectIdentifier(Member.self), in: reference))
  }
}

extension RowAttribute {
  /// A member of a nested map that need not be there.
  @_disfavoredOverload
  @inlinable
  public subscript<Map: MapAttribute, Member>(dynamicMember property: KeyPath<Map, Member>) -> RowAttribute<Model, Member?>
  where Value == Map? {
    let member = Map.schema.model.rowMember(
      property, offset: MemoryLayout<Map>.offset(of: property), valueType: ObjectIdentifier(Member.self), in: reference)
    return RowAttribute<Model, Member?>(member.reference) { bytes in
      if bytes == nil { return nil }
      return try member.value(of: Member.self, from: bytes)
    }
  }

  /// An optional member of a nested map that need not be there.
  @inlinable
  public subscript<Map: MapAttribute, Member>(dynamicMember property: KeyPath<Map, Member?>) -> RowAttribute<Model, Member?>
  where Value == Map? {
    RowAttribute<Model, Member?>(
      Map.schema.model.rowMember(
        property, offset: MemoryLayout<Map>.offset(of: property), valueType: ObjectIdentifier(Member?.self), in: reference))
  }

  /// An element of a list, counted from 0; nil where the list has none.
  @inlinable
  public subscript<Element: AttributeConvertible>(index: Int) -> RowAttribute<Model, Element?> where Value == [Element] {
    element(.index(index))
  }

  /// An element of a list that need not be there.
  @inlinable
  public subscript<Element: AttributeConvertible>(index: Int) -> RowAttribute<Model, Element?> where Value == [Element]? {
    element(.index(index))
  }

  /// A member of a map with any keys; nil where the map has none.
  @inlinable
  public subscript<Member: AttributeConvertible>(key: String) -> RowAttribute<Model, Member?> where Value == [String: Member] {
    element(.member(key))
  }

  /// A member of a map with any keys that need not be there.
  @inlinable
  public subscript<Member: AttributeConvertible>(key: String) -> RowAttribute<Model, Member?> where Value == [String: Member]? {
    element(.member(key))
  }

  @inlinable
  func element<Element: AttributeConvertible>(_ step: DocumentPath.Step) -> RowAttribute<Model, Element?> {
    let codec = PropertyCodec<Element>.standard
    return RowAttribute<Model, Element?>(reference.element(step, type: Element.Kind.type)) { bytes in
      try bytes.flatMap { try AttributeReader.read($0, codec.decode) }
    }
  }
}
