extension ScalarAttribute where Self: FixedWidthInteger, Kind == NumberKind {
  @inlinable
  public func encodeScalar(to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "\""))
    writer.write(digitsOf: self)
    writer.write(byte: UInt8(ascii: "\""))
  }

  @inlinable
  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readInteger(Self.self) }

  @inlinable
  public func attributeValue(faults: inout [LocatedFault]) -> AttributeValue {
    if let number = DynamoDBNumber(exactly: self) { return .number(number) }
    faults.append(LocatedFault(path: "", fault: .number(.tooManyDigits, String(self))))
    return .null
  }
}

extension Int: ScalarAttribute { public typealias Kind = NumberKind }
extension Int8: ScalarAttribute { public typealias Kind = NumberKind }
extension Int16: ScalarAttribute { public typealias Kind = NumberKind }
extension Int32: ScalarAttribute { public typealias Kind = NumberKind }
extension Int64: ScalarAttribute { public typealias Kind = NumberKind }
extension UInt: ScalarAttribute { public typealias Kind = NumberKind }
extension UInt16: ScalarAttribute { public typealias Kind = NumberKind }
extension UInt32: ScalarAttribute { public typealias Kind = NumberKind }
extension UInt64: ScalarAttribute { public typealias Kind = NumberKind }

extension UInt8: ScalarAttribute {
  public typealias Kind = NumberKind
  /// An array of bytes is a binary.
  public typealias ArrayKind = BinaryKind

  public static func encodeArray(_ elements: [UInt8], to writer: inout AttributeWriter) {
    writer.write(literal: BinaryKind.opening)
    elements.withUnsafeBytes { writer.write(base64: $0) }
    writer.write(byte: UInt8(ascii: "}"))
  }

  public static func decodeArray(from reader: inout AttributeReader) throws -> [UInt8] {
    try reader.beginValue(.binary)
    let bytes = try reader.readBase64()
    try reader.endValue()
    return bytes
  }
}
