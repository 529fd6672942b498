/// The text between the quotes of a JSON string, with what JSON wants escaped.
///
///     JSONString.quoted("a \"b\"")     // "a \"b\""
///
/// Source: RFC 8259, section 7. Control characters are escaped as most libraries do: `\b`, `\t`, `\n`, `\f`, `\r`, `\u001f`.
@usableFromInline
package enum JSONString {
  /// The number of bytes before the first that needs an escape; they are copied where there is a target.
  @inlinable @inline(__always)
  package static func unescapedLength(
    _ source: UnsafePointer<UInt8>, length: Int, copyingTo target: UnsafeMutablePointer<UInt8>? = nil
  ) -> Int {
    var index = 0
    while index &+ 8 <= length {
      let word = UnsafeRawPointer(source + index).loadUnaligned(as: UInt64.self)
      if _slowPath(needsEscape(word)) { break }
      if let target { UnsafeMutableRawPointer(target + index).storeBytes(of: word, as: UInt64.self) }
      index &+= 8
    }
    while index < length {
      let byte = source[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return index }
      if let target { target[index] = byte }
      index &+= 1
    }
    return index
  }

  /// Whether one of eight bytes is a control character, a quote or a backslash.
  @inlinable @inline(__always)
  package static func needsEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let control = (word &- (ones &* 0x20)) & ~word
    return (quotesAndBackslashes(word) | control) & 0x8080_8080_8080_8080 != 0
  }

  /// The high bit of each byte that is a quote or a backslash; exact for the lowest such byte.
  @inlinable @inline(__always)
  package static func quotesAndBackslashes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let slash = word ^ (ones &* 0x5C)
    return (((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)) & 0x8080_8080_8080_8080
  }

  /// The most bytes that one byte is escaped to: `\u001f`.
  @inlinable package static var longestEscape: Int { 6 }

  /// Writes the bytes with their escapes, and returns how many it wrote.
  @usableFromInline
  package static func escape(_ bytes: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) -> Int {
    guard let source = bytes.baseAddress else { return 0 }
    var (read, written) = (0, 0)
    while true {
      let clean = unescapedLength(source + read, length: bytes.count &- read, copyingTo: target + written)
      read &+= clean
      written &+= clean
      guard read < bytes.count else { return written }
      target[written] = UInt8(ascii: "\\")
      written &+= 1 + escape(source[read], after: target + written + 1)
      read &+= 1
    }
  }

  /// Writes what stands behind the backslash, and returns how many bytes that are.
  @inline(__always)
  private static func escape(_ byte: UInt8, after target: UnsafeMutablePointer<UInt8>) -> Int {
    switch byte {
    case 0x08: target[0] = UInt8(ascii: "b")
    case 0x09: target[0] = UInt8(ascii: "t")
    case 0x0A: target[0] = UInt8(ascii: "n")
    case 0x0C: target[0] = UInt8(ascii: "f")
    case 0x0D: target[0] = UInt8(ascii: "r")
    case 0..<0x20:
      target[0] = UInt8(ascii: "u")
      target[1] = UInt8(ascii: "0")
      target[2] = UInt8(ascii: "0")
      Hexadecimal.write(byte, to: target + 3)
      return 5
    default: target[0] = byte
    }
    return 1
  }

  /// Appends the text as a JSON string, with its quotes.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      guard let start = utf8.baseAddress else { return }
      let clean = unescapedLength(start, length: utf8.count)
      bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: clean))
      guard clean < utf8.count else { return }
      let rest = UnsafeBufferPointer(start: start + clean, count: utf8.count - clean)
      bytes += [UInt8](unsafeUninitializedCapacity: rest.count * longestEscape) { buffer, count in
        count = buffer.baseAddress.map { escape(rest, to: $0) } ?? 0
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The text as a JSON string, with its quotes.
  package static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
