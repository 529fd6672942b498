/// A condition on each line; all of them must hold.
///
///     users.scan().filter {
///       $0.visits > 10
///       if onlyVips { $0.tags.contains("vip") }
///     }
@resultBuilder
public enum ConditionBuilder<Model> {
  @inlinable
  public static func buildExpression(_ condition: Condition<Model>) -> ConditionBody { condition.body }
  @inlinable
  public static func buildBlock() -> ConditionBody { .empty }
  @inlinable
  public static func buildBlock(_ condition: ConditionBody) -> ConditionBody { condition }
  @inlinable
  public static func buildBlock(_ conditions: ConditionBody...) -> ConditionBody { .all(conditions) }
  @inlinable
  public static func buildOptional(_ condition: ConditionBody?) -> ConditionBody { condition ?? .empty }
  @inlinable
  public static func buildEither(first condition: ConditionBody) -> ConditionBody { condition }
  @inlinable
  public static func buildEither(second condition: ConditionBody) -> ConditionBody { condition }
  @inlinable
  public static func buildArray(_ conditions: [ConditionBody]) -> ConditionBody { .all(conditions) }
  @inlinable
  public static func buildLimitedAvailability(_ condition: ConditionBody) -> ConditionBody { condition }
  @inlinable
  public static func buildFinalResult(_ condition: ConditionBody) -> Condition<Model> { Condition(condition) }
}
