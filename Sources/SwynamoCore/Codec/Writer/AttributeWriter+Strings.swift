public import SwynamoBytes

extension AttributeWriter {
  /// Writes a JSON string with its quotes, escaping what JSON asks for.
  @inlinable
  public mutating func write(jsonString text: String) {
    var text = text
    text.withUTF8 { write(jsonString: $0) }
  }

  @inlinable
  package mutating func write(jsonString utf8: UnsafeBufferPointer<UInt8>) {
    let length = utf8.count
    reserve(length &+ 2)
    base[count] = UInt8(ascii: "\"")
    count &+= 1
    if let source = utf8.baseAddress {
      let clean = JSONString.unescapedLength(source, length: length, copyingTo: base + count)
      count &+= clean
      if _slowPath(clean < length) { writeEscaped(UnsafeBufferPointer(start: source + clean, count: length &- clean)) }
    }
    reserve(1)
    base[count] = UInt8(ascii: "\"")
    count &+= 1
  }

  @usableFromInline @inline(never)
  mutating func writeEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count * JSONString.longestEscape)
    count &+= JSONString.escape(bytes, to: base + count)
  }
}
