public import SwynamoCore

extension Attribute where Value: AttributeConvertible, Value.Kind == NumberKind {
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

extension UpdateValue where Value: AttributeConvertible, Value.Kind == NumberKind {
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
