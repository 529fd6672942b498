public import SwynamoCore

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
