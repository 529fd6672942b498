import SwynamoCore

/// Parses what all expressions share: paths, values and function calls.
///
///     operand  = path | ":value" | function | "(" operand ")"
///     function = name "(" operand { "," operand } ")"
///     path     = id { "." id | "[" index "]" }
struct OperandParser {
  var cursor: TokenCursor
  var findings = SyntaxFindings()
  private let vocabulary: FunctionVocabulary
  private var nesting = 0

  init(_ text: String, _ vocabulary: FunctionVocabulary) throws(ExpressionFault) {
    cursor = try TokenCursor(text)
    self.vocabulary = vocabulary
  }

  mutating func operand() throws(ExpressionFault) -> OperandSyntax {
    try parenthesisedOperand().operand
  }

  private mutating func parenthesisedOperand() throws(ExpressionFault) -> (operand: OperandSyntax, isParenthesised: Bool) {
    guard cursor.next == .open else { return (try bareOperand(), false) }
    try enter()
    cursor.advance()
    let inner = try parenthesisedOperand()
    try cursor.expect(.close)
    guard !inner.isParenthesised else { throw .redundantParentheses }
    leave()
    return (inner.operand, true)
  }

  /// An operand without parentheses around it.
  mutating func bareOperand() throws(ExpressionFault) -> OperandSyntax {
    switch cursor.next {
    case .valuePlaceholder: .value(cursor.text())
    case .name where cursor.following == .open: .function(try function())
    default: .path(try path())
    }
  }

  private mutating func function() throws(ExpressionFault) -> FunctionSyntax {
    let name = cursor.text()
    try enter()
    try cursor.expect(.open)
    let operands = try list()
    try cursor.expect(.close)
    leave()
    if vocabulary == .condition {
      for operand in operands { findings.note(conditionOperand: operand) }
    }
    findings.note(function: name, in: vocabulary)
    return FunctionSyntax(name: name, operands: operands)
  }

  /// Operands separated by commas.
  mutating func list() throws(ExpressionFault) -> [OperandSyntax] {
    var operands = [try operand()]
    while cursor.accept(.comma) { operands.append(try operand()) }
    return operands
  }

  mutating func path() throws(ExpressionFault) -> PathSyntax {
    var path = PathSyntax(attribute: try identifier())
    while true {
      if cursor.accept(.dot) {
        path.steps.append(.member(try identifier()))
      } else if cursor.accept(.openBracket) {
        guard cursor.next == .index else { throw cursor.syntaxFault }
        path.steps.append(.index(cursor.text()))
        try cursor.expect(.closeBracket)
      } else {
        return path
      }
    }
  }

  private mutating func identifier() throws(ExpressionFault) -> PathSyntax.Identifier {
    switch cursor.next {
    case .name:
      let name = cursor.text()
      findings.note(name: name)
      return .name(name)
    case .namePlaceholder: return .placeholder(cursor.text())
    default: throw cursor.syntaxFault
    }
  }

  /// Beyond these levels there are too many operators, or what is refused for other reasons, and they need not be followed.
  mutating func enter() throws(ExpressionFault) {
    nesting += 1
    guard nesting <= SyntaxFindings.maximumNesting else { throw .tooManyOperators(Limits.operators + 1) }
  }

  mutating func leave() { nesting -= 1 }
}
