extension AttributeConvertible {
  // What a conformance of a user's own has: the text out of the value that it writes, and a value around the text for it to read.

  public func encodeElement(to writer: inout AttributeWriter) {
    var scratch = AttributeWriter(capacity: 64)
    encodeAttribute(to: &scratch)
    writer.faults += scratch.faults
    do {
      try AttributeReader.read(scratch.bytes) { reader in
        let type = try reader.beginValue()
        guard type == Kind.type else { throw AttributeDecodingError(.typeMismatch(expected: [], found: type)) }
        writer.write(raw: try reader.skipValue())
      }
    } catch {
      // What can't be stored may be written as anything, and is reported already.
      if scratch.faults.isEmpty {
        writer.report(.encodingFailed("\(Self.self) encodes \(scratch.text), which is no \(Kind.type?.rawValue ?? "value")"))
      }
      writer.write(literal: "\"\"")
    }
  }

  public init(elementFrom reader: inout AttributeReader) throws {
    var value = AttributeWriter(capacity: 64)
    value.write(byte: UInt8(ascii: "{"))
    value.write(jsonString: Kind.type?.rawValue ?? "")
    value.write(byte: UInt8(ascii: ":"))
    value.write(raw: try reader.skipValue())
    value.write(byte: UInt8(ascii: "}"))
    self = try AttributeReader.read(value.bytes) { try Self(attributeFrom: &$0) }
  }
}
