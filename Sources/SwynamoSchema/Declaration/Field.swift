public import SwynamoCore

/// An attribute that is no key.
///
///     Field(\.firstName)                          // attribute "firstName"
///     Field(\.lastName, "last_name")              // attribute "last_name"
///     Field(\.visits, default: 0)                 // 0 when read from an item that has no such attribute
///     Field(\.created, as: .epochSeconds)         // stored in another way than the type's own
///
/// An optional property is left out of the item when nil; `as: .null()` stores NULL instead.
public struct Field<Model, Value>: Sendable {
  @usableFromInline var property: Column<Model, Value>

  /// A property that is stored as its type says; the attribute's name where it is another, and what is read where there is none.
  @inlinable
  public init(
    _ property: any KeyPath<Model, Value> & Sendable, _ name: String? = nil,
    default: @autoclosure @escaping @Sendable () -> Value? = nil
  ) where Value: AttributeConvertible {
    self.property = Column(property, name: name, default: `default`)
  }

  /// Disfavored, so that `as: .json` on an optional property is the codec of what it wraps, and nil is left out.
  @inlinable
  @_disfavoredOverload
  public init(
    _ property: any KeyPath<Model, Value> & Sendable, _ name: String? = nil, as codec: AttributeCodec<Value>,
    default: @autoclosure @escaping @Sendable () -> Value? = nil
  ) {
    self.property = Column(property, name: name, codec: codec, fallback: `default`)
  }

  /// An optional property, stored by the codec of what it wraps.
  @inlinable
  public init<Wrapped>(_ property: any KeyPath<Model, Value> & Sendable, _ name: String? = nil, as codec: AttributeCodec<Wrapped>)
  where Value == Wrapped? {
    self.property = Column(property, name: name, wrapped: codec)
  }

  @available(
    *, unavailable,
    message:
      "this property's type is no attribute value: conform it to AttributeConvertible or MapAttribute, or store it with 'as: .json'"
  )
  public init(_ property: any KeyPath<Model, Value> & Sendable, _ name: String? = nil, default: @autoclosure () -> Value? = nil) {
    fatalError()
  }
}

/// Whether the parts must be declared in the order in which the model stores its properties, as a memberwise initializer takes them.
public enum FieldOrder: Sendable {
  /// As the model stores its properties, which is the order of a memberwise initializer.
  case checked
  /// For an initializer of your own whose parameters are in another order.
  case unchecked
}

/// A property that holds the attributes that the schema doesn't declare, so that a put of what was read keeps them.
///
///     struct User: Sendable { let email: String; var extra: Item }
///     let users = Table("users") { HashKey(\User.email); UnknownAttributes(\.extra) }.of(User.init)
///
/// Without it they are passed over when read, and a put drops them, as PynamoDB does. Works in a `MapSchema` too. A name that is
/// declared as well is not written from here: the declared property has the say.
public struct UnknownAttributes<Model>: Sendable {
  @usableFromInline let property: Column<Model, Item>

  /// The property that takes what the schema doesn't declare.
  @inlinable
  public init(_ property: any KeyPath<Model, Item> & Sendable) {
    self.property = Column(property, name: UnknownAttributeName.value, default: { [:] })
  }

  @available(*, unavailable, message: "declare the property as Item, which keeps names apart that a dictionary takes for one")
  public init(_ property: any KeyPath<Model, [String: AttributeValue]> & Sendable) { fatalError() }
}

/// Stands where a column's name would; an attribute's name is never empty in DynamoDB, nor can a declaration say an empty one.
@usableFromInline
enum UnknownAttributeName {
  @usableFromInline static var value: String { "" }
}
