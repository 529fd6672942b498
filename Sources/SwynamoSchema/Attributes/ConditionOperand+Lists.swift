public import SwynamoCore

extension ConditionOperand {
  /// `path IN (:a, :b)`; up to 99 values.
  @inlinable
  public func isIn(_ values: some Sequence<Value>) -> Condition<Model> {
    let operand = conditionOperand
    return Condition(operand.isIn(values.map { bound($0, beside: operand) }))
  }

  /// The same for values that are written out: `$0.status.isIn(.open, .paid)`.
  @inlinable
  public func isIn(_ values: Value...) -> Condition<Model> { isIn(values) }

  /// `path IN (other, :a)`: equal to one of the other attributes, or to one of the values.
  ///
  ///     $0.city.isIn($0.home.city, $0.work.city, or: ["Rome"])     // #0 IN (#1.#0, #2.#0, :0)
  @inlinable
  public func isIn<Other: ConditionOperand>(_ others: Other..., or values: [Value] = []) -> Condition<Model>
  where Other.Model == Model, Other.Value == Value {
    let operand = conditionOperand
    return Condition(operand.isIn(others.map { $0.conditionOperand } + values.map { bound($0, beside: operand) }))
  }
}

/// Both bounds are included. Strings and binaries are ordered by their bytes, numbers by value.
extension ConditionOperand where Value: AttributeConvertible, Value.Kind: ScalarKind {
  /// `path BETWEEN :lower AND :upper`
  @inlinable
  public func between(_ lower: Value, _ upper: Value) -> Condition<Model> {
    let operand = conditionOperand
    return Condition(operand.between(bound(lower, beside: operand), bound(upper, beside: operand)))
  }

  /// `path BETWEEN lower AND upper`
  ///
  ///     $0.price.between($0.lowest, $0.highest)     // #0 BETWEEN #1 AND #2
  @inlinable
  public func between<Lower: ConditionOperand, Upper: ConditionOperand>(_ lower: Lower, _ upper: Upper) -> Condition<Model>
  where
    Lower.Model == Model, Lower.Value: AttributeConvertible, Lower.Value.Kind == Value.Kind, Upper.Model == Model,
    Upper.Value: AttributeConvertible, Upper.Value.Kind == Value.Kind
  {
    Condition(conditionOperand.between(lower.conditionOperand, upper.conditionOperand))
  }

  /// `path BETWEEN lower AND :upper`
  @inlinable
  public func between<Lower: ConditionOperand>(_ lower: Lower, _ upper: Value) -> Condition<Model>
  where Lower.Model == Model, Lower.Value: AttributeConvertible, Lower.Value.Kind == Value.Kind {
    let operand = conditionOperand
    return Condition(operand.between(lower.conditionOperand, bound(upper, beside: operand)))
  }

  /// `path BETWEEN :lower AND upper`
  @inlinable
  public func between<Upper: ConditionOperand>(_ lower: Value, _ upper: Upper) -> Condition<Model>
  where Upper.Model == Model, Upper.Value: AttributeConvertible, Upper.Value.Kind == Value.Kind {
    let operand = conditionOperand
    return Condition(operand.between(bound(lower, beside: operand), upper.conditionOperand))
  }
}

extension ConditionOperand where Value: AttributeConvertible & Comparable, Value.Kind: ScalarKind {
  /// `path BETWEEN :lower AND :upper`
  @inlinable
  public func between(_ range: ClosedRange<Value>) -> Condition<Model> { between(range.lowerBound, range.upperBound) }
}

extension ConditionOperand {
  @inlinable
  func bound(_ value: Value, beside operand: ConditionOperandBody) -> ConditionOperandBody {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = encode(value, &faults)
    return operand.value(encoded, faults)
  }
}

/// With a value on the left, which has no operators of its own.
extension Condition {
  /// `:value BETWEEN lower AND upper`
  ///
  ///     users.scan().filter { .value(18, between: $0.youngest, $0.oldest) }     // ":0 BETWEEN #0 AND #1"
  @inlinable
  public static func value<Lower: ConditionOperand, Upper: ConditionOperand>(
    _ value: Lower.Value, between lower: Lower, _ upper: Upper
  ) -> Condition
  where
    Lower.Model == Model, Lower.Value: AttributeConvertible, Lower.Value.Kind: ScalarKind, Upper.Model == Model,
    Upper.Value: AttributeConvertible, Upper.Value.Kind == Lower.Value.Kind
  {
    let operand = lower.conditionOperand
    return Condition(lower.bound(value, beside: operand).between(operand, upper.conditionOperand))
  }

  /// `:value IN (a, b)`
  ///
  ///     users.scan().filter { .value("Rome", isIn: $0.home.city, $0.work.city) }     // ":0 IN (#0.#1, #2.#1)"
  @inlinable
  public static func value<Operand: ConditionOperand>(_ value: Operand.Value, isIn first: Operand, _ others: Operand...)
    -> Condition
  where Operand.Model == Model {
    let operand = first.conditionOperand
    return Condition(first.bound(value, beside: operand).isIn([operand] + others.map { $0.conditionOperand }))
  }

  /// `begins_with(:text, prefix)`
  ///
  ///     routes.scan().filter { .value("/a/b", startsWith: $0.prefix) }     // "begins_with(:0, #0)"
  @inlinable
  public static func value<Prefix: AttributeConvertible>(_ text: String, startsWith prefix: Attribute<Model, Prefix>) -> Condition
  where Prefix.Kind == AttributeKinds.String {
    Condition(prefix.reference.begins(.string(text)))
  }
}
