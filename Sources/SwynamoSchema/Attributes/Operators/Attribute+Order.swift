public import SwynamoCore

/// Strings and binaries are ordered by their bytes, numbers by value.
extension Attribute where Value: AttributeConvertible, Value.Kind: ScalarKind {
  /// `path < :value`
  @inlinable
  public static func < (attribute: Attribute, value: Value) -> Condition<Model> { attribute.compared(.less, value) }

  /// `path <= :value`
  @inlinable
  public static func <= (attribute: Attribute, value: Value) -> Condition<Model> { attribute.compared(.lessOrEqual, value) }

  /// `path > :value`
  @inlinable
  public static func > (attribute: Attribute, value: Value) -> Condition<Model> { attribute.compared(.greater, value) }

  /// `path >= :value`
  @inlinable
  public static func >= (attribute: Attribute, value: Value) -> Condition<Model> { attribute.compared(.greaterOrEqual, value) }

  /// `path < other`
  @inlinable
  public static func < (attribute: Attribute, other: Attribute) -> Condition<Model> { attribute.compared(.less, other) }

  /// `path <= other`
  @inlinable
  public static func <= (attribute: Attribute, other: Attribute) -> Condition<Model> { attribute.compared(.lessOrEqual, other) }

  /// `path > other`
  @inlinable
  public static func > (attribute: Attribute, other: Attribute) -> Condition<Model> { attribute.compared(.greater, other) }

  /// `path >= other`
  @inlinable
  public static func >= (attribute: Attribute, other: Attribute) -> Condition<Model> {
    attribute.compared(.greaterOrEqual, other)
  }

  /// `path BETWEEN :lower AND :upper`, both included.
  @inlinable
  public func between(_ lower: Value, _ upper: Value) -> Condition<Model> {
    var faults: [LocatedFault] = []
    let (lower, upper) = (encode(lower, &faults), encode(upper, &faults))
    return Condition(reference.between(lower, upper, faults))
  }

  /// `path BETWEEN lower AND upper`
  @inlinable
  public func between(_ lower: Attribute, _ upper: Attribute) -> Condition<Model> {
    Condition(reference.between(lower.reference, upper.reference))
  }
}

extension Attribute where Value: AttributeConvertible & Comparable, Value.Kind: ScalarKind {
  /// `path BETWEEN :lower AND :upper`
  @inlinable
  public func between(_ range: ClosedRange<Value>) -> Condition<Model> { between(range.lowerBound, range.upperBound) }
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
    Condition(reference.between(lower, upper, []))
  }
}
