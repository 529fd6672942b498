extension Bool: AttributeConvertible {
  public typealias Kind = BoolKind

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
  public func attributeValue(faults: inout [LocatedFault]) -> AttributeValue { .bool(self) }
}
