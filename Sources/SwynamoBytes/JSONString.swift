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

extension JSONString {
  /// Why the bytes between two quotes are no text.
  package enum Fault: Error {
    case unfinishedEscape
    case unknownEscape
    case digits
    case loneSurrogate
    case invalidUTF8
  }

  /// The text of the bytes between two quotes.
  package static func unescape(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) -> String {
    var fault: Fault?
    // No escape is shorter than what it stands for.
    let unescaped = [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
      do throws(Fault) { count = try unescape(bytes, to: buffer) } catch { fault = error }
    }
    if let fault { throw fault }
    guard let text = String(validating: unescaped, as: UTF8.self) else { throw .invalidUTF8 }
    return text
  }

  private static func unescape(
    _ bytes: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableBufferPointer<UInt8>
  ) throws(Fault) -> Int {
    var (read, written) = (0, 0)
    while read < bytes.count {
      var byte = bytes[read]
      read += 1
      if byte == UInt8(ascii: "\\") {
        guard read < bytes.count else { throw .unfinishedEscape }
        byte = bytes[read]
        read += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): break
        case UInt8(ascii: "b"): byte = 0x08
        case UInt8(ascii: "f"): byte = 0x0C
        case UInt8(ascii: "n"): byte = 0x0A
        case UInt8(ascii: "r"): byte = 0x0D
        case UInt8(ascii: "t"): byte = 0x09
        case UInt8(ascii: "u"):
          for unit in UTF8.encode(try scalar(bytes, &read)) ?? UTF8.encodedReplacementCharacter {
            target[written] = unit
            written += 1
          }
          continue
        default: throw .unknownEscape
        }
      }
      target[written] = byte
      written += 1
    }
    return written
  }

  /// The four digits at the index, and those of a second escape where the first is half of a pair.
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) throws(Fault) -> UnicodeScalar {
    var scalar = try codeUnit(bytes, at: index)
    index += 4
    if scalar >= 0xD800, scalar < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let low = try codeUnit(bytes, at: index + 2)
      guard low >= 0xDC00, low < 0xE000 else { throw .loneSurrogate }
      scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
      index += 6
    }
    guard let character = UnicodeScalar(scalar) else { throw .loneSurrogate }
    return character
  }

  private static func codeUnit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) throws(Fault) -> UInt32 {
    guard index + 4 <= bytes.count else { throw .digits }
    var unit: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = Hexadecimal.value(of: byte) else { throw .digits }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}
