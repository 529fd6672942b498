/// Values of up to 38 significant digits; others are faults.
@available(macOS 15, iOS 18, *)
extension Int128: ScalarAttribute {
  public typealias Kind = NumberKind

  public func encodeScalar(to writer: inout AttributeWriter) {
    if DynamoDBNumber(exactly: self) == nil { writer.report(.number(.tooManyDigits, String(self))) }
    writer.write(byte: UInt8(ascii: "\""))
    writer.write(digitsOf: self)
    writer.write(byte: UInt8(ascii: "\""))
  }
}

/// Values of up to 38 significant digits; others are faults.
@available(macOS 15, iOS 18, *)
extension UInt128: ScalarAttribute {
  public typealias Kind = NumberKind

  public func encodeScalar(to writer: inout AttributeWriter) {
    if DynamoDBNumber(exactly: self) == nil { writer.report(.number(.tooManyDigits, String(self))) }
    writer.write(byte: UInt8(ascii: "\""))
    writer.write(digitsOf: self)
    writer.write(byte: UInt8(ascii: "\""))
  }
}
