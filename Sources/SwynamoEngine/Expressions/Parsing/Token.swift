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
