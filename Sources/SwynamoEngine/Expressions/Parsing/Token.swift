import SwynamoCore

/// A lexical unit of an expression and where it stands in the text, in bytes.
struct Token: Sendable {
  var kind: Kind
  var start: Int
  var end: Int

  enum Kind: Sendable, Hashable {
    /// `price`
    case name
    /// `#p`
    case namePlaceholder
    /// `:v`
    case valuePlaceholder
    /// `0` or `12`
    case index

    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case plus, minus
    case comma, dot, open, close, openBracket, closeBracket

    // Keywords, in any case.
    case and, or, not, between, `in`
    case set, remove, add, delete

    /// A character or quoted text that no expression has.
    case unknown
    case end
  }
}

/// Walks over the tokens of an expression and says where it went wrong.
struct TokenCursor {
  let bytes: [UInt8]
  private let tokens: [Token]
  private var position = 0

  init(_ text: String) throws(ExpressionError) {
    bytes = Array(text.utf8)
    guard bytes.count <= Limits.expressionBytes else { throw .tooLarge(bytes.count) }
    tokens = ExpressionLexer.tokens(of: bytes)
    guard tokens.count > 1 else { throw .empty }
  }

  var next: Token.Kind { tokens[position].kind }

  /// The token after the next one.
  var following: Token.Kind { tokens[min(position + 1, tokens.count - 1)].kind }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  /// Takes the next token when it is of the kind.
  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard next == kind else { return false }
    advance()
    return true
  }

  mutating func expect(_ kind: Token.Kind) throws(ExpressionError) {
    guard accept(kind) else { throw syntaxError }
  }

  /// Takes the next token and returns its text.
  mutating func text() -> String {
    let text = text(tokens[position].start, tokens[position].end)
    advance()
    return text
  }

  /// The next token is not expected here; shown between its neighbors.
  var syntaxError: ExpressionError {
    let token = tokens[position]
    let start = position > 0 ? tokens[position - 1].start : token.start
    let end = token.kind == .end ? bytes.count : following == .end ? token.end : tokens[position + 1].end
    return .syntax(token: token.kind == .end ? "<EOF>" : text(token.start, token.end), near: text(start, end))
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
