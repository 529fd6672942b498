/// A type stored as a string, number or binary: it can be a key, be ordered, and be an element of a set.
public protocol ScalarAttribute: AttributeConvertible, Hashable where Kind: ScalarKind {
  /// Appends the quoted text, without the type.
  func encodeScalar(to writer: inout AttributeWriter)
  /// Reads the quoted text.
  init(scalarFrom reader: inout AttributeReader) throws
}

extension ScalarAttribute {
  @inlinable
  public func encodeAttribute(to writer: inout AttributeWriter) {
    writer.write(literal: Kind.opening)
    encodeScalar(to: &writer)
    writer.write(byte: UInt8(ascii: "}"))
  }

  @inlinable
  public init(attributeFrom reader: inout AttributeReader) throws {
    try reader.beginValue(Kind.scalarType)
    try self.init(scalarFrom: &reader)
    try reader.endValue()
  }

  @inlinable
  public func encodeElement(to writer: inout AttributeWriter) { encodeScalar(to: &writer) }

  @inlinable
  public init(elementFrom reader: inout AttributeReader) throws { try self.init(scalarFrom: &reader) }
}
