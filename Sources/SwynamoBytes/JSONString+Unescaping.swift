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
