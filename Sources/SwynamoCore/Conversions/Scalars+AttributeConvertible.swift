extension String: ScalarAttribute {
  public typealias Kind = AttributeKinds.String

  @inlinable
  public func encodeScalar(to writer: inout AttributeWriter) { writer.write(jsonString: self) }

  @inlinable
  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readString() }

  @inlinable
  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue { .string(self) }
}

extension Bool: AttributeConvertible {
  public typealias Kind = AttributeKinds.Bool

  @inlinable
  public func encodeAttribute(to writer: inout AttributeWriter) {
    writer.write(literal: self ? #"{"BOOL":true}"# : #"{"BOOL":false}"#)
  }

  @inlinable
  public init(attributeFrom reader: inout AttributeReader) throws {
    try reader.beginValue(.bool)
    self = try reader.readBool()
    try reader.endValue()
  }

  @inlinable
  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue { .bool(self) }
}

extension AttributeValue: AttributeConvertible {
  public typealias Kind = AnyKind

  public func encodeAttribute(to writer: inout AttributeWriter) { writer.write(self) }
  public init(attributeFrom reader: inout AttributeReader) throws { self = try reader.readValue() }

  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue {
    var writer = AttributeWriter()
    writer.write(self)
    faults += writer.faults
    return self
  }
}
