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
    var faults: [LocatedFault] = []
    let operands = values.map { encode($0, &faults) }
    return Condition(reference.isIn(operands, faults))
  }

  /// The same for values that are written out: `$0.status.isIn(.open, .paid)`.
  @inlinable
  public func isIn(_ values: Value...) -> Condition<Model> { isIn(values) }

  @inlinable
  func compared(_ comparator: ConditionExpression.Comparator, _ value: Value) -> Condition<Model> {
    var faults: [LocatedFault] = []
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
