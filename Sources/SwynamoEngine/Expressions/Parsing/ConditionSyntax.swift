import SwynamoCore

/// A condition as written.
indirect enum ConditionSyntax: Sendable {
  case compare(OperandSyntax, ConditionExpression.Comparator, OperandSyntax)
  case between(OperandSyntax, OperandSyntax, OperandSyntax)
  case isIn(OperandSyntax, [OperandSyntax])
  case function(FunctionSyntax)
  case and([ConditionSyntax])
  case or([ConditionSyntax])
  case not(ConditionSyntax)
}

/// Parses conditions and filters.
///
///     condition  = and { OR and }
///     and        = not { AND not }
///     not        = NOT not | term
///     term       = operand comparator operand | operand BETWEEN operand AND operand
///                | operand IN "(" operand { "," operand } ")" | function | "(" condition ")"
///
/// Source: DynamoDB Developer Guide, "Condition and filter expressions, operators, and functions".
struct ConditionSyntaxParser {
  private var parser: OperandParser

  static func parse(_ text: String) throws(ExpressionError) -> (ConditionSyntax, SyntaxFindings) {
    var parser = ConditionSyntaxParser(parser: try OperandParser(text, .condition))
    let node = try parser.disjunction()
    guard parser.parser.cursor.next == .end else { throw parser.parser.cursor.syntaxError }
    return (try parser.condition(node), parser.parser.findings)
  }

  private init(parser: OperandParser) { self.parser = parser }

  /// `(a)` may open `(a) = b` as well as be a misplaced operand, and `(f(a))` is either: what follows decides.
  private struct Node {
    var content: Content
    var isParenthesized = false

    enum Content {
      case operand(OperandSyntax)
      case condition(ConditionSyntax)
    }
  }

  private mutating func condition(_ node: Node) throws(ExpressionError) -> ConditionSyntax {
    switch node.content {
    case .condition(let condition):
      return condition
    case .operand(.function(let function)):
      parser.findings.note(condition: function)
      return .function(function)
    case .operand:
      throw parser.cursor.syntaxError
    }
  }

  private mutating func disjunction() throws(ExpressionError) -> Node {
    let first = try conjunction()
    guard parser.cursor.next == .or else { return first }
    var members = [try condition(first)]
    while parser.cursor.accept(.or) { members.append(try condition(try conjunction())) }
    parser.findings.operators += members.count - 1
    return Node(content: .condition(.or(members)))
  }

  private mutating func conjunction() throws(ExpressionError) -> Node {
    let first = try negation()
    guard parser.cursor.next == .and else { return first }
    var members = [try condition(first)]
    while parser.cursor.accept(.and) { members.append(try condition(try negation())) }
    parser.findings.operators += members.count - 1
    return Node(content: .condition(.and(members)))
  }

  private mutating func negation() throws(ExpressionError) -> Node {
    guard parser.cursor.next == .not else { return try term() }
    try parser.enter()
    parser.cursor.advance()
    let member = try condition(try negation())
    parser.leave()
    parser.findings.operators += 1
    return Node(content: .condition(.not(member)))
  }

  private mutating func term() throws(ExpressionError) -> Node {
    let left = try primary()
    if let comparator = parser.cursor.next.comparator {
      let operand = try operand(left)
      parser.cursor.advance()
      return comparison(.compare(operand, comparator, try parser.operand()))
    }
    switch parser.cursor.next {
    case .between:
      let operand = try operand(left)
      parser.cursor.advance()
      let low = try parser.operand()
      try parser.cursor.expect(.and)
      return comparison(.between(operand, low, try parser.operand()))
    case .in:
      let operand = try operand(left)
      parser.cursor.advance()
      try parser.cursor.expect(.open)
      let list = try parser.list()
      try parser.cursor.expect(.close)
      return comparison(.isIn(operand, list))
    default:
      return left
    }
  }

  private mutating func comparison(_ condition: ConditionSyntax) -> Node {
    parser.findings.operators += 1
    switch condition {
    case .compare(let left, _, let right):
      parser.findings.note(conditionOperand: left)
      parser.findings.note(conditionOperand: right)
    case .between(let operand, let low, let high):
      for operand in [operand, low, high] { parser.findings.note(conditionOperand: operand) }
    case .isIn(let operand, let list):
      parser.findings.note(conditionOperand: operand)
      for operand in list { parser.findings.note(conditionOperand: operand) }
    case .function, .and, .or, .not:
      break
    }
    return Node(content: .condition(condition))
  }

  private func operand(_ node: Node) throws(ExpressionError) -> OperandSyntax {
    guard case .operand(let operand) = node.content else { throw parser.cursor.syntaxError }
    return operand
  }

  private mutating func primary() throws(ExpressionError) -> Node {
    guard parser.cursor.next == .open else { return Node(content: .operand(try parser.bareOperand())) }
    try parser.enter()
    parser.cursor.advance()
    let inner = try disjunction()
    try parser.cursor.expect(.close)
    guard !inner.isParenthesized else { throw .redundantParentheses }
    parser.leave()
    return Node(content: inner.content, isParenthesized: true)
  }
}

extension Token.Kind {
  fileprivate var comparator: ConditionExpression.Comparator? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .name, .namePlaceholder, .valuePlaceholder, .index, .plus, .minus, .comma, .dot, .open, .close, .openBracket,
      .closeBracket, .and, .or, .not, .between, .in, .set, .remove, .add, .delete, .unknown, .end:
      nil
    }
  }
}
