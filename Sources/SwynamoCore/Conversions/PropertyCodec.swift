/// Turns the values that a property is compared with, or set to, into attribute values, and reads selected ones.
@usableFromInline
package class AnyPropertyCodec: @unchecked Sendable {
  // @unchecked: immutable, and subclassed only by `PropertyCodec`, whose stored properties are Sendable closures.
  @usableFromInline package let valueType: ObjectIdentifier

  @inlinable
  init(valueType: ObjectIdentifier) { self.valueType = valueType }
}

@usableFromInline
package final class PropertyCodec<Value>: AnyPropertyCodec, @unchecked Sendable {
  @usableFromInline package let encode: @Sendable (Value, inout [AttributeValue.LocatedFault]) -> AttributeValue
  /// Nil for a stored NULL.
  @usableFromInline package let decode: @Sendable (inout AttributeReader) throws -> Value?

  @inlinable
  package init(
    encode: @escaping @Sendable (Value, inout [AttributeValue.LocatedFault]) -> AttributeValue,
    decode: @escaping @Sendable (inout AttributeReader) throws -> Value?
  ) {
    self.encode = encode
    self.decode = decode
    super.init(valueType: ObjectIdentifier(Value.self))
  }

  /// Stands for the codec of a property that isn't declared; the fault that says so keeps it from being used.
  @inlinable
  package static var undeclared: PropertyCodec { PropertyCodec(encode: { _, _ in .null }, decode: { _ in nil }) }
}

extension PropertyCodec where Value: AttributeConvertible {
  /// What the type's conformance says.
  @inlinable
  package static var standard: PropertyCodec {
    PropertyCodec(
      encode: { $0.attributeValue(faults: &$1) },
      decode: { reader in try reader.takeNullValue() ? nil : try Value(attributeFrom: &reader) })
  }
}

/// A type of which a property's values are encoded in another way than its conformance says.
@usableFromInline
package protocol PropertyCodecProvider {
  static var propertyCodec: AnyPropertyCodec { get }
}

extension AnyPropertyCodec {
  /// The codec of a type's values: what its conformance says, unless it has one of its own.
  @inlinable
  package static func standard<Value: AttributeConvertible>(of type: Value.Type) -> AnyPropertyCodec {
    (type as? any PropertyCodecProvider.Type)?.propertyCodec ?? PropertyCodec<Value>.standard
  }
}

extension Optional: PropertyCodecProvider where Wrapped: AttributeConvertible {
  /// That of what it wraps.
  @inlinable package static var propertyCodec: AnyPropertyCodec { .standard(of: Wrapped.self) }
}

extension AttributeValue: PropertyCodecProvider {
  /// A stored NULL is the value `.null`.
  @usableFromInline package static var propertyCodec: AnyPropertyCodec {
    PropertyCodec<AttributeValue>(encode: { $0.attributeValue(faults: &$1) }, decode: { try $0.readValue() })
  }
}

extension AttributeCodec {
  @usableFromInline package var propertyCodec: PropertyCodec<Value> {
    PropertyCodec(
      encode: { [self] in attributeValue($0, faults: &$1) },
      decode: { [decode] reader in try reader.takeNullValue() ? nil : try decode(&reader) })
  }
}

extension AnyPropertyCodec {
  /// The codec of a property's values, with or without the optional around them; nil when it is another property's.
  @inlinable
  package func codec<Value>(of type: Value.Type) -> PropertyCodec<Value>? {
    if valueType == ObjectIdentifier(Value.self) { return unsafeDowncast(self, to: PropertyCodec<Value>.self) }
    guard valueType == ObjectIdentifier(Value?.self) else { return nil }
    let optional = unsafeDowncast(self, to: PropertyCodec<Value?>.self)
    return PropertyCodec<Value>(
      encode: { optional.encode($0, &$1) }, decode: { reader in try optional.decode(&reader) ?? nil })
  }
}
