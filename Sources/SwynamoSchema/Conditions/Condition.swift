public import SwynamoCore

/// A condition on an item, for filters, conditional writes and checks.
///
///     $0.firstName.startsWith("J") | $0.email.contains("domain.com")
///     $0.visits < 100 && !$0.tags.contains("banned")
///
/// `&` and `|` bind tighter than comparisons in Swift, so they join calls and parenthesised comparisons; `&&` and `||` join anything.
@frozen
public struct Condition<Model>: Sendable {
  @usableFromInline let body: ConditionBody

  @inlinable
  init(_ body: ConditionBody) { self.body = body }

  public var expression: ConditionExpression { body.expression }
  public var faults: [StatementFault] { body.faults }

  /// The condition that says nothing: it is left out wherever it stands, in a chain of `&&` as of `||`.
  ///
  ///     users.scan().filter { user in names.reduce(.empty) { $0 || user.firstName == $1 } }
  @inlinable
  public static var empty: Condition { Condition(.empty) }

  @inlinable
  public static func && (left: Condition, right: Condition) -> Condition { Condition(left.body.and(right.body)) }
  @inlinable
  public static func & (left: Condition, right: Condition) -> Condition { Condition(left.body.and(right.body)) }

  @inlinable
  public static func || (left: Condition, right: Condition) -> Condition { Condition(left.body.or(right.body)) }
  @inlinable
  public static func | (left: Condition, right: Condition) -> Condition { Condition(left.body.or(right.body)) }

  @inlinable
  public static prefix func ! (condition: Condition) -> Condition { Condition(condition.body.not()) }
}

extension Condition {
  @available(*, unavailable, message: "'|' binds tighter than a comparison: write a | (b > 1), or a || b > 1")
  public static func | <Value>(condition: Condition, attribute: Attribute<Model, Value>) -> Attribute<Model, Value> { attribute }

  @available(*, unavailable, message: "'&' binds tighter than a comparison: write a & (b > 1), or a && b > 1")
  public static func & <Value>(condition: Condition, attribute: Attribute<Model, Value>) -> Attribute<Model, Value> { attribute }

  @available(*, unavailable, message: "'|' binds tighter than a comparison: write (a > 1) | b, or a > 1 || b")
  public static func | <Value>(value: Value, condition: Condition) -> Value { value }

  @available(*, unavailable, message: "'&' binds tighter than a comparison: write (a > 1) & b, or a > 1 && b")
  public static func & <Value>(value: Value, condition: Condition) -> Value { value }
}
