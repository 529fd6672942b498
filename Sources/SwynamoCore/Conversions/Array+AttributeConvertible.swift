/// An array is a list; an array of bytes is a binary.
extension Array: AttributeConvertible where Element: AttributeConvertible {
  public typealias Kind = Element.ArrayKind

  @inlinable
  public func encodeAttribute(to writer: inout AttributeWriter) { Element.encodeArray(self, to: &writer) }

  @inlinable
  public init(attributeFrom reader: inout AttributeReader) throws { self = try Element.decodeArray(from: &reader) }
}

extension [UInt8]: ScalarAttribute {
  public func encodeScalar(to writer: inout AttributeWriter) {
    withUnsafeBytes { writer.write(base64: $0) }
  }

  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readBase64() }

  /// A list of the elements; an array of bytes is a binary.
  public func encodeAttribute(to writer: inout AttributeWriter) { UInt8.encodeArray(self, to: &writer) }
  /// Reads a list, or a binary as bytes. Errors: ``AttributeDecodingError`` with the element's place.
  public init(attributeFrom reader: inout AttributeReader) throws { self = try UInt8.decodeArray(from: &reader) }
}
