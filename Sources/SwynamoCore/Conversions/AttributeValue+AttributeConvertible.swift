extension AttributeValue: AttributeConvertible {
  public typealias Kind = AnyKind

  public func encodeAttribute(to writer: inout AttributeWriter) { writer.write(self) }
  public init(attributeFrom reader: inout AttributeReader) throws { self = try reader.readValue() }

  public func attributeValue(faults: inout [LocatedFault]) -> AttributeValue {
    var writer = AttributeWriter()
    writer.write(self)
    faults += writer.faults
    return self
  }
}
