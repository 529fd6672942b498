/// The bytes between the quotes of a JSON string.
@frozen
public struct RawString {
  public let bytes: UnsafeBufferPointer<UInt8>
  public let hasEscapes: Bool
  /// Whether the bytes are known to be ASCII.
  public let isASCII: Bool

  @inlinable
  init(bytes: UnsafeBufferPointer<UInt8>, hasEscapes: Bool, isASCII: Bool) {
    self.bytes = bytes
    self.hasEscapes = hasEscapes
    self.isASCII = isASCII
  }
}

extension AttributeReader {
  @inlinable
  public mutating func readString() throws -> String {
    let raw = try readRawString()
    if _slowPath(raw.hasEscapes) { return try unescape(raw.bytes) }
    // Validating is generic code in the standard library, several times as slow as this.
    if _fastPath(raw.isASCII) { return String(decoding: raw.bytes, as: UTF8.self) }
    guard let text = String(validating: raw.bytes, as: UTF8.self) else { throw malformed("invalid UTF-8") }
    return text
  }

  /// Reads a JSON string as it stands, without its quotes.
  @inlinable
  public mutating func readRawString() throws -> RawString {
    try expect(UInt8(ascii: "\""))
    let begin = cursor
    var hasEscapes = false
    var seen: UInt64 = 0
    while true {
      while remaining >= 8 {
        let word = UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self)
        seen |= word
        let hits = Self.quotesAndBackslashes(UInt64(littleEndian: word))
        if hits != 0 {
          cursor += hits.trailingZeroBitCount >> 3
          break
        }
        cursor += 8
      }
      while cursor < end, cursor.pointee != UInt8(ascii: "\""), cursor.pointee != UInt8(ascii: "\\") {
        seen |= UInt64(cursor.pointee)
        cursor += 1
      }
      guard cursor < end else { throw malformed("a string has no end") }
      if cursor.pointee == UInt8(ascii: "\"") { break }
      hasEscapes = true
      guard remaining >= 2 else { throw malformed("a string has no end") }
      cursor += 2
    }
    let bytes = UnsafeBufferPointer(start: begin, count: cursor - begin)
    cursor += 1
    return RawString(bytes: bytes, hasEscapes: hasEscapes, isASCII: seen & 0x8080_8080_8080_8080 == 0)
  }

  /// The high bit of each byte that is a quote or a backslash; exact for the lowest such byte.
  @inlinable @inline(__always)
  static func quotesAndBackslashes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let slash = word ^ (ones &* 0x5C)
    return (((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)) & 0x8080_8080_8080_8080
  }

  @usableFromInline @inline(never)
  func unescape(_ bytes: UnsafeBufferPointer<UInt8>) throws -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] != UInt8(ascii: "\\") {
        let plain = bytes[index...].firstIndex(of: UInt8(ascii: "\\")) ?? bytes.endIndex
        result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<plain]))
        index = plain
        continue
      }
      guard index + 1 < bytes.count else { throw malformed("an escape has no end") }
      index += 2
      switch bytes[index - 1] {
      case UInt8(ascii: "\""): result.append(UInt8(ascii: "\""))
      case UInt8(ascii: "\\"): result.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "/"): result.append(UInt8(ascii: "/"))
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        var scalar = try hexadecimal(bytes, at: index)
        index += 4
        if scalar >= 0xD800, scalar < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
          bytes[index + 1] == UInt8(ascii: "u")
        {
          let low = try hexadecimal(bytes, at: index + 2)
          guard low >= 0xDC00, low < 0xE000 else { throw malformed("a surrogate has no partner") }
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
          index += 6
        }
        guard let character = UnicodeScalar(scalar) else { throw malformed("a surrogate has no partner") }
        result.append(contentsOf: String(Character(character)).utf8)
      default: throw malformed("an unknown escape")
      }
    }
    guard let text = String(validating: result, as: UTF8.self) else { throw malformed("invalid UTF-8") }
    return text
  }

  private func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) throws -> UInt32 {
    guard index + 4 <= bytes.count,
      bytes[index..<index + 4].allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw malformed("an escape has no four digits") }
    return value
  }
}
