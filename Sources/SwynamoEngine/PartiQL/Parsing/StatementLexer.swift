/// Splits a PartiQL statement into tokens, whose last is the end. What is no token is refused without a word about it.
///
/// Source: PartiQL Specification, "Lexical structure"; comments, numbers and quotes were measured on the service.
struct StatementLexer {
  private let characters: [Unicode.Scalar]
  private var at = 0
  private var line = 1
  private var lineStart = 0

  static func tokens(of text: String) throws(PartiQLError) -> [StatementToken] {
    var lexer = StatementLexer(characters: Array(text.unicodeScalars))
    var tokens: [StatementToken] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private init(characters: [Unicode.Scalar]) { self.characters = characters }

  private var current: Unicode.Scalar? { at < characters.count ? characters[at] : nil }
  private var following: Unicode.Scalar? { at + 1 < characters.count ? characters[at + 1] : nil }

  private mutating func advance() {
    if current == "\n" { (line, lineStart) = (line + 1, at + 1) }
    at += 1
  }

  private mutating func next() throws(PartiQLError) -> StatementToken {
    try skipSpace()
    let start = at
    let place = (line: line, column: at - lineStart + 1)
    let (kind, text) = try scan()
    let written = kind == .keyword ? String(String.UnicodeScalarView(characters[start..<at])) : text
    return StatementToken(
      kind: kind, text: text, written: written,
      position: StatementPosition(line: place.line, column: place.column, length: at - start))
  }

  private mutating func skipSpace() throws(PartiQLError) {
    while let character = current {
      switch (character, following) {
      case (" ", _), ("\t", _), ("\n", _), ("\r", _), ("\u{B}", _), ("\u{C}", _): advance()
      case ("-", "-"?): while let next = current, next != "\n", next != "\r" { advance() }
      case ("/", "*"?): try skipComment()
      case (_, _): return
      }
    }
  }

  private mutating func skipComment() throws(PartiQLError) {
    advance()
    advance()
    while let character = current {
      let ends = character == "*" && following == "/"
      advance()
      if ends {
        advance()
        return
      }
    }
    throw .unreadable
  }

  private mutating func scan() throws(PartiQLError) -> (StatementToken.Kind, String) {
    guard let character = current else { return (.end, "") }
    if Self.startsName(character) { return name() }
    if Self.isDigit(character) || character == "." && following.map(Self.isDigit) ?? false { return (.number, try number()) }
    switch character {
    case "'": return (.string, try quoted(by: "'"))
    case "\"": return (.quotedIdentifier, try quoted(by: "\""))
    default: break
    }
    if let kind = Self.punctuation[character] {
      advance()
      return (kind, String(character))
    }
    return try symbol(character)
  }

  private mutating func name() -> (StatementToken.Kind, String) {
    var text = String.UnicodeScalarView()
    while let next = current, Self.startsName(next) || Self.isDigit(next) {
      text.append(next)
      advance()
    }
    let name = String(text)
    let word = name.lowercased()
    return StatementKeywords.contains(word) ? (.keyword, word) : (.identifier, name)
  }

  /// A quote inside is written twice.
  private mutating func quoted(by quote: Unicode.Scalar) throws(PartiQLError) -> String {
    var text = String.UnicodeScalarView()
    advance()
    while let next = current {
      advance()
      if next == quote {
        guard current == quote else { return String(text) }
        advance()
      }
      text.append(next)
    }
    throw .unreadable
  }

  /// `12`, `.5`, `1.5e-3`; nothing that a name may have can follow.
  private mutating func number() throws(PartiQLError) -> String {
    var text = digits()
    if current == "." {
      text.append(".")
      advance()
      text += digits()
    }
    if current == "e" || current == "E" {
      text.append("e")
      advance()
      if let sign = current, sign == "+" || sign == "-" {
        text.unicodeScalars.append(sign)
        advance()
      }
      let exponent = digits()
      guard !exponent.isEmpty else { throw .unreadable }
      text += exponent
    }
    if let next = current, Self.startsName(next) || next == "." { throw .unreadable }
    guard JavaDecimal.isReadable(text) else { throw .unreadable }
    return text
  }

  private mutating func digits() -> String {
    var text = ""
    while let digit = current, Self.isDigit(digit) {
      text.unicodeScalars.append(digit)
      advance()
    }
    return text
  }

  private mutating func symbol(_ first: Unicode.Scalar) throws(PartiQLError) -> (StatementToken.Kind, String) {
    let pair = following.map { "\(first)\($0)" } ?? ""
    switch pair {
    case "<<", ">>":
      advance()
      advance()
      return (pair == "<<" ? .leftAngles : .rightAngles, pair)
    case "<=", ">=", "<>", "!=", "||":
      advance()
      advance()
      return (.symbol, pair)
    default:
      guard ["=", "<", ">", "+", "-", "/", "%", "@"].contains(first) else { throw .unreadable }
      advance()
      return (.symbol, String(first))
    }
  }

  private static let punctuation: [Unicode.Scalar: StatementToken.Kind] = [
    "?": .parameter, "*": .star, ",": .comma, ".": .dot, ":": .colon, ";": .semicolon, "(": .leftParenthesis,
    ")": .rightParenthesis, "[": .leftBracket, "]": .rightBracket, "{": .leftCurly, "}": .rightCurly,
  ]

  private static func startsName(_ character: Unicode.Scalar) -> Bool {
    switch character {
    case "a"..."z", "A"..."Z", "_", "$": true
    default: false
    }
  }

  private static func isDigit(_ character: Unicode.Scalar) -> Bool { character >= "0" && character <= "9" }
}
