import SwynamoCore

/// Checks a condition's syntax tree and turns it into the Core tree.
///
/// What holds for the whole expression is checked first, in this order: operators, functions' names, functions' places, reserved
/// words. The rest is checked term by term.
enum ConditionAnalysis {
  static func condition(
    _ syntax: ConditionSyntax, _ findings: SyntaxFindings, _ placeholders: inout Placeholders
  ) throws(ExpressionError) -> ConditionExpression {
    try findings.checkOperators()
    try findings.checkFunctions()
    try findings.checkNames()
    let condition = try convert(syntax, &placeholders)
    return condition.normalized ?? condition
  }

  private static func convert(
    _ syntax: ConditionSyntax, _ placeholders: inout Placeholders
  ) throws(ExpressionError) -> ConditionExpression {
    switch syntax {
    case .and(let members): .and(try convert(members, &placeholders))
    case .or(let members): .or(try convert(members, &placeholders))
    case .not(let member): .not(try convert(member, &placeholders))
    case .compare(let left, let comparator, let right):
      try TermAnalysis.comparison(try placeholders.resolve(left), comparator, try placeholders.resolve(right))
    case .between(let operand, let low, let high):
      try TermAnalysis.between(
        try placeholders.resolve(operand), try placeholders.resolve(low), try placeholders.resolve(high))
    case .isIn(let operand, let list):
      try TermAnalysis.isIn(try placeholders.resolve(operand), try placeholders.resolve(list))
    case .function(let function):
      try TermAnalysis.function(function.name, try placeholders.resolve(function.operands))
    }
  }

  private static func convert(
    _ members: [ConditionSyntax], _ placeholders: inout Placeholders
  ) throws(ExpressionError) -> [ConditionExpression] {
    var converted: [ConditionExpression] = []
    converted.reserveCapacity(members.count)
    for member in members { converted.append(try convert(member, &placeholders)) }
    return converted
  }
}
