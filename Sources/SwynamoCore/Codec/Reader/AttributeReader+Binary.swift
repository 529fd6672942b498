extension AttributeReader {
  /// Reads a quoted base64 string.
  public mutating func readBase64() throws -> [UInt8] {
    let raw = try readRawString()
    guard !raw.hasEscapes else {
      var text = try unescape(raw.bytes)
      return try text.withUTF8 { try decodeBase64($0) }
    }
    return try decodeBase64(raw.bytes)
  }

  private func decodeBase64(_ text: UnsafeBufferPointer<UInt8>) throws -> [UInt8] {
    var length = text.count
    guard length % 4 == 0 else { throw malformed("base64 of a length that is no multiple of 4") }
    if length > 0, text[length - 1] == UInt8(ascii: "=") { length -= 1 }
    if length > 0, length < text.count, text[length - 1] == UInt8(ascii: "=") { length -= 1 }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length * 3 / 4)
    var bits: UInt32 = 0
    var pending = 0
    for index in 0..<length {
      let value = Self.sextetValue(text[index])
      guard value < 64 else { throw malformed("a character that is no base64") }
      bits = bits << 6 | UInt32(value)
      pending += 6
      if pending >= 8 {
        pending -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(pending)))
      }
    }
    return bytes
  }

  private static func sextetValue(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: 64
    }
  }
}
