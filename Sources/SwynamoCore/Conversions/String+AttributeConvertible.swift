extension String: ScalarAttribute {
  public typealias Kind = StringKind

  @inlinable
  public func encodeScalar(to writer: inout AttributeWriter) { writer.write(jsonString: self) }

  @inlinable
  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readString() }

  @inlinable
  public func attributeValue(faults: inout [LocatedFault]) -> AttributeValue { .string(self) }
}
