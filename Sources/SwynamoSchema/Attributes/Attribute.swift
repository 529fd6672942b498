public import SwynamoCore

/// An attribute, or a value inside one, in a condition, an update or a selection. What can be said of it follows from its type.
///
///     $0.visits > 10
///     $0.address.city.set("Rome")
@frozen
@dynamicMemberLookup
public struct Attribute<Model, Value>: Sendable {
  @usableFromInline let reference: AttributeReference
  @usableFromInline let codec: PropertyCodec<Value>

  @inlinable
  init(_ reference: AttributeReference, codec: PropertyCodec<Value>) {
    self.reference = reference
    self.codec = codec
  }

  /// Without an codec the reference has a fault that says why.
  @inlinable
  init(_ reference: AttributeReference, _ codec: AnyPropertyCodec?) {
    self.init(
      reference,
      codec: codec?.codec(of: Value.self) ?? codec?.optionalCodec(of: Value.self) ?? .undeclared)
  }
}
