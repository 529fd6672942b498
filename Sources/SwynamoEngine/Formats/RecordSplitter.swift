import SwynamoCore

/// Cuts what comes in parts into records: lines of DynamoDB JSON, Ion values, rows of CSV.
///
///     var splitter = RecordSplitter(.dynamoDBJSON)
///     try splitter.add(Array("{}\n{".utf8))     // [{}]
///     splitter.end()                            // [{]
struct RecordSplitter {
  /// A record that is longer than any item can be.
  struct TooLongError: Error {}

  /// An item in the longest form that it can have: every byte of it an escape of six characters, and names of types between.
  private static let longest = 10 * Limits.itemBytes

  private let format: ItemFormat
  private var record: [UInt8] = []
  private var isQuoted = false
  private var ion = IonNesting()

  init(_ format: ItemFormat) { self.format = format }

  /// The records that end in these bytes, without the ends of their lines.
  mutating func add(_ bytes: [UInt8]) throws(TooLongError) -> [[UInt8]] {
    var records: [[UInt8]] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\n"), isOutside {
        records.append(record)
        record.removeAll(keepingCapacity: true)
        ion = IonNesting()
        continue
      }
      guard record.count < Self.longest else { throw TooLongError() }
      switch format {
      case .dynamoDBJSON: break
      case .csv: if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      case .ion: ion.follow(byte)
      }
      record.append(byte)
    }
    return records
  }

  /// What is left at the end of the file.
  mutating func end() -> [[UInt8]] {
    let last = record
    self = RecordSplitter(format)
    return last.isEmpty ? [] : [last]
  }

  private var isOutside: Bool {
    switch format {
    case .dynamoDBJSON: true
    case .csv: !isQuoted
    case .ion: ion.isOutside
    }
  }
}

/// Whether a text of Ion is between two values.
private struct IonNesting {
  private enum State {
    case plain
    /// After one quote: a symbol, or the first of three that begin a long text.
    case quote
    case twoQuotes
    case symbol
    case string
    /// With the number of quotes that end it.
    case long(Int)
    case blob
    case lineComment
    case blockComment
  }

  private var state = State.plain
  private var depth = 0
  private var last: UInt8 = 0
  private var isEscaped = false

  var isOutside: Bool {
    switch state {
    case .plain, .lineComment, .twoQuotes: depth == 0
    case .quote, .symbol, .string, .long, .blob, .blockComment: false
    }
  }

  mutating func follow(_ byte: UInt8) {
    if isEscaped { return isEscaped = false }
    defer { last = byte }
    switch (state, byte) {
    case (.twoQuotes, UInt8(ascii: "'")): state = .long(0)
    case (.plain, _), (.twoQuotes, _):
      state = .plain
      begin(byte)
    case (.quote, UInt8(ascii: "'")): state = .twoQuotes
    case (.symbol, UInt8(ascii: "'")), (.string, UInt8(ascii: "\"")): state = .plain
    case (.quote, UInt8(ascii: "\\")), (.symbol, UInt8(ascii: "\\")), (.string, UInt8(ascii: "\\")), (.long, UInt8(ascii: "\\")):
      isEscaped = true
      if case .quote = state { state = .symbol }
    case (.quote, _): state = .symbol
    case (.long(let quotes), _):
      let count = byte == UInt8(ascii: "'") ? quotes + 1 : 0
      state = count == 3 ? .plain : .long(count)
    case (.blob, UInt8(ascii: "}")) where last == byte:
      state = .plain
      depth = max(0, depth - 1)
    case (.lineComment, UInt8(ascii: "\n")): state = .plain
    case (.blockComment, UInt8(ascii: "/")) where last == UInt8(ascii: "*"): state = .plain
    case (.symbol, _), (.string, _), (.blob, _), (.lineComment, _), (.blockComment, _): break
    }
  }

  private mutating func begin(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "{") where last == byte: state = .blob
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"): depth = max(0, depth - 1)
    case UInt8(ascii: "\""): state = .string
    case UInt8(ascii: "'"): state = .quote
    case UInt8(ascii: "/") where last == byte: state = .lineComment
    case UInt8(ascii: "*") where last == UInt8(ascii: "/"): state = .blockComment
    default: break
    }
  }
}
