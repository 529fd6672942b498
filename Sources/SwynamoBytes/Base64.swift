/// Base64 with padding.
///
///     Base64.text([0x66, 0x6F])        // "Zm8="
///
/// Source: RFC 4648, section 4.
package enum Base64 {
  private static let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

  /// The length of the text of so many bytes.
  package static func textLength(_ byteCount: Int) -> Int { (byteCount + 2) / 3 * 4 }

  /// Writes the text, ``textLength(_:)`` bytes long.
  package static func write(_ bytes: UnsafeRawBufferPointer, to target: UnsafeMutablePointer<UInt8>) {
    var output = target
    var index = 0
    while index &+ 2 < bytes.count {
      write(UInt32(bytes[index]) << 16 | UInt32(bytes[index &+ 1]) << 8 | UInt32(bytes[index &+ 2]), to: output)
      output += 4
      index &+= 3
    }
    let left = bytes.count &- index
    guard left > 0 else { return }
    write(UInt32(bytes[index]) << 16 | (left == 2 ? UInt32(bytes[index &+ 1]) << 8 : 0), to: output)
    if left == 1 { output[2] = UInt8(ascii: "=") }
    output[3] = UInt8(ascii: "=")
  }

  @inline(__always)
  private static func write(_ triple: UInt32, to output: UnsafeMutablePointer<UInt8>) {
    let digits = alphabet.utf8Start
    output[0] = digits[Int(triple >> 18)]
    output[1] = digits[Int(triple >> 12 & 63)]
    output[2] = digits[Int(triple >> 6 & 63)]
    output[3] = digits[Int(triple & 63)]
  }

  package static func text(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: textLength(bytes.count)) { text in
      if let target = text.baseAddress { bytes.withUnsafeBytes { write($0, to: target) } }
      return textLength(bytes.count)
    }
  }
}

extension Base64 {
  /// Why a text is no base64.
  package enum Fault: Error {
    /// Its length is no multiple of 4.
    case length(Int)
    /// It has a character of another alphabet.
    case character
    /// Its padding stands too early, or its last character has bits that belong to no byte.
    case lastCharacter
  }

  /// The bytes of a text. A last character whose spare bits are set is a fault, unless they are ignored.
  package static func bytes(
    _ text: UnsafeBufferPointer<UInt8>, ignoringSpareBits: Bool = false
  ) throws(Fault) -> [UInt8] {
    guard text.count % 4 == 0 else { throw .length(text.count) }
    var length = text.count
    while length > 0, length > text.count - 2, text[length - 1] == UInt8(ascii: "=") { length -= 1 }
    var fault: Fault?
    let bytes = [UInt8](unsafeUninitializedCapacity: length * 3 / 4) { buffer, count in
      // Groups of four that are in order; the rest is looked at one by one.
      var start = 0
      while start &+ 4 <= length {
        let first = sextet(text[start]), second = sextet(text[start &+ 1])
        let third = sextet(text[start &+ 2]), fourth = sextet(text[start &+ 3])
        guard first | second | third | fourth < 64 else { break }
        buffer[count] = first << 2 | second >> 4
        buffer[count &+ 1] = second << 4 | third >> 2
        buffer[count &+ 2] = third << 6 | fourth
        count &+= 3
        start &+= 4
      }
      var bits: UInt32 = 0
      var pending = 0
      for index in start..<length {
        let value = sextet(text[index])
        guard value < 64 else { return fault = text[index] == UInt8(ascii: "=") ? .lastCharacter : .character }
        bits = bits << 6 | UInt32(value)
        pending += 6
        if pending >= 8 {
          pending -= 8
          buffer[count] = UInt8(truncatingIfNeeded: bits >> UInt32(pending))
          count += 1
        }
      }
      if !ignoringSpareBits, bits & (1 << UInt32(pending) - 1) != 0 { fault = .lastCharacter }
    }
    if let fault { throw fault }
    return bytes
  }

  package static func bytes(_ text: String) throws(Fault) -> [UInt8] {
    var text = text
    let result: Result<[UInt8], Fault> = text.withUTF8 { utf8 in
      do throws(Fault) { return .success(try bytes(utf8)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  @inline(__always)
  private static func sextet(_ byte: UInt8) -> UInt8 {
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
