public import SwynamoCore

/// Public for the compiler only: what an attribute is set to, computed by DynamoDB from other attributes.
///
///     $0.visits.set($0.visits.or(0) + 1)     // SET #0 = if_not_exists(#0, :0) + :1
///     $0.total.set($0.price - $0.discount)
@frozen
public struct UpdateValue<Model, Value>: Sendable {
  @usableFromInline let body: UpdateValueBody
  /// Encodes the numbers that are added, as the attribute is stored.
  @usableFromInline let attribute: Attribute<Model, Value>

  @inlinable
  init(_ body: UpdateValueBody, _ attribute: Attribute<Model, Value>) {
    self.body = body
    self.attribute = attribute
  }
}

/// A value to set without its model's type.
@frozen
@usableFromInline
package struct UpdateValueBody: Sendable {
  package let value: UpdateExpression.SetValue
  package let faults: [StatementError.Fault]

  @usableFromInline
  init(_ value: UpdateExpression.SetValue, _ faults: [StatementError.Fault]) {
    self.value = value
    self.faults = faults
  }

  @usableFromInline
  func plus(_ other: UpdateValueBody) -> UpdateValueBody { UpdateValueBody(.plus(value, other.value), faults + other.faults) }

  @usableFromInline
  func minus(_ other: UpdateValueBody) -> UpdateValueBody { UpdateValueBody(.minus(value, other.value), faults + other.faults) }
}

extension Attribute {
  /// `if_not_exists(path, :value)`: the attribute, or the value where it is missing.
  @inlinable
  public func or(_ value: Value) -> UpdateValue<Model, Value> {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = encode(value, &faults)
    return UpdateValue(reference.or(encoded, faults), self)
  }

  /// `if_not_exists(path, other)`
  @inlinable
  public func or(_ other: Attribute) -> UpdateValue<Model, Value> { UpdateValue(reference.or(other.reference), self) }

  @inlinable
  func constant(_ value: Value) -> UpdateValueBody {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = encode(value, &faults)
    return reference.constant(encoded, faults)
  }
}

extension Attribute where Value: AttributeConvertible, Value.Kind == AttributeKinds.Number {
  /// `path + :value`
  @inlinable
  public static func + (attribute: Attribute, value: Value) -> UpdateValue<Model, Value> {
    UpdateValue(attribute.reference.asUpdateValue.plus(attribute.constant(value)), attribute)
  }

  /// `path + other`
  @inlinable
  public static func + (attribute: Attribute, other: Attribute) -> UpdateValue<Model, Value> {
    UpdateValue(attribute.reference.asUpdateValue.plus(other.reference.asUpdateValue), attribute)
  }

  /// `path + if_not_exists(…)`
  @inlinable
  public static func + (attribute: Attribute, other: UpdateValue<Model, Value>) -> UpdateValue<Model, Value> {
    UpdateValue(attribute.reference.asUpdateValue.plus(other.body), attribute)
  }

  /// `path - :value`
  @inlinable
  public static func - (attribute: Attribute, value: Value) -> UpdateValue<Model, Value> {
    UpdateValue(attribute.reference.asUpdateValue.minus(attribute.constant(value)), attribute)
  }

  /// `path - other`
  @inlinable
  public static func - (attribute: Attribute, other: Attribute) -> UpdateValue<Model, Value> {
    UpdateValue(attribute.reference.asUpdateValue.minus(other.reference.asUpdateValue), attribute)
  }

  /// `path - if_not_exists(…)`
  @inlinable
  public static func - (attribute: Attribute, other: UpdateValue<Model, Value>) -> UpdateValue<Model, Value> {
    UpdateValue(attribute.reference.asUpdateValue.minus(other.body), attribute)
  }
}

extension UpdateValue where Value: AttributeConvertible, Value.Kind == AttributeKinds.Number {
  /// `if_not_exists(…) + :value`
  @inlinable
  public static func + (left: UpdateValue, value: Value) -> UpdateValue {
    UpdateValue(left.body.plus(left.attribute.constant(value)), left.attribute)
  }

  /// `if_not_exists(…) + path`
  @inlinable
  public static func + (left: UpdateValue, other: Attribute<Model, Value>) -> UpdateValue {
    UpdateValue(left.body.plus(other.reference.asUpdateValue), left.attribute)
  }

  /// `if_not_exists(…) - :value`
  @inlinable
  public static func - (left: UpdateValue, value: Value) -> UpdateValue {
    UpdateValue(left.body.minus(left.attribute.constant(value)), left.attribute)
  }

  /// `if_not_exists(…) - path`
  @inlinable
  public static func - (left: UpdateValue, other: Attribute<Model, Value>) -> UpdateValue {
    UpdateValue(left.body.minus(other.reference.asUpdateValue), left.attribute)
  }
}

extension Attribute {
  @available(*, unavailable, message: "DynamoDB adds and subtracts numbers only, of one type")
  public static func + <Other>(attribute: Attribute, value: Other) -> UpdateValue<Model, Value> { fatalError() }

  @available(*, unavailable, message: "DynamoDB adds and subtracts numbers only, of one type")
  public static func - <Other>(attribute: Attribute, value: Other) -> UpdateValue<Model, Value> { fatalError() }
}
