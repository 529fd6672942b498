import SwynamoCore

/// One clause of an update as written: `SET a = :v, b = c + :w`.
struct UpdateClauseSyntax: Sendable {
  var clause: UpdateExpression.Clause
  var actions: [Action]

  enum Action: Sendable {
    case set(PathSyntax, SetValueSyntax)
    case remove(PathSyntax)
    case add(PathSyntax, String)
    case delete(PathSyntax, String)

    var path: PathSyntax {
      switch self {
      case .set(let path, _), .remove(let path), .add(let path, _), .delete(let path, _): path
      }
    }
  }
}

/// What stands right of a SET action's `=`, as written.
enum SetValueSyntax: Sendable {
  case operand(OperandSyntax)
  case plus(OperandSyntax, OperandSyntax)
  case minus(OperandSyntax, OperandSyntax)

  var operands: [OperandSyntax] {
    switch self {
    case .operand(let operand): [operand]
    case .plus(let left, let right), .minus(let left, let right): [left, right]
    }
  }
}

/// Parses update expressions.
///
///     update = { SET path "=" value { "," path "=" value } | REMOVE path { "," path }
///              | ADD path ":value" { "," path ":value" } | DELETE path ":value" { "," path ":value" } }
///     value  = operand | operand ( "+" | "-" ) operand | "(" value ")"
///
/// Source: DynamoDB Developer Guide, "Update expressions".
struct UpdateSyntaxParser {
  private var parser: OperandParser

  static func parse(_ text: String) throws(ExpressionError) -> ([UpdateClauseSyntax], SyntaxFindings) {
    var parser = UpdateSyntaxParser(parser: try OperandParser(text, .update))
    var clauses: [UpdateClauseSyntax] = []
    repeat { clauses.append(try parser.clause()) } while parser.parser.cursor.next != .end
    return (clauses, parser.parser.findings)
  }

  private init(parser: OperandParser) { self.parser = parser }

  private mutating func clause() throws(ExpressionError) -> UpdateClauseSyntax {
    let clause: UpdateExpression.Clause =
      switch parser.cursor.next {
      case .set: .set
      case .remove: .remove
      case .add: .add
      case .delete: .delete
      default: throw parser.cursor.syntaxError
      }
    parser.cursor.advance()
    var actions = [try action(of: clause)]
    while parser.cursor.accept(.comma) { actions.append(try action(of: clause)) }
    return UpdateClauseSyntax(clause: clause, actions: actions)
  }

  private mutating func action(of clause: UpdateExpression.Clause) throws(ExpressionError) -> UpdateClauseSyntax.Action {
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

  private mutating func value() throws(ExpressionError) -> String {
    guard parser.cursor.next == .valuePlaceholder else { throw parser.cursor.syntaxError }
    return parser.cursor.text()
  }

  private mutating func setValue() throws(ExpressionError) -> (value: SetValueSyntax, isParenthesized: Bool) {
    let left: (value: SetValueSyntax, isParenthesized: Bool)
    if parser.cursor.next == .open {
      try parser.enter()
      parser.cursor.advance()
      let inner = try setValue()
      try parser.cursor.expect(.close)
      guard !inner.isParenthesized else { throw .redundantParentheses }
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
