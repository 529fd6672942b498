public import SwynamoCore

extension Attribute {
  /// `attribute_not_exists(path) OR path = :null`: what is read as nil, an attribute that is missing or stored as NULL.
  ///
  ///     users.scan().filter { $0.address == nil }
  @inlinable
  public static func == (attribute: Attribute, value: _OptionalNilComparisonType) -> Condition<Model> {
    Condition(attribute.reference.hasNoValue())
  }

  /// `attribute_exists(path) AND path <> :null`: what is not read as nil.
  @inlinable
  public static func != (attribute: Attribute, value: _OptionalNilComparisonType) -> Condition<Model> {
    Condition(attribute.reference.hasValue())
  }
}

extension Attribute where Value == AttributeValue {
  /// `path < :value`
  @inlinable
  public static func < (attribute: Attribute, value: AttributeValue) -> Condition<Model> { attribute.compared(.less, value) }
  /// `path <= :value`
  @inlinable
  public static func <= (attribute: Attribute, value: AttributeValue) -> Condition<Model> {
    attribute.compared(.lessOrEqual, value)
  }
  /// `path > :value`
  @inlinable
  public static func > (attribute: Attribute, value: AttributeValue) -> Condition<Model> { attribute.compared(.greater, value) }
  /// `path >= :value`
  @inlinable
  public static func >= (attribute: Attribute, value: AttributeValue) -> Condition<Model> {
    attribute.compared(.greaterOrEqual, value)
  }

  /// `path BETWEEN :lower AND :upper`; both are of one type.
  @inlinable
  public func between(_ lower: AttributeValue, _ upper: AttributeValue) -> Condition<Model> {
    let operand = conditionOperand
    return Condition(operand.between(bound(lower, beside: operand), bound(upper, beside: operand)))
  }
}
