import SwynamoBytes

extension AttributeWriter {
  /// Writes bytes as a quoted base64 string.
  @usableFromInline
  package mutating func write(base64 bytes: UnsafeRawBufferPointer) {
    let length = Base64.textLength(bytes.count)
    reserve(length + 2)
    write(byte: UInt8(ascii: "\""))
    Base64.write(bytes, to: base + count)
    count &+= length
    write(byte: UInt8(ascii: "\""))
  }
}
