extension AttributeConvertible where Self: RawRepresentable, RawValue: ScalarAttribute {
  public typealias Kind = RawValue.Kind

  @inlinable
  public func encodeAttribute(to writer: inout AttributeWriter) { rawValue.encodeAttribute(to: &writer) }

  @inlinable
  public init(attributeFrom reader: inout AttributeReader) throws {
    let raw = try RawValue(attributeFrom: &reader)
    guard let value = Self(rawValue: raw) else {
      throw AttributeDecodingError(.invalidValue("\(raw)", type: "\(Self.self)"))
    }
    self = value
  }

  @inlinable
  public func attributeValue(faults: inout [LocatedFault]) -> AttributeValue { rawValue.attributeValue(faults: &faults) }
}

extension ScalarAttribute where Self: RawRepresentable, RawValue: ScalarAttribute, Kind == RawValue.Kind {
  @inlinable
  public func encodeAttribute(to writer: inout AttributeWriter) { rawValue.encodeAttribute(to: &writer) }

  @inlinable
  public func encodeScalar(to writer: inout AttributeWriter) { rawValue.encodeScalar(to: &writer) }

  @inlinable
  public init(attributeFrom reader: inout AttributeReader) throws {
    try reader.beginValue(Kind.scalarType)
    try self.init(scalarFrom: &reader)
    try reader.endValue()
  }

  @inlinable
  public init(scalarFrom reader: inout AttributeReader) throws {
    let raw = try RawValue(scalarFrom: &reader)
    guard let value = Self(rawValue: raw) else {
      throw AttributeDecodingError(.invalidValue("\(raw)", type: "\(Self.self)"))
    }
    self = value
  }

  @inlinable
  public func attributeValue(faults: inout [LocatedFault]) -> AttributeValue { rawValue.attributeValue(faults: &faults) }
}
