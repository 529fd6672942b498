/// Where a token stands in its statement: its line, its column and its length, counted in characters from 1.
///
///     SELECT COUNT(*) FROM t   // COUNT: 1:8:5
struct StatementPosition: Sendable, CustomStringConvertible {
  let line: Int
  let column: Int
  var length: Int

  var description: String { "\(line):\(column):\(length)" }
}

extension StatementPosition: Comparable {
  static func < (left: StatementPosition, right: StatementPosition) -> Bool {
    (left.line, left.column, left.length) < (right.line, right.column, right.length)
  }
}

/// A lexical unit of a PartiQL statement.
struct StatementToken: Sendable {
  /// The names are those that the service's parser gives what it misses.
  enum Kind: String, Sendable {
    case identifier = "IDENTIFIER"
    /// `"a b"`
    case quotedIdentifier = "QUOTED_IDENTIFIER"
    /// In lower case.
    case keyword = "KEYWORD"
    case string = "LITERAL"
    case number = "NUMBER"
    /// `?`
    case parameter = "QUESTION_MARK"
    /// `=`, `<=`, `||` and the like
    case symbol = "OPERATOR"
    case star = "STAR"
    case comma = "COMMA"
    case dot = "DOT"
    case colon = "COLON"
    case semicolon = "SEMICOLON"
    case leftParenthesis = "LEFT_PAREN"
    case rightParenthesis = "RIGHT_PAREN"
    case leftBracket = "LEFT_BRACKET"
    case rightBracket = "RIGHT_BRACKET"
    case leftCurly = "LEFT_CURLY"
    case rightCurly = "RIGHT_CURLY"
    case leftAngles = "LEFT_DOUBLE_ANGLE_BRACKET"
    case rightAngles = "RIGHT_DOUBLE_ANGLE_BRACKET"
    case end = "EOF"
  }

  let kind: Kind
  /// What it stands for: the text without its quotes, the name, the digits.
  let text: String
  /// A keyword in the case that it is written in.
  let written: String
  let position: StatementPosition

  func isKeyword(_ word: String) -> Bool { kind == .keyword && text == word }

  func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
}
