extension AttributeWriter {
  /// Writes a JSON string with its quotes, escaping what JSON asks for.
  @inlinable
  public mutating func write(jsonString text: String) {
    var text = text
    text.withUTF8 { write(jsonString: $0) }
  }

  @inlinable
  public mutating func write(jsonString utf8: UnsafeBufferPointer<UInt8>) {
    let length = utf8.count
    reserve(length &+ 2)
    base[count] = UInt8(ascii: "\"")
    count &+= 1
    if let source = utf8.baseAddress {
      let clean = Self.copyUnescaped(from: source, to: base + count, length: length)
      count &+= clean
      if _slowPath(clean < length) { writeEscaped(UnsafeBufferPointer(start: source + clean, count: length &- clean)) }
    }
    reserve(1)
    base[count] = UInt8(ascii: "\"")
    count &+= 1
  }

  /// Copies up to the first byte that needs an escape and returns how many bytes that were.
  @inlinable @inline(__always)
  static func copyUnescaped(from source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, length: Int) -> Int {
    var index = 0
    while index &+ 8 <= length {
      let word = UnsafeRawPointer(source + index).loadUnaligned(as: UInt64.self)
      if _slowPath(wordNeedsEscape(word)) { break }
      UnsafeMutableRawPointer(target + index).storeBytes(of: word, as: UInt64.self)
      index &+= 8
    }
    while index < length {
      let byte = source[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return index }
      target[index] = byte
      index &+= 1
    }
    return index
  }

  /// Whether one of eight bytes is a control character, a quote or a backslash.
  @inlinable @inline(__always)
  static func wordNeedsEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ (ones &* 0x22)
    let slash = word ^ (ones &* 0x5C)
    let control = (word &- (ones &* 0x20)) & ~word
    let hit = ((quote &- ones) & ~quote) | ((slash &- ones) & ~slash) | control
    return hit & high != 0
  }

  @usableFromInline @inline(never)
  mutating func writeEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count * 6)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): write(literal: #"\""#)
      case UInt8(ascii: "\\"): write(literal: #"\\"#)
      case 0x08: write(literal: #"\b"#)
      case 0x09: write(literal: #"\t"#)
      case 0x0A: write(literal: #"\n"#)
      case 0x0C: write(literal: #"\f"#)
      case 0x0D: write(literal: #"\r"#)
      case 0..<0x20:
        write(literal: #"\u00"#)
        write(byte: Self.hexadecimalDigit(byte >> 4))
        write(byte: Self.hexadecimalDigit(byte & 15))
      default: write(byte: byte)
      }
    }
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
