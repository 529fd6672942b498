import SwynamoCore

/// Walks over the tokens of a statement.
struct StatementCursor {
  private let tokens: [StatementToken]
  private var place = 0
  /// How many `?` were met.
  var parameters = 0
  private var nesting = 0
  private var chained = 0
  private var valueNesting = 0

  /// Parentheses and values inside of each other: deeper ones than anybody writes are not followed.
  private static let maximumNesting = 200

  init(_ text: String) throws(PartiQLError) { tokens = try StatementLexer.tokens(of: text) }

  var next: StatementToken { tokens[place] }

  func token(after count: Int) -> StatementToken { tokens[min(place + count, tokens.count - 1)] }

  @discardableResult
  mutating func advance() -> StatementToken {
    let token = tokens[place]
    if place < tokens.count - 1 { place += 1 }
    return token
  }

  mutating func accept(_ kind: StatementToken.Kind) -> Bool {
    guard next.kind == kind else { return false }
    advance()
    return true
  }

  mutating func accept(keyword word: String) -> Bool {
    guard next.isKeyword(word) else { return false }
    advance()
    return true
  }

  @discardableResult
  mutating func expect(_ kind: StatementToken.Kind) throws(PartiQLError) -> StatementToken {
    guard next.kind == kind else { throw .expected(kind) }
    return advance()
  }

  mutating func enter() throws(PartiQLError) {
    nesting += 1
    guard nesting > Self.maximumNesting else { return }
    throw valueNesting > Limits.levels ? .value(.tooDeep) : .unreadable
  }

  mutating func leave() { nesting -= 1 }

  /// A list, a set or a map.
  mutating func enterValue() { valueNesting += 1 }

  mutating func leaveValue() { valueNesting -= 1 }

  /// A chain of operators makes a tree as deep as it is long.
  mutating func chain() throws(PartiQLError) {
    chained += 1
    guard chained <= Limits.operators else { throw .expression(.tooManyOperators(chained)) }
  }

  mutating func unchain(_ operators: Int) { chained -= operators }
}
