/// What a key condition does not have, answered in a sentence.
extension RangeOperand {
  @available(*, unavailable, message: "a key condition has no <>: DynamoDB reads one contiguous range of keys")
  public static func != (operand: RangeOperand, value: Value) -> RangeCondition<Value> { fatalError() }

  @available(*, unavailable, message: "a range key is compared with a value of its own type")
  public static func == <Other>(operand: RangeOperand, value: Other) -> RangeCondition<Value> { fatalError() }

  @available(*, unavailable, message: "a range key is compared with a value of its own type")
  public static func < <Other>(operand: RangeOperand, value: Other) -> RangeCondition<Value> { fatalError() }

  @available(*, unavailable, message: "a range key is compared with a value of its own type")
  public static func <= <Other>(operand: RangeOperand, value: Other) -> RangeCondition<Value> { fatalError() }

  @available(*, unavailable, message: "a range key is compared with a value of its own type")
  public static func > <Other>(operand: RangeOperand, value: Other) -> RangeCondition<Value> { fatalError() }

  @available(*, unavailable, message: "a range key is compared with a value of its own type")
  public static func >= <Other>(operand: RangeOperand, value: Other) -> RangeCondition<Value> { fatalError() }

  @available(*, unavailable, message: "startsWith is for range keys that are strings or binaries, with a prefix of the same type")
  public func startsWith(_ prefix: Any) -> RangeCondition<Value> { fatalError() }

  @available(*, unavailable, message: "a key condition has no contains; use a filter on an attribute that is no key")
  public func contains(_ value: Any) -> RangeCondition<Value> { fatalError() }

  @available(*, unavailable, message: "the closure stands for the range key itself: write $0, without a name")
  public subscript(dynamicMember name: String) -> RangeOperand { self }
}

extension RangeCondition {
  @available(
    *, unavailable,
    message: "a key condition is one range: write $0.between(low, high) for two bounds, and use a filter for the rest"
  )
  public static func && (left: RangeCondition, right: RangeCondition) -> RangeCondition { fatalError() }

  @available(
    *, unavailable,
    message: "a key condition is one range: write $0.between(low, high) for two bounds, and use a filter for the rest"
  )
  public static func || (left: RangeCondition, right: RangeCondition) -> RangeCondition { fatalError() }

  @available(
    *, unavailable,
    message: "a key condition is one range: write $0.between(low, high) for two bounds, and use a filter for the rest"
  )
  public static func & (left: RangeCondition, right: RangeCondition) -> RangeCondition { fatalError() }

  @available(
    *, unavailable,
    message: "a key condition is one range: write $0.between(low, high) for two bounds, and use a filter for the rest"
  )
  public static func | (left: RangeCondition, right: RangeCondition) -> RangeCondition { fatalError() }
}
