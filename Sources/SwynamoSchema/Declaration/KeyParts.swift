public import SwynamoCore

/// The attribute that places an item in a partition; a table, and each global index, has one: its first part.
///
///     HashKey(\.email)                  // attribute "email"
///     HashKey(\.email, "email_address")
///
/// Keys are strings, numbers or binaries. Source: DynamoDB Developer Guide, "Primary key".
public struct HashKey<Model, Value>: Sendable {
  @usableFromInline var property: Column<Model, Value>

  @inlinable
  public init(_ property: any KeyPath<Model, Value> & Sendable, _ name: String? = nil)
  where Value: AttributeConvertible, Value.Kind: ScalarKind {
    self.property = Column(property, name: name)
  }

  /// An optional property: for indexes only, which leave out the items that have no such attribute.
  @inlinable
  public init<Wrapped: AttributeConvertible>(_ property: any KeyPath<Model, Value> & Sendable, _ name: String? = nil)
  where Value == Wrapped?, Wrapped.Kind: ScalarKind {
    self.property = Column(property, name: name)
  }

  /// With another way to store the property; the codec's type must be a string, a number or a binary.
  @inlinable
  public init(_ property: any KeyPath<Model, Value> & Sendable, _ name: String? = nil, as codec: AttributeCodec<Value>) {
    self.property = Column(property, name: name, codec: codec, fallback: { nil })
  }

  @available(
    *, unavailable,
    message: "a hash key is a string, a number or a binary: declare a property of such a type, or store it with 'as:'"
  )
  public init(_ property: any KeyPath<Model, Value> & Sendable, _ name: String? = nil) {
    fatalError()
  }
}

/// The attribute by which the items of a partition are ordered; a table or an index has one, its second part, or none.
///
///     RangeKey(\.number)                   // attribute "number"
///     RangeKey(\.number, "order_number")
///
/// Keys are strings, numbers or binaries. Source: DynamoDB Developer Guide, "Primary key".
public struct RangeKey<Model, RangeValue>: Sendable {
  @usableFromInline var property: Column<Model, RangeValue>

  @inlinable
  public init(_ property: any KeyPath<Model, RangeValue> & Sendable, _ name: String? = nil)
  where RangeValue: AttributeConvertible, RangeValue.Kind: ScalarKind {
    self.property = Column(property, name: name)
  }

  /// An optional property: for indexes only, which leave out the items that have no such attribute.
  @inlinable
  public init<Wrapped: AttributeConvertible>(_ property: any KeyPath<Model, RangeValue> & Sendable, _ name: String? = nil)
  where RangeValue == Wrapped?, Wrapped.Kind: ScalarKind {
    self.property = Column(property, name: name)
  }

  /// With another way to store the property; the codec's type must be a string, a number or a binary.
  @inlinable
  public init(_ property: any KeyPath<Model, RangeValue> & Sendable, _ name: String? = nil, as codec: AttributeCodec<RangeValue>)
  {
    self.property = Column(property, name: name, codec: codec, fallback: { nil })
  }

  @available(
    *, unavailable,
    message: "a range key is a string, a number or a binary: declare a property of such a type, or store it with 'as:'"
  )
  public init(_ property: any KeyPath<Model, RangeValue> & Sendable, _ name: String? = nil) {
    fatalError()
  }
}
