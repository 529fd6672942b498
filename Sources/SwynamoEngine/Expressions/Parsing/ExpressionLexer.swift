/// Splits an expression into tokens. It refuses nothing: what is in the wrong place is the parser's to find.
struct ExpressionLexer {
  private let bytes: [UInt8]
  private var position = 0

  static func tokens(of bytes: [UInt8]) -> [Token] {
    var lexer = ExpressionLexer(bytes: bytes)
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 3 + 2)
    while true {
      let token = lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func next() -> Token {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    let start = position
    guard start < bytes.count else { return Token(kind: .end, start: start, end: start) }
    let kind = scan()
    return Token(kind: kind, start: start, end: position)
  }

  private mutating func scan() -> Token.Kind {
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "="): return .equal
    case UInt8(ascii: "<"): return accept(UInt8(ascii: ">")) ? .notEqual : accept(UInt8(ascii: "=")) ? .lessOrEqual : .less
    case UInt8(ascii: ">"): return accept(UInt8(ascii: "=")) ? .greaterOrEqual : .greater
    case UInt8(ascii: "+"): return .plus
    case UInt8(ascii: "-"): return .minus
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "."): return .dot
    case UInt8(ascii: "("): return .open
    case UInt8(ascii: ")"): return .close
    case UInt8(ascii: "["): return .openBracket
    case UInt8(ascii: "]"): return .closeBracket
    case UInt8(ascii: "#"): return skipName() ? .namePlaceholder : .unknown
    case UInt8(ascii: ":"): return skipName() ? .valuePlaceholder : .unknown
    case UInt8(ascii: "0"): return .index
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return scanQuoted(byte)
    case let digit where Self.isDigit(digit):
      while position < bytes.count, Self.isDigit(bytes[position]) { position += 1 }
      return .index
    case let letter where Self.isLetter(letter):
      let start = position - 1
      skipName()
      return Self.keyword(bytes[start..<position]) ?? .name
    default:
      // The rest of a character of several bytes.
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
      return .unknown
    }
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  @discardableResult
  private mutating func skipName() -> Bool {
    let start = position
    while position < bytes.count, Self.isNameByte(bytes[position]) { position += 1 }
    return position > start
  }

  /// Quoted text is one token; a quote that isn't closed is a token of its own.
  private mutating func scanQuoted(_ quote: UInt8) -> Token.Kind {
    if let close = bytes[position...].firstIndex(of: quote) { position = close + 1 }
    return .unknown
  }

  private static func keyword(_ word: ArraySlice<UInt8>) -> Token.Kind? {
    guard word.count >= 2, word.count <= 7 else { return nil }
    // Letters are lowered by one bit; what else a name may hold matches no keyword.
    let packed = word.reduce(UInt64(0)) { $0 << 8 | UInt64($1 | 0x20) }
    return keywords[packed]
  }

  private static let keywords: [UInt64: Token.Kind] = {
    let words: [(StaticString, Token.Kind)] = [
      ("and", .and), ("or", .or), ("not", .not), ("between", .between), ("in", .in),
      ("set", .set), ("remove", .remove), ("add", .add), ("delete", .delete),
    ]
    return words.reduce(into: [:]) { table, word in
      table[word.0.description.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }] = word.1
    }
  }()
}
