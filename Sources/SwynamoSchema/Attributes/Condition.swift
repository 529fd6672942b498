package import SwynamoCore

/// A condition on an item, for filters, conditional writes and checks.
///
///     $0.firstName.startsWith("J") | $0.email.contains("domain.com")
///     $0.visits < 100 && !$0.tags.contains("banned")
///
/// `&` and `|` bind tighter than comparisons in Swift, so they join calls and parenthesized comparisons; `&&` and `||` join anything.
@frozen
public struct Condition<Model>: Sendable {
  @usableFromInline package let body: ConditionBody

  @inlinable
  init(_ body: ConditionBody) { self.body = body }

  package var expression: ConditionExpression { body.expression }
  package var faults: [StatementError.Fault] { body.faults }

  /// The condition that says nothing, and so holds for every item: it is left out of a chain of `&&`.
  ///
  ///     users.scan().filter { $0.visits > 10 && (onlyVips ? $0.tags.contains("vip") : .empty) }
  ///
  /// Beside `||` it is a fault, since the whole would hold for every item: ``any(_:)`` joins a list of conditions.
  @inlinable
  public static var empty: Condition { Condition(.empty) }

  /// One of the conditions holds: they are joined by OR.
  ///
  ///     users.scan().filter { user in .any(names.map { user.firstName == $0 }) }     // "#0 = :0 OR #0 = :1"
  ///
  /// Of no conditions none holds, which DynamoDB can't be asked for: a fault.
  public static func any(_ conditions: some Sequence<Condition>) -> Condition { Condition(.any(conditions.map(\.body))) }

  /// All of the conditions hold: they are joined by AND. No conditions say nothing.
  ///
  ///     users.scan().filter { user in .all(tags.map { user.tags.contains($0) }) }    // "contains(#0, :0) AND contains(#0, :1)"
  public static func all(_ conditions: some Sequence<Condition>) -> Condition { Condition(.all(conditions.map(\.body))) }

  /// `left AND right`
  @inlinable
  public static func && (left: Condition, right: Condition) -> Condition { Condition(left.body.and(right.body)) }
  /// `left AND right`; binds tighter than a comparison, so that comparisons beside it are in parentheses.
  @inlinable
  public static func & (left: Condition, right: Condition) -> Condition { Condition(left.body.and(right.body)) }

  /// `left OR right`
  @inlinable
  public static func || (left: Condition, right: Condition) -> Condition { Condition(left.body.or(right.body)) }
  /// `left OR right`; binds tighter than a comparison, so that comparisons beside it are in parentheses.
  @inlinable
  public static func | (left: Condition, right: Condition) -> Condition { Condition(left.body.or(right.body)) }

  /// `NOT condition`
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

/// An operator that took the attribute of the next comparison.
extension Attribute {
  @available(*, unavailable, message: "'|' binds tighter than a comparison: write (a > 1) | (b > 2), or a > 1 || b > 2")
  public static func | <Other>(value: Other, attribute: Attribute) -> Other { value }

  @available(*, unavailable, message: "'&' binds tighter than a comparison: write (a > 1) & (b > 2), or a > 1 && b > 2")
  public static func & <Other>(value: Other, attribute: Attribute) -> Other { value }
}
