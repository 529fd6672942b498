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

  @usableFromInline
  func appending(_ other: UpdateValueBody) -> UpdateValueBody {
    UpdateValueBody(.listAppend(value, other.value), faults + other.faults)
  }
}

/// Public for the compiler only: what is added, subtracted or joined in an update, an attribute or a computed value.
///
/// The operators are written once, for both and for both sides: each overload more is one more for the compiler to try.
public protocol UpdateOperand<Model, Value>: Sendable {
  associatedtype Model
  /// What it is computed with.
  associatedtype Value

  /// The operand as what an attribute can be set to.
  var asUpdateValue: UpdateValue<Model, Value> { get }
}

extension UpdateValue: UpdateOperand {
  @inlinable public var asUpdateValue: UpdateValue { self }
}

extension Attribute: UpdateOperand {
  @inlinable public var asUpdateValue: UpdateValue<Model, Value> { UpdateValue(reference.asUpdateValue, self) }
}

extension Attribute {
  /// `if_not_exists(path, :value)`: the attribute, or the value where it is missing.
  @inlinable
  public func or(_ value: Value) -> UpdateValue<Model, Value> { UpdateValue(reference.or(constant(value)), self) }

  /// `if_not_exists(path, other)`; the other may be an `if_not_exists` too.
  ///
  ///     $0.name.set($0.nickname.or($0.firstName.or("?")))     // SET #0 = if_not_exists(#1, if_not_exists(#2, :0))
  @inlinable
  public func or<Other: UpdateOperand>(_ other: Other) -> UpdateValue<Model, Value>
  where Other.Model == Model, Other.Value == Value {
    UpdateValue(reference.or(other.asUpdateValue.body), self)
  }

  @inlinable
  func constant(_ value: Value) -> UpdateValueBody {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = encode(value, &faults)
    return reference.constant(encoded, faults)
  }
}

extension UpdateOperand where Value: AttributeConvertible, Value.Kind == AttributeKinds.Number {
  /// `path + :value`
  @inlinable
  public static func + (operand: Self, value: Value) -> UpdateValue<Model, Value> {
    let left = operand.asUpdateValue
    return UpdateValue(left.body.plus(left.attribute.constant(value)), left.attribute)
  }

  /// `:value + path`
  @inlinable
  public static func + (value: Value, operand: Self) -> UpdateValue<Model, Value> {
    let right = operand.asUpdateValue
    return UpdateValue(right.attribute.constant(value).plus(right.body), right.attribute)
  }

  /// `path + other`, either of which may be an `if_not_exists`.
  @inlinable
  public static func + <Other: UpdateOperand>(operand: Self, other: Other) -> UpdateValue<Model, Value>
  where Other.Model == Model, Other.Value == Value {
    let left = operand.asUpdateValue
    return UpdateValue(left.body.plus(other.asUpdateValue.body), left.attribute)
  }

  /// `path - :value`
  @inlinable
  public static func - (operand: Self, value: Value) -> UpdateValue<Model, Value> {
    let left = operand.asUpdateValue
    return UpdateValue(left.body.minus(left.attribute.constant(value)), left.attribute)
  }

  /// `:value - path`
  ///
  ///     $0.free.set(100 - $0.taken)     // SET #0 = :0 - #1
  @inlinable
  public static func - (value: Value, operand: Self) -> UpdateValue<Model, Value> {
    let right = operand.asUpdateValue
    return UpdateValue(right.attribute.constant(value).minus(right.body), right.attribute)
  }

  /// `path - other`, either of which may be an `if_not_exists`.
  @inlinable
  public static func - <Other: UpdateOperand>(operand: Self, other: Other) -> UpdateValue<Model, Value>
  where Other.Model == Model, Other.Value == Value {
    let left = operand.asUpdateValue
    return UpdateValue(left.body.minus(other.asUpdateValue.body), left.attribute)
  }
}

extension UpdateOperand {
  /// `list_append(path, other)`: the elements of both, these first.
  ///
  ///     $0.all.set($0.old.appending(contentsOf: $0.new))     // SET #0 = list_append(#1, #2)
  @inlinable
  public func appending<Other: UpdateOperand, Element: AttributeConvertible>(contentsOf other: Other) -> UpdateValue<Model, Value>
  where Value == [Element], Other.Model == Model, Other.Value == Value {
    let left = asUpdateValue
    return UpdateValue(left.body.appending(other.asUpdateValue.body), left.attribute)
  }

  /// `list_append(path, :elements)`
  @inlinable
  public func appending<Element: AttributeConvertible>(contentsOf elements: [Element]) -> UpdateValue<Model, Value>
  where Value == [Element] {
    let left = asUpdateValue
    return UpdateValue(left.body.appending(left.attribute.constant(elements)), left.attribute)
  }

  /// `list_append(:elements, path)`
  @inlinable
  public func prepending<Element: AttributeConvertible>(contentsOf elements: [Element]) -> UpdateValue<Model, Value>
  where Value == [Element] {
    let right = asUpdateValue
    return UpdateValue(right.attribute.constant(elements).appending(right.body), right.attribute)
  }
}

extension Attribute {
  @available(*, unavailable, message: "DynamoDB adds and subtracts numbers only, of one type")
  public static func + <Other>(attribute: Attribute, value: Other) -> UpdateValue<Model, Value> { fatalError() }

  @available(*, unavailable, message: "DynamoDB adds and subtracts numbers only, of one type")
  public static func - <Other>(attribute: Attribute, value: Other) -> UpdateValue<Model, Value> { fatalError() }
}
