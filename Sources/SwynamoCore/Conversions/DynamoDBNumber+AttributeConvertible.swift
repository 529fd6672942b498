extension DynamoDBNumber: ScalarAttribute {
  public typealias Kind = NumberKind

  public func encodeScalar(to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "\""))
    writer.write(digitsOf: self)
    writer.write(byte: UInt8(ascii: "\""))
  }

  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readNumber() }

  @inlinable
  public func attributeValue(faults: inout [LocatedFault]) -> AttributeValue { .number(self) }
}
