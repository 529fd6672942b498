/// The condition on a key that a query asks for: terms joined by AND.
///
/// Source: DynamoDB Developer Guide, "Key condition expressions for the Query operation".
@usableFromInline
package struct KeyConditionExpression: Sendable, Hashable {
  @usableFromInline package var terms: [Term]

  @usableFromInline
  package init(_ terms: [Term]) { self.terms = terms }

  @usableFromInline
  package enum Term: Sendable {
    /// `a = :value`, or another comparison
    case compare(String, Comparator, AttributeValue)
    /// `a BETWEEN :low AND :high`
    case between(String, AttributeValue, AttributeValue)
    /// `begins_with(a, :prefix)`
    case beginsWith(String, AttributeValue)

    /// The same as a condition on an item.
    package var condition: ConditionExpression {
      let operand = ConditionExpression.Operand.path(DocumentPath(attribute))
      switch self {
      case .compare(_, let comparator, let value): return .compare(operand, comparator.ofCondition, .value(value))
      case .between(_, let lower, let upper): return .between(operand, .value(lower), .value(upper))
      case .beginsWith(_, let prefix): return .beginsWith(operand, .value(prefix))
      }
    }

    package var attribute: String {
      switch self {
      case .compare(let name, _, _), .between(let name, _, _), .beginsWith(let name, _): name
      }
    }
  }

  @usableFromInline
  package enum Comparator: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    fileprivate var ofCondition: ConditionExpression.Comparator {
      switch self {
      case .equal: .equal
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      }
    }
  }
}

// Names are told apart by their bytes, as DynamoDB does.
extension KeyConditionExpression.Term: Hashable {
  @usableFromInline
  package static func == (left: Self, right: Self) -> Bool {
    guard left.attribute.hasSameBytes(as: right.attribute) else { return false }
    return switch (left, right) {
    case (.compare(_, let first, let value), .compare(_, let second, let other)): first == second && value == other
    case (.between(_, let low, let high), .between(_, let lower, let higher)): low == lower && high == higher
    case (.beginsWith(_, let prefix), .beginsWith(_, let other)): prefix == other
    case (.compare, _), (.between, _), (.beginsWith, _): false
    }
  }

  @usableFromInline
  package func hash(into hasher: inout Hasher) {
    attribute.hashBytes(into: &hasher)
    switch self {
    case .compare(_, let comparator, let value):
      hasher.combine(comparator)
      hasher.combine(value)
    case .between(_, let low, let high):
      hasher.combine(low)
      hasher.combine(high)
    case .beginsWith(_, let prefix): hasher.combine(prefix)
    }
  }
}
