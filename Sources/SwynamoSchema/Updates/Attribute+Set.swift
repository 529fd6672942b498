public import SwynamoCore

extension Attribute {
  /// `SET path = :value`
  @inlinable
  public func set(_ value: Value) -> UpdateAction<Model> {
    var faults: [LocatedFault] = []
    let encoded = encode(value, &faults)
    return UpdateAction(reference.set(encoded, faults))
  }

  /// `SET path = :value`, or `REMOVE path` when the value is nil.
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

  /// `REMOVE path`
  @inlinable
  public func remove() -> UpdateAction<Model> { UpdateAction(reference.remove()) }
}

extension Attribute {
  @available(*, unavailable, message: "an attribute is set to a value of its own type")
  public func set(_ value: Any) -> UpdateAction<Model> { remove() }
}
