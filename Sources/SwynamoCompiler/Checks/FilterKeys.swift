import SwynamoCore

/// The top-level attributes that a condition names, for the rule that a query's filter may not use keys.
enum FilterKeys {
  static func forEachAttribute(of condition: ConditionExpression, _ body: (String) -> Void) {
    switch condition {
    case .compare(let left, _, let right), .beginsWith(let left, let right), .contains(let left, let right):
      visit(left, body)
      visit(right, body)
    case .between(let operand, let lower, let upper):
      visit(operand, body)
      visit(lower, body)
      visit(upper, body)
    case .isIn(let operand, let candidates):
      visit(operand, body)
      for candidate in candidates { visit(candidate, body) }
    case .attributeExists(let path), .attributeNotExists(let path), .attributeType(let path, _):
      body(path.attribute)
    case .and(let members), .or(let members):
      for member in members { forEachAttribute(of: member, body) }
    case .not(let member):
      forEachAttribute(of: member, body)
    }
  }

  private static func visit(_ operand: ConditionExpression.Operand, _ body: (String) -> Void) {
    switch operand {
    case .path(let path), .size(let path): body(path.attribute)
    case .value: break
    }
  }
}
