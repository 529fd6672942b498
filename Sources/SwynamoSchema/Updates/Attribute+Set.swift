public import SwynamoCore

extension Attribute {
  /// `SET path = :value`; an empty set is removed instead, since DynamoDB stores none: ``remove()``.
  @inlinable
  public func set(_ value: Value) -> UpdateAction<Model> {
    var faults: [LocatedFault] = []
    let encoded = encode(value, &faults)
    return UpdateAction(reference.set(encoded, faults))
  }

  /// `SET path = :value`, or `REMOVE path` when the value is nil, as ``remove()``.
  @inlinable
  public func set(_ value: Value?) -> UpdateAction<Model> { value.map { set($0) } ?? remove() }

  /// `SET path = other`
  @inlinable
  public func set(_ other: Attribute) -> UpdateAction<Model> { UpdateAction(reference.set(other.reference)) }

  /// `SET path = a + b`, and the like.
  @inlinable
  public func set(_ value: UpdateValue<Model, Value>) -> UpdateAction<Model> { UpdateAction(reference.set(value.body)) }

  /// `SET path = if_not_exists(path, :value)`
  @inlinable
  public func setIfAbsent(_ value: Value) -> UpdateAction<Model> { set(or(value)) }

  /// `REMOVE path`, for an optional property, an element of a list, a member of a map or a set.
  ///
  /// Without an attribute that the model requires no read could decode the item: a fault. One that has a default goes back to it
  /// by ``resetToDefault()``.
  @inlinable
  public func remove() -> UpdateAction<Model> { UpdateAction(reference.remove()) }

  /// `REMOVE path`, after which the attribute is read as the default that it is declared with.
  ///
  ///     Field(\.visits, default: 0)
  ///     users.update("a@b.c") { $0.visits.resetToDefault() }     // "REMOVE #0"
  @inlinable
  public func resetToDefault() -> UpdateAction<Model> { UpdateAction(reference.resetToDefault()) }
}

extension Attribute {
  @available(*, unavailable, message: "an attribute is set to a value of its own type")
  public func set(_ value: Any) -> UpdateAction<Model> { remove() }
}
