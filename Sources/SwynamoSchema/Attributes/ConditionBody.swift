public import SwynamoCore

/// Public for the compiler only: a condition without its model's type.
@frozen
public struct ConditionBody: Sendable {
  package let expression: ConditionExpression
  package let faults: [StatementError.Fault]

  @usableFromInline
  package init(_ expression: ConditionExpression, _ faults: [StatementError.Fault]) {
    self.expression = expression
    self.faults = faults
  }

  @usableFromInline static let empty = ConditionBody(.and([]), [])

  @usableFromInline
  package func and(_ other: ConditionBody) -> ConditionBody {
    var members: [ConditionExpression]
    if case .and(let left) = expression {
      members = left
    } else {
      members = [expression]
    }
    if case .and(let right) = other.expression {
      members += right
    } else {
      members.append(other.expression)
    }
    return ConditionBody(.and(members), faults + other.faults)
  }

  @usableFromInline
  func or(_ other: ConditionBody) -> ConditionBody {
    var members: [ConditionExpression]
    if case .or(let left) = expression {
      members = left
    } else {
      members = [expression]
    }
    members.append(other.expression)
    return ConditionBody(.or(members), faults + other.faults + (isEmpty || other.isEmpty ? [.emptyAlternative] : []))
  }

  @usableFromInline
  func not() -> ConditionBody { ConditionBody(.not(expression), isEmpty ? faults + [.negatedEmptyCondition] : faults) }

  private var isEmpty: Bool { expression.saysNothing }

  /// One of them.
  static func any(_ conditions: [ConditionBody]) -> ConditionBody {
    if conditions.isEmpty { return ConditionBody(.or([]), [.noAlternatives]) }
    var faults = conditions.flatMap(\.faults)
    if conditions.contains(where: \.isEmpty) { faults.append(.emptyAlternative) }
    guard conditions.count > 1 else { return ConditionBody(conditions[0].expression, faults) }
    let members = conditions.flatMap { condition in
      if case .or(let inner) = condition.expression { inner } else { [condition.expression] }
    }
    return ConditionBody(.or(members), faults)
  }

  /// All of them, each on a line of a builder.
  @usableFromInline
  static func all(_ conditions: [ConditionBody]) -> ConditionBody {
    if conditions.count == 1 { return conditions[0] }
    var faults: [StatementError.Fault] = []
    var members: [ConditionExpression] = []
    members.reserveCapacity(conditions.count)
    for condition in conditions {
      if !condition.faults.isEmpty { faults += condition.faults }
      if case .and(let inner) = condition.expression {
        members += inner
      } else {
        members.append(condition.expression)
      }
    }
    return ConditionBody(.and(members), faults)
  }
}

extension ConditionExpression {
  /// Whether it is an AND of nothing. Most conditions are none at their first part.
  fileprivate var saysNothing: Bool {
    guard case .and(let members) = self else { return false }
    return members.allSatisfy(\.saysNothing)
  }
}
