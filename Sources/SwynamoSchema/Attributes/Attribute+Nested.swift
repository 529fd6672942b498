public import SwynamoCore

extension Attribute where Value: MapAttribute {
  /// A member of a nested map that has a schema: `$0.address.city`.
  @_disfavoredOverload
  @inlinable
  public subscript<Member>(dynamicMember property: KeyPath<Value, Member>) -> Attribute<Model, Member> {
    let found = Value.schema.model.table.reference(
      to: property, offset: MemoryLayout<Value>.offset(of: property), valueType: ObjectIdentifier(Member.self), in: reference)
    return Attribute<Model, Member>(found.reference, found.codec)
  }

  /// A member of a nested map that has a schema: `$0.address.city`.
  @inlinable
  public subscript<Member>(dynamicMember property: KeyPath<Value, Member?>) -> Attribute<Model, Member> {
    let found = Value.schema.model.table.reference(
      to: property, offset: MemoryLayout<Value>.offset(of: property), valueType: ObjectIdentifier(Member?.self), in: reference)
    return Attribute<Model, Member>(found.reference, found.codec)
  }
}

extension Attribute {
  /// An element of a list, counted from 0.
  @inlinable
  public subscript<Element: AttributeConvertible>(index: Int) -> Attribute<Model, Element> where Value == [Element] {
    element(.index(index))
  }

  /// A member of a map with any keys.
  @inlinable
  public subscript<Member: AttributeConvertible>(key: String) -> Attribute<Model, Member> where Value == [String: Member] {
    element(.member(key))
  }

  /// A member of a map with any keys.
  @inlinable
  public subscript<Member: AttributeConvertible>(key: String) -> Attribute<Model, Member> where Value == StringMap<Member> {
    element(.member(key))
  }

  /// A member of a map whose keys are an enum's cases, UUIDs or another type that is stored as a string.
  @inlinable
  public subscript<Key: AttributeConvertible, Member: AttributeConvertible>(key: Key) -> Attribute<Model, Member>
  where Value == [Key: Member], Key.Kind == AttributeKinds.String {
    var faults: [AttributeValue.LocatedFault] = []
    let name = key.memberName(&faults)
    return Attribute<Model, Member>(
      reference.adding(faults).element(.member(name), type: Member.Kind.type), codec: .standard)
  }

  @inlinable
  func element<Element: AttributeConvertible>(_ step: DocumentPath.Step) -> Attribute<Model, Element> {
    Attribute<Model, Element>(
      reference.element(step, type: Element.Kind.type), codec: .standard)
  }
}

extension Attribute where Value == AttributeValue {
  /// An element of a list in a value of any type.
  @inlinable
  public subscript(index: Int) -> Attribute<Model, AttributeValue> { element(.index(index)) }

  /// A member of a map in a value of any type.
  @inlinable
  public subscript(key: String) -> Attribute<Model, AttributeValue> { element(.member(key)) }
}
