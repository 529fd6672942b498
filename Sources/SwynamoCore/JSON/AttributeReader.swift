/// Reads attribute values from the bytes of an answer, without a tree in between.
///
///     let name = try AttributeReader.read(#"{"S":"Samuel"}"#) { try String(attributeFrom: &$0) }   // "Samuel"
///
/// Errors: `AttributeDecodingError`.
@frozen
public struct AttributeReader: ~Copyable {
  @usableFromInline var cursor: UnsafePointer<UInt8>
  @usableFromInline let end: UnsafePointer<UInt8>
  @usableFromInline let start: UnsafePointer<UInt8>
  @usableFromInline var depth: Int

  /// The bytes must stay in place while the reader is used.
  @inlinable
  package init(_ bytes: UnsafeRawBufferPointer) {
    let base = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
    cursor = base.assumingMemoryBound(to: UInt8.self)
    start = cursor
    end = cursor + bytes.count
    depth = 0
  }

  /// Reads a JSON text, which stays in place while the closure has the reader.
  @inlinable
  public static func read<Value>(_ bytes: [UInt8], _ body: (inout AttributeReader) throws -> Value) rethrows -> Value {
    try bytes.withUnsafeBytes { buffer in
      var reader = AttributeReader(buffer)
      return try body(&reader)
    }
  }

  /// Reads a JSON text, which stays in place while the closure has the reader.
  public static func read<Value>(_ text: String, _ body: (inout AttributeReader) throws -> Value) rethrows -> Value {
    try read(Array(text.utf8), body)
  }

  /// Reads a value as if it had been stored.
  package static func read<Value>(
    _ value: AttributeValue, _ body: (inout AttributeReader) throws -> Value
  ) rethrows -> Value {
    var writer = AttributeWriter(capacity: 128)
    writer.write(value)
    return try read(writer.bytes, body)
  }

  /// The offset of the next byte.
  @usableFromInline package var position: Int { cursor - start }
  @inlinable @inline(__always) var remaining: Int { end - cursor }
  /// Goes back to an offset that it stood at.
  package mutating func rewind(to position: Int) { cursor = start + position }
  @inlinable package var isAtEnd: Bool { remaining == 0 }

  @inlinable @inline(__always)
  package mutating func skipSpace() {
    while cursor < end, cursor.pointee <= 0x20 { cursor += 1 }
  }

  /// The next byte that is not white space, left unread.
  @inlinable @inline(__always)
  package mutating func peek() throws -> UInt8 {
    if _fastPath(cursor < end), _fastPath(cursor.pointee > 0x20) { return cursor.pointee }
    skipSpace()
    guard cursor < end else { throw malformed("unexpected end") }
    return cursor.pointee
  }

  @inlinable @inline(__always)
  package mutating func expect(_ byte: UInt8) throws {
    guard try peek() == byte else { throw malformed("expected '\(Character(UnicodeScalar(byte)))'") }
    cursor += 1
  }

  /// Takes the byte when it comes next.
  @inlinable @inline(__always)
  package mutating func take(_ byte: UInt8) throws -> Bool {
    guard try peek() == byte else { return false }
    cursor += 1
    return true
  }

  @usableFromInline @inline(never)
  func malformed(_ reason: String) -> AttributeDecodingError {
    AttributeDecodingError(.malformed(reason, offset: position))
  }
}

extension AttributeReader {
  /// Reads the members of an object, one call each; the body must read the member's value.
  @inlinable
  public mutating func readObject(_ member: (inout AttributeReader, _ name: UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    try expect(UInt8(ascii: "{"))
    if try take(UInt8(ascii: "}")) { return }
    repeat {
      let raw = try readRawString()
      try expect(UInt8(ascii: ":"))
      if _fastPath(!raw.hasEscapes) {
        try member(&self, raw.bytes)
      } else {
        var name = try unescape(raw.bytes)
        try name.withUTF8 { try member(&self, $0) }
      }
    } while try take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
  }

  /// Reads the elements of an array, one call each.
  @inlinable
  public mutating func readArray(_ element: (inout AttributeReader, _ index: Int) throws -> Void) throws {
    try expect(UInt8(ascii: "["))
    if try take(UInt8(ascii: "]")) { return }
    var index = 0
    repeat {
      try element(&self, index)
      index += 1
    } while try take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
  }

  /// Passes over any JSON value and returns its bytes.
  @discardableResult
  public mutating func skipValue() throws -> UnsafeRawBufferPointer {
    let first = try peek()
    let begin = cursor
    switch first {
    case UInt8(ascii: "\""):
      _ = try readRawString()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      var level = 0
      repeat {
        switch try peek() {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          level += 1
          cursor += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          level -= 1
          cursor += 1
        case UInt8(ascii: "\""):
          _ = try readRawString()
        default:
          cursor += 1
        }
      } while level > 0
    default:
      while cursor < end {
        let byte = cursor.pointee
        if byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { break }
        cursor += 1
      }
      guard cursor > begin else { throw malformed("expected a value") }
    }
    return UnsafeRawBufferPointer(start: begin, count: cursor - begin)
  }

  /// The bytes of the JSON value that comes next, left unread.
  @usableFromInline
  package mutating func peekValue() throws -> UnsafeRawBufferPointer {
    _ = try peek()
    let mark = cursor
    defer { cursor = mark }
    return try skipValue()
  }

  @inlinable
  package mutating func readBool() throws -> Bool {
    _ = try peek()
    if matches("true") { return true }
    if matches("false") { return false }
    throw malformed("expected true or false")
  }

  /// Takes the text when it comes next, to the letter.
  @inlinable @inline(__always)
  mutating func matches(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard remaining >= length else { return false }
    let expected = text.utf8Start
    for index in 0..<length where cursor[index] != expected[index] { return false }
    cursor += length
    return true
  }

  /// Reads `null` when it comes next.
  @usableFromInline
  package mutating func takeNull() throws -> Bool {
    _ = try peek()
    return matches("null")
  }

  /// Reads a JSON integer.
  @usableFromInline
  package mutating func readInteger() throws -> Int {
    let text = try skipValue()
    guard let value = Int(String(decoding: text, as: UTF8.self)) else { throw malformed("expected an integer") }
    return value
  }

  /// Reads any JSON number.
  @usableFromInline
  package mutating func readJSONNumber() throws -> Double {
    let text = try skipValue()
    guard let value = Double(String(decoding: text, as: UTF8.self)) else { throw malformed("expected a number") }
    return value
  }
}

extension AttributeReader {
  /// Reads an object that is all there is, one call for each member; the body must read the member's value.
  ///
  ///     try AttributeReader.readDocument(body) { reader, name in try reader.skipValue() }
  @inlinable
  package static func readDocument(
    _ bytes: [UInt8], _ member: (inout AttributeReader, _ name: UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    try read(bytes) { reader in
      try reader.readObject(member)
      reader.skipSpace()
      guard reader.isAtEnd else { throw reader.malformed("expected the end") }
    }
  }

  /// An answer that has every byte in its place and yet is not what was asked for.
  @usableFromInline
  package static func wrongShape(_ reason: String) -> AttributeDecodingError {
    AttributeDecodingError(.malformed(reason, offset: 0))
  }
}
