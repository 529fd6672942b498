public import SwynamoCore

extension Attribute {
  /// `path = :value`
  @inlinable
  public static func == (attribute: Attribute, value: Value) -> Condition<Model> { attribute.compared(.equal, value) }

  /// `path <> :value`; holds as well where the attribute is missing.
  @inlinable
  public static func != (attribute: Attribute, value: Value) -> Condition<Model> { attribute.compared(.notEqual, value) }

  /// `path = other`
  @inlinable
  public static func == (attribute: Attribute, other: Attribute) -> Condition<Model> { attribute.compared(.equal, other) }

  /// `path <> other`
  @inlinable
  public static func != (attribute: Attribute, other: Attribute) -> Condition<Model> { attribute.compared(.notEqual, other) }

  /// `path IN (:a, :b)`; up to 99 values.
  @inlinable
  public func isIn(_ values: some Sequence<Value>) -> Condition<Model> {
    var faults: [AttributeValue.LocatedFault] = []
    let operands = values.map { encode($0, &faults) }
    return Condition(reference.isIn(operands, faults))
  }

  /// The same for values that are written out: `$0.status.isIn(.open, .paid)`.
  @inlinable
  public func isIn(_ values: Value...) -> Condition<Model> { isIn(values) }

  @inlinable
  func compared(_ comparator: ConditionExpression.Comparator, _ value: Value) -> Condition<Model> {
    var faults: [AttributeValue.LocatedFault] = []
    let operand = encode(value, &faults)
    return Condition(reference.compared(comparator, operand, faults))
  }

  @inlinable
  func compared(_ comparator: ConditionExpression.Comparator, _ other: Attribute) -> Condition<Model> {
    Condition(reference.compared(comparator, other.reference))
  }
}

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
    var faults: [AttributeValue.LocatedFault] = []
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
