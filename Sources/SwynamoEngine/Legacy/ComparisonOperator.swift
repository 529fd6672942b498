import SwynamoCore

/// `ComparisonOperator` of a legacy condition: how many values it takes, and of which types.
///
/// Source: DynamoDB API Reference, Condition.
enum ComparisonOperator: String, Sendable, Hashable, CaseIterable {
  case equal = "EQ"
  case notEqual = "NE"
  case lessOrEqual = "LE"
  case less = "LT"
  case greaterOrEqual = "GE"
  case greater = "GT"
  case notNull = "NOT_NULL"
  case null = "NULL"
  case contains = "CONTAINS"
  case notContains = "NOT_CONTAINS"
  case beginsWith = "BEGINS_WITH"
  case isIn = "IN"
  case between = "BETWEEN"

  func takes(_ count: Int) -> Bool {
    switch self {
    case .equal, .notEqual, .lessOrEqual, .less, .greaterOrEqual, .greater, .contains, .notContains, .beginsWith: count == 1
    case .notNull, .null: count == 0
    case .isIn: count >= 1
    case .between: count == 2
    }
  }

  func takes(_ type: AttributeType) -> Bool {
    switch self {
    case .equal, .notEqual, .notNull, .null: return true
    case .lessOrEqual, .less, .greaterOrEqual, .greater, .isIn, .between:
      return type.isOrdered
    case .contains, .notContains:
      return type.category != .set && type.category != .document
    case .beginsWith: return type.hasPrefixes
    }
  }
}
