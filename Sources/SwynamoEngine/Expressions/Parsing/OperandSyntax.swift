import SwynamoCore

/// A path as written, its placeholders not yet replaced.
struct PathSyntax: Sendable {
  var attribute: Identifier
  var steps: [Step] = []

  enum Identifier: Sendable {
    /// `name`
    case name(String)
    /// `#name`
    case placeholder(String)
  }

  enum Step: Sendable {
    /// `.name`
    case member(Identifier)
    /// `[0]`
    case index(String)
  }
}

/// An operand as written.
indirect enum OperandSyntax: Sendable {
  /// `a.#b[0]`
  case path(PathSyntax)
  /// `:value`
  case value(String)
  /// `size(a)`
  case function(FunctionSyntax)
}

/// `name(a, b)`, whether there is such a function or not.
struct FunctionSyntax: Sendable {
  var name: String
  var operands: [OperandSyntax]
}

extension OperandSyntax {
  /// All paths in it, in order.
  var paths: [PathSyntax] {
    switch self {
    case .path(let path): [path]
    case .value: []
    case .function(let function): function.operands.flatMap(\.paths)
    }
  }
}

/// Parses what all expressions share: paths, values and function calls.
///
///     operand  = path | ":value" | function | "(" operand ")"
///     function = name "(" operand { "," operand } ")"
///     path     = id { "." id | "[" index "]" }
struct OperandParser {
  var cursor: TokenCursor
  var findings = SyntaxFindings()
  private let context: FunctionContext
  private var nesting = 0

  init(_ text: String, _ context: FunctionContext) throws(ExpressionError) {
    cursor = try TokenCursor(text)
    self.context = context
  }

  mutating func operand() throws(ExpressionError) -> OperandSyntax {
    try parenthesizedOperand().operand
  }

  private mutating func parenthesizedOperand() throws(ExpressionError) -> (operand: OperandSyntax, isParenthesized: Bool) {
    guard cursor.next == .open else { return (try bareOperand(), false) }
    try enter()
    cursor.advance()
    let inner = try parenthesizedOperand()
    try cursor.expect(.close)
    guard !inner.isParenthesized else { throw .redundantParentheses }
    leave()
    return (inner.operand, true)
  }

  /// An operand without parentheses around it.
  mutating func bareOperand() throws(ExpressionError) -> OperandSyntax {
    switch cursor.next {
    case .valuePlaceholder: .value(cursor.text())
    case .name where cursor.following == .open: .function(try function())
    default: .path(try path())
    }
  }

  private mutating func function() throws(ExpressionError) -> FunctionSyntax {
    let name = cursor.text()
    try enter()
    try cursor.expect(.open)
    let operands = try list()
    try cursor.expect(.close)
    leave()
    if context == .condition {
      for operand in operands { findings.note(conditionOperand: operand) }
    }
    findings.note(function: name, in: context)
    return FunctionSyntax(name: name, operands: operands)
  }

  /// Operands separated by commas.
  mutating func list() throws(ExpressionError) -> [OperandSyntax] {
    var operands = [try operand()]
    while cursor.accept(.comma) { operands.append(try operand()) }
    return operands
  }

  mutating func path() throws(ExpressionError) -> PathSyntax {
    var path = PathSyntax(attribute: try identifier())
    while true {
      if cursor.accept(.dot) {
        path.steps.append(.member(try identifier()))
      } else if cursor.accept(.openBracket) {
        guard cursor.next == .index else { throw cursor.syntaxError }
        path.steps.append(.index(cursor.text()))
        try cursor.expect(.closeBracket)
      } else {
        return path
      }
    }
  }

  private mutating func identifier() throws(ExpressionError) -> PathSyntax.Identifier {
    switch cursor.next {
    case .name:
      let name = cursor.text()
      findings.note(name: name)
      return .name(name)
    case .namePlaceholder: return .placeholder(cursor.text())
    default: throw cursor.syntaxError
    }
  }

  /// Beyond these levels there are too many operators, or what is refused for other reasons, and they need not be followed.
  mutating func enter() throws(ExpressionError) {
    nesting += 1
    guard nesting <= SyntaxFindings.maximumNesting else { throw .tooManyOperators(Limits.operators + 1) }
  }

  mutating func leave() { nesting -= 1 }
}

/// Parses projection expressions: paths separated by commas.
///
/// Source: DynamoDB Developer Guide, "Projection expressions".
enum ProjectionSyntaxParser {
  static func parse(_ text: String) throws(ExpressionError) -> ([PathSyntax], SyntaxFindings) {
    var parser = try OperandParser(text, .condition)
    var paths = [try parser.path()]
    while parser.cursor.accept(.comma) { paths.append(try parser.path()) }
    guard parser.cursor.next == .end else { throw parser.cursor.syntaxError }
    return (paths, parser.findings)
  }
}
