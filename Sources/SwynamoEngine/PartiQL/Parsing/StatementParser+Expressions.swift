import SwynamoCore

/// Expressions, by the precedence of their operators.
///
/// Source: PartiQL Specification; the order of precedence is that of its reference implementation.
extension StatementParser {
  private enum Precedence: Int {
    case any = 0
    case disjunction, conjunction, negation, equality, comparison, addition, multiplication
  }

  mutating func expression() throws(PartiQLError) -> StatementNode { try expression(above: .any) }

  private mutating func expression(above precedence: Precedence) throws(PartiQLError) -> StatementNode {
    try cursor.enter()
    var operators = 0
    var left = try unary()
    while let (name, own) = infix, own.rawValue > precedence.rawValue {
      if own != .conjunction, own != .disjunction {
        try cursor.chain()
        operators += 1
      }
      left = try infix(left, name, own)
    }
    cursor.unchain(operators)
    cursor.leave()
    return left
  }

  /// The operator that comes next: `not in` is one.
  private var infix: (name: String, precedence: Precedence)? {
    let token = cursor.next
    if token.kind == .star { return ("*", .multiplication) }
    if token.kind == .symbol {
      switch token.text {
      case "=", "<>", "!=": return (token.text, .equality)
      case "<", "<=", ">", ">=": return (token.text, .comparison)
      case "+", "-", "||": return (token.text, .addition)
      case "/", "%": return (token.text, .multiplication)
      default: return nil
      }
    }
    switch token.keyword {
    case "or": return ("or", .disjunction)
    case "and": return ("and", .conjunction)
    case "is", "in": return (token.text, .equality)
    case "between", "like": return (token.text, .comparison)
    case "not":
      switch cursor.token(after: 1).keyword {
      case "in": return ("not in", .equality)
      case "between": return ("not between", .comparison)
      case "like": return ("not like", .comparison)
      default: return nil
      }
    default: return nil
    }
  }

  private mutating func infix(
    _ left: StatementNode, _ name: String, _ precedence: Precedence
  ) throws(PartiQLError) -> StatementNode {
    var token = cursor.advance()
    let position = token.position
    if name.startsWith("not ") { token = cursor.advance() }
    func node(_ content: StatementNode.Content) -> StatementNode { StatementNode(content: content, position: left.position) }
    func negated(_ content: StatementNode.Content) -> StatementNode {
      name.startsWith("not ") ? node(.not(node(content))) : node(content)
    }
    if name == "is" {
      let isNegated = cursor.accept(keyword: "not")
      let test = node(.isType(left, try type()))
      return isNegated ? node(.not(test)) : test
    }
    if name == "in" || name == "not in", cursor.next.kind == .leftParenthesis, !cursor.token(after: 1).isKeyword("select") {
      let start = cursor.advance().position
      let list = StatementNode(content: .list(try list(until: .rightParenthesis)), position: start)
      return negated(.isIn(left, list))
    }
    if cursor.next.kind == .end { throw .missingRightSide }
    let right = try expression(above: precedence)
    switch name {
    case "and": return node(.and(left.conjuncts + right.conjuncts))
    case "or": return node(.or(left.disjuncts + right.disjuncts))
    case "in", "not in": return negated(.isIn(left, right))
    case "between", "not between":
      guard cursor.accept(keyword: "and") else { throw .syntax("Expected AND") }
      if cursor.next.kind == .end { throw .syntax("Expected expression after AND") }
      return negated(.between(left, right, try expression(above: precedence), name: token.written))
    case "like", "not like": throw .unknownOperator(name, position)
    default: return node(.binary(left, name, right))
    }
  }

  private mutating func unary() throws(PartiQLError) -> StatementNode {
    let token = cursor.next
    if token.isKeyword("not") {
      cursor.advance()
      return StatementNode(content: .not(try expression(above: .negation)), position: token.position)
    }
    guard token.isSymbol("-") || token.isSymbol("+") else { return try pathTerm() }
    cursor.advance()
    try cursor.enter()
    let operand = try unary()
    cursor.leave()
    guard case .number(let digits) = operand.content else {
      return StatementNode(content: .sign(token.text, operand), position: token.position)
    }
    if token.text == "+" { return operand }
    let content = digits.startsWith("-") ? String(digits.dropFirst()) : "-" + digits
    return StatementNode(content: .number(content), position: token.position)
  }

  // MARK: Types

  /// The name of a type, as `IS` has it.
  private mutating func type() throws(PartiQLError) -> String {
    let token = cursor.next
    guard token.kind == .keyword || token.kind == .identifier, StatementType.isKnown(token.text.lowercased()) else {
      throw .syntax("Expected type name")
    }
    cursor.advance()
    return token.text.lowercased()
  }

  // MARK: Paths

  /// A path whose first part is a name.
  mutating func simplePath() throws(PartiQLError) -> DocumentPath {
    guard cursor.next.isName else { throw .syntax("Expected identifier for simple path") }
    return try path(from: cursor.advance().text)
  }

  private mutating func path(from attribute: String) throws(PartiQLError) -> DocumentPath {
    guard !attribute.isEmpty else { throw .emptyName }
    var path = DocumentPath(attribute)
    while true {
      if cursor.accept(.dot) {
        guard cursor.next.isName else { throw .invalidDot }
        let name = cursor.advance().text
        guard !name.isEmpty else { throw .emptyName }
        path.steps.append(.member(name))
      } else if cursor.next.kind == .leftBracket {
        cursor.advance()
        if cursor.next.kind == .star { throw .syntax("Invalid use of * in select list") }
        let component = try expression()
        try cursor.expect(.rightBracket)
        switch component.content {
        case .number(let digits):
          guard let index = Int32(digits), index >= 0 else { throw .expression(.indexOutOfRange(digits)) }
          path.steps.append(.index(Int(index)))
        case .string(let name):
          guard !name.isEmpty else { throw .emptyName }
          path.steps.append(.member(name))
        default: throw .projection(component.position)
        }
      } else {
        guard path.depth <= Limits.levels else { throw .expression(.pathTooDeep(path.depth)) }
        return path
      }
    }
  }

  private mutating func pathTerm() throws(PartiQLError) -> StatementNode {
    let token = cursor.next
    if token.isName, cursor.token(after: 1).kind != .leftParenthesis {
      cursor.advance()
      return StatementNode(content: .path(try path(from: token.text)), position: token.position)
    }
    let term = try term()
    // Nothing but a name has parts.
    if cursor.next.kind == .dot || cursor.next.kind == .leftBracket { throw .projection(token.position) }
    return term
  }

  // MARK: Terms

  private mutating func term() throws(PartiQLError) -> StatementNode {
    let token = cursor.next
    func node(_ content: StatementNode.Content) -> StatementNode { StatementNode(content: content, position: token.position) }
    switch token.kind {
    case .string:
      cursor.advance()
      return node(.string(token.text))
    case .number:
      cursor.advance()
      return node(.number(token.text))
    case .parameter:
      cursor.advance()
      cursor.parameters += 1
      return node(.parameter(cursor.parameters - 1))
    case .leftParenthesis:
      cursor.advance()
      let members = try list(until: .rightParenthesis)
      if members.isEmpty { throw .syntax("Expression group cannot be empty") }
      return members.count == 1 ? members[0] : node(.list(members))
    case .leftBracket:
      cursor.advance()
      return node(.list(try value { parser throws(PartiQLError) in try parser.list(until: .rightBracket) }))
    case .leftAngles:
      cursor.advance()
      return node(.bag(try value { parser throws(PartiQLError) in try parser.list(until: .rightAngles) }))
    case .leftCurly:
      cursor.advance()
      return node(.map(try value { parser throws(PartiQLError) in try parser.members() }))
    case .identifier, .quotedIdentifier: return try call()
    case .keyword: return try keyword(token)
    case .symbol: throw .unexpectedOperator
    case .star, .comma, .dot, .colon, .semicolon, .rightParenthesis, .rightBracket, .rightCurly, .rightAngles, .end:
      throw .unexpectedTerm
    }
  }

  /// A value that has others inside.
  private mutating func value<Parts>(
    _ parts: (inout StatementParser) throws(PartiQLError) -> Parts
  ) throws(PartiQLError) -> Parts {
    cursor.enterValue()
    let inside = try parts(&self)
    cursor.leaveValue()
    return inside
  }

  private mutating func keyword(_ token: StatementToken) throws(PartiQLError) -> StatementNode {
    switch token.text {
    case "true", "false":
      cursor.advance()
      return StatementNode(content: .bool(token.text == "true"), position: token.position)
    case "null":
      cursor.advance()
      return StatementNode(content: .null, position: token.position)
    case "missing":
      cursor.advance()
      return StatementNode(content: .missing, position: token.position)
    case "as", "at", "by": throw .unexpectedTerm
    default:
      if StatementKeywords.operators.contains(token.text) { throw .unexpectedOperator }
      guard StatementKeywords.functions.contains(token.text), cursor.token(after: 1).kind == .leftParenthesis else {
        throw .unexpectedKeyword
      }
      return try call()
    }
  }

  private mutating func call() throws(PartiQLError) -> StatementNode {
    let name = cursor.advance()
    try cursor.expect(.leftParenthesis)
    if cursor.accept(.star) {
      try cursor.expect(.rightParenthesis)
      return StatementNode(content: .callOfAll(name.text), position: name.position)
    }
    return StatementNode(content: .call(name.text, try list(until: .rightParenthesis)), position: name.position)
  }

  /// What is separated by commas, up to a closing token.
  private mutating func list(until closing: StatementToken.Kind) throws(PartiQLError) -> [StatementNode] {
    if cursor.accept(closing) { return [] }
    var members: [StatementNode] = []
    repeat { members.append(try expression()) } while cursor.accept(.comma)
    try cursor.expect(closing)
    return members
  }

  private mutating func members() throws(PartiQLError) -> [(StatementNode, StatementNode)] {
    if cursor.accept(.rightCurly) { return [] }
    var members: [(StatementNode, StatementNode)] = []
    repeat {
      let name = try expression()
      try cursor.expect(.colon)
      members.append((name, try expression()))
    } while cursor.accept(.comma)
    try cursor.expect(.rightCurly)
    return members
  }
}

extension StatementNode {
  fileprivate var conjuncts: [StatementNode] {
    if case .and(let members) = content { members } else { [self] }
  }

  fileprivate var disjuncts: [StatementNode] {
    if case .or(let members) = content { members } else { [self] }
  }
}
