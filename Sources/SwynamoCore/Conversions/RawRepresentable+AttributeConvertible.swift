extension AttributeConvertible where Self: RawRepresentable, RawValue: ScalarAttribute {
  public typealias Kind = RawValue.Kind

  @inlinable
  public func encodeAttribute(to writer: inout AttributeWriter) { rawValue.encodeAttribute(to: &writer) }

  @inlinable
  public init(attributeFrom reader: inout AttributeReader) throws {
    self = try Self.read(RawValue(attributeFrom: &reader))
  }

  @inlinable
  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue {
    rawValue.attributeValue(faults: &faults)
  }

  @inlinable
  public func encodeElement(to writer: inout AttributeWriter) { rawValue.encodeScalar(to: &writer) }

  @inlinable
  public init(elementFrom reader: inout AttributeReader) throws {
    self = try Self.read(RawValue(scalarFrom: &reader))
  }
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
    self = try Self.read(RawValue(scalarFrom: &reader))
  }

  @inlinable
  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue {
    rawValue.attributeValue(faults: &faults)
  }

  @inlinable
  public func encodeElement(to writer: inout AttributeWriter) { rawValue.encodeScalar(to: &writer) }

  @inlinable
  public init(elementFrom reader: inout AttributeReader) throws { try self.init(scalarFrom: &reader) }
}

extension RawRepresentable where RawValue: ScalarAttribute {
  /// The value that a stored one stands for. Errors: `AttributeDecodingError`, also for a text of other bytes that the type takes
  /// for one of its own, as an enum does with the other Unicode form of a raw value: written again, it would be another text.
  @inlinable
  static func read(_ raw: RawValue) throws -> Self {
    if RawValue.self == String.self { try unsafeBitCast(raw, to: String.self).checkIsCheap(for: Self.self) }
    guard let value = Self(rawValue: raw) else {
      throw AttributeDecodingError(.invalidValue("\(raw)", type: "\(Self.self)"))
    }
    if RawValue.self == String.self {
      let (stored, own) = (unsafeBitCast(raw, to: String.self), unsafeBitCast(value.rawValue, to: String.self))
      if !stored.hasSameBytes(as: own), stored == own {
        throw AttributeDecodingError(.invalidValue("\(raw)", type: "\(Self.self)"))
      }
    }
    return value
  }
}

extension RawRepresentable where RawValue == String {
  /// The case whose raw value has these bytes. `init(rawValue:)` compares as Swift does: to it the sign for kelvin is a K.
  package init?(bytesOf text: String) {
    guard text.isCheapToHash, let found = Self(rawValue: text), found.rawValue.hasSameBytes(as: text) else { return nil }
    self = found
  }
}
