import SwynamoSchema

/// What a statement's text shows without being parsed: its first word, and where its interpolated parts stand.
///
/// Source: PartiQL Specification, "Lexical structure".
struct StatementScan {
  /// In upper case: "SELECT".
  private(set) var firstWord = ""
  /// Whether it has a condition.
  private(set) var hasCondition = false
  /// Whether a table's name stands in the text, where nobody can replace it.
  private(set) var namesTableInText = false
  private(set) var faults: [StatementError.Fault] = []

  private enum State {
    case plain
    case word
    case quotes(UInt8)
    case lineComment
    case blockComment
  }

  private var state = State.plain
  private var word: [UInt8] = []
  private var last: UInt8 = 0
  /// Whether the next thing is a table.
  private var awaitsTable = false
  private var interpolations = 0

  init(_ text: StatementText) {
    for part in text.parts {
      if case .text(let written) = part {
        for byte in written.utf8 { read(byte) }
        endWord()
      } else {
        readInterpolation(isTable: { if case .table = part { true } else { false } }())
      }
    }
    endWord()
  }

  private mutating func readInterpolation(isTable: Bool) {
    interpolations += 1
    last = 0
    switch state {
    case .plain, .word:
      if awaitsTable, !isTable { namesTableInText = true }
      awaitsTable = false
    case .quotes:
      faults.append(
        .invalidParameter("interpolation \(interpolations) stands within quotes, where it is but text: leave out the quotes"))
    case .lineComment, .blockComment:
      faults.append(.invalidParameter("interpolation \(interpolations) stands within a comment, where it is but text"))
    }
  }

  private mutating func read(_ byte: UInt8) {
    defer { last = byte }
    switch state {
    case .plain, .word: readPlain(byte)
    case .quotes(let quote): if byte == quote { state = .plain }
    case .lineComment: if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { state = .plain }
    case .blockComment: if byte == UInt8(ascii: "/"), last == UInt8(ascii: "*") { state = .plain }
    }
  }

  private mutating func readPlain(_ byte: UInt8) {
    if Self.isOfWord(byte) {
      state = .word
      word.append(byte)
      return
    }
    endWord()
    switch byte {
    case UInt8(ascii: "-") where last == byte: state = .lineComment
    case UInt8(ascii: "*") where last == UInt8(ascii: "/"):
      state = .blockComment
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      foundInText()
      state = .quotes(byte)
    case UInt8(ascii: "?"):
      faults.append(.invalidParameter("the text has a ? of its own: interpolate the value, \\(value)"))
    default: break
    }
  }

  private mutating func endWord() {
    guard case .word = state else { return }
    state = .plain
    defer { word = [] }
    foundInText()
    let text = String(decoding: word, as: UTF8.self).uppercased()
    if firstWord.isEmpty {
      firstWord = text
      awaitsTable = text == "UPDATE"
    }
    if text == "FROM" || text == "INTO" { awaitsTable = true }
    if text == "WHERE" { hasCondition = true }
  }

  private mutating func foundInText() {
    if awaitsTable { namesTableInText = true }
    awaitsTable = false
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }
}
