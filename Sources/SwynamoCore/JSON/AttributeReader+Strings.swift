public import SwynamoBytes

/// The bytes between the quotes of a JSON string.
@frozen
@usableFromInline
package struct RawString {
  @usableFromInline package let bytes: UnsafeBufferPointer<UInt8>
  @usableFromInline package let hasEscapes: Bool
  /// Whether the bytes are known to be ASCII.
  @usableFromInline package let isASCII: Bool

  @inlinable
  init(bytes: UnsafeBufferPointer<UInt8>, hasEscapes: Bool, isASCII: Bool) {
    self.bytes = bytes
    self.hasEscapes = hasEscapes
    self.isASCII = isASCII
  }
}

extension AttributeReader {
  @inlinable
  package mutating func readString() throws -> String {
    let raw = try readRawString()
    if _slowPath(raw.hasEscapes) { return try unescape(raw.bytes) }
    // Validating is generic code in the standard library, several times as slow as this.
    if _fastPath(raw.isASCII) { return String(decoding: raw.bytes, as: UTF8.self) }
    guard let text = String(validating: raw.bytes, as: UTF8.self) else { throw malformed("invalid UTF-8") }
    return text
  }

  /// Reads a JSON string as it stands, without its quotes.
  @inlinable
  package mutating func readRawString() throws -> RawString {
    try expect(UInt8(ascii: "\""))
    let begin = cursor
    var hasEscapes = false
    var seen: UInt64 = 0
    while true {
      while remaining >= 8 {
        let word = UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self)
        seen |= word
        let hits = JSONString.quotesAndBackslashes(UInt64(littleEndian: word))
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

  @usableFromInline @inline(never)
  func unescape(_ bytes: UnsafeBufferPointer<UInt8>) throws -> String {
    do throws(JSONString.Fault) { return try JSONString.unescape(bytes) } catch {
      switch error {
      case .unfinishedEscape: throw malformed("an escape has no end")
      case .unknownEscape: throw malformed("an unknown escape")
      case .digits: throw malformed("an escape has no four digits")
      case .loneSurrogate: throw malformed("a surrogate has no partner")
      case .invalidUTF8: throw malformed("invalid UTF-8")
      }
    }
  }
}
