import SwynamoCore

/// Parses update expressions.
///
///     update = { SET path "=" value { "," path "=" value } | REMOVE path { "," path }
///              | ADD path ":value" { "," path ":value" } | DELETE path ":value" { "," path ":value" } }
///     value  = operand | operand ( "+" | "-" ) operand | "(" value ")"
///
/// Source: DynamoDB Developer Guide, "Update expressions".
struct UpdateSyntaxParser {
  private var parser: OperandParser

  static func parse(_ text: String) throws(ExpressionFault) -> ([UpdateClauseSyntax], SyntaxFindings) {
    var parser = UpdateSyntaxParser(parser: try OperandParser(text, .update))
    var clauses: [UpdateClauseSyntax] = []
    repeat { clauses.append(try parser.clause()) } while parser.parser.cursor.next != .end
    return (clauses, parser.parser.findings)
  }

  private init(parser: OperandParser) { self.parser = parser }

  private mutating func clause() throws(ExpressionFault) -> UpdateClauseSyntax {
    let clause: UpdateExpression.Clause =
      switch parser.cursor.next {
      case .set: .set
      case .remove: .remove
      case .add: .add
      case .delete: .delete
      default: throw parser.cursor.syntaxFault
      }
    parser.cursor.advance()
    var actions = [try action(of: clause)]
    while parser.cursor.accept(.comma) { actions.append(try action(of: clause)) }
    return UpdateClauseSyntax(clause: clause, actions: actions)
  }

  private mutating func action(of clause: UpdateExpression.Clause) throws(ExpressionFault) -> UpdateClauseSyntax.Action {
    let path = try parser.path()
    switch clause {
    case .set:
      try parser.cursor.expect(.equal)
      return .set(path, try setValue().value)
    case .remove: return .remove(path)
    case .add: return .add(path, try value())
    case .delete: return .delete(path, try value())
    }
  }

  private mutating func value() throws(ExpressionFault) -> String {
    guard parser.cursor.next == .valuePlaceholder else { throw parser.cursor.syntaxFault }
    return parser.cursor.text()
  }

  private mutating func setValue() throws(ExpressionFault) -> (value: SetValueSyntax, isParenthesised: Bool) {
    let left: (value: SetValueSyntax, isParenthesised: Bool)
    if parser.cursor.next == .open {
      try parser.enter()
      parser.cursor.advance()
      let inner = try setValue()
      try parser.cursor.expect(.close)
      guard !inner.isParenthesised else { throw .redundantParentheses }
      parser.leave()
      left = (inner.value, true)
    } else {
      left = (.operand(try parser.bareOperand()), false)
    }
    // `(a + b)` ends here: there is one operator to an assignment.
    guard case .operand(let operand) = left.value else { return left }
    switch parser.cursor.next {
    case .plus:
      parser.cursor.advance()
      parser.findings.operators += 1
      return (.plus(operand, try parser.operand()), false)
    case .minus:
      parser.cursor.advance()
      parser.findings.operators += 1
      return (.minus(operand, try parser.operand()), false)
    default:
      return left
    }
  }
}
