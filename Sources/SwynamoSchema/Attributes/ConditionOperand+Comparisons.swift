public import SwynamoCore

extension ConditionOperand {
  /// `path = :value`
  @inlinable
  public static func == (operand: Self, value: Value) -> Condition<Model> { operand.compared(.equal, value) }

  /// `path <> :value`; holds as well where the attribute is missing.
  @inlinable
  public static func != (operand: Self, value: Value) -> Condition<Model> { operand.compared(.notEqual, value) }

  /// `:value = path`
  @inlinable
  public static func == (value: Value, operand: Self) -> Condition<Model> { operand.compared(value, .equal) }

  /// `:value <> path`; holds as well where the attribute is missing.
  @inlinable
  public static func != (value: Value, operand: Self) -> Condition<Model> { operand.compared(value, .notEqual) }

  /// `path = other`
  @inlinable
  public static func == <Other: ConditionOperand>(operand: Self, other: Other) -> Condition<Model>
  where Other.Model == Model, Other.Value == Value {
    Condition(operand.conditionOperand.compared(.equal, other.conditionOperand))
  }

  /// `path <> other`
  @inlinable
  public static func != <Other: ConditionOperand>(operand: Self, other: Other) -> Condition<Model>
  where Other.Model == Model, Other.Value == Value {
    Condition(operand.conditionOperand.compared(.notEqual, other.conditionOperand))
  }
}

/// Strings and binaries are ordered by their bytes, numbers by value.
extension ConditionOperand where Value: AttributeConvertible, Value.Kind: ScalarKind {
  /// `path < :value`
  @inlinable
  public static func < (operand: Self, value: Value) -> Condition<Model> { operand.compared(.less, value) }

  /// `path <= :value`
  @inlinable
  public static func <= (operand: Self, value: Value) -> Condition<Model> { operand.compared(.lessOrEqual, value) }

  /// `path > :value`
  @inlinable
  public static func > (operand: Self, value: Value) -> Condition<Model> { operand.compared(.greater, value) }

  /// `path >= :value`
  @inlinable
  public static func >= (operand: Self, value: Value) -> Condition<Model> { operand.compared(.greaterOrEqual, value) }

  /// `:value < path`
  @inlinable
  public static func < (value: Value, operand: Self) -> Condition<Model> { operand.compared(value, .less) }

  /// `:value <= path`
  @inlinable
  public static func <= (value: Value, operand: Self) -> Condition<Model> { operand.compared(value, .lessOrEqual) }

  /// `:value > path`
  @inlinable
  public static func > (value: Value, operand: Self) -> Condition<Model> { operand.compared(value, .greater) }

  /// `:value >= path`
  @inlinable
  public static func >= (value: Value, operand: Self) -> Condition<Model> { operand.compared(value, .greaterOrEqual) }

  /// `path < other`
  @inlinable
  public static func < <Other: ConditionOperand>(operand: Self, other: Other) -> Condition<Model>
  where Other.Model == Model, Other.Value: AttributeConvertible, Other.Value.Kind == Value.Kind {
    Condition(operand.conditionOperand.compared(.less, other.conditionOperand))
  }

  /// `path <= other`
  @inlinable
  public static func <= <Other: ConditionOperand>(operand: Self, other: Other) -> Condition<Model>
  where Other.Model == Model, Other.Value: AttributeConvertible, Other.Value.Kind == Value.Kind {
    Condition(operand.conditionOperand.compared(.lessOrEqual, other.conditionOperand))
  }

  /// `path > other`
  @inlinable
  public static func > <Other: ConditionOperand>(operand: Self, other: Other) -> Condition<Model>
  where Other.Model == Model, Other.Value: AttributeConvertible, Other.Value.Kind == Value.Kind {
    Condition(operand.conditionOperand.compared(.greater, other.conditionOperand))
  }

  /// `path >= other`
  @inlinable
  public static func >= <Other: ConditionOperand>(operand: Self, other: Other) -> Condition<Model>
  where Other.Model == Model, Other.Value: AttributeConvertible, Other.Value.Kind == Value.Kind {
    Condition(operand.conditionOperand.compared(.greaterOrEqual, other.conditionOperand))
  }
}
