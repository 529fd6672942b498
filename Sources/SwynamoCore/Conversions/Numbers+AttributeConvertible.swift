extension ScalarAttribute where Self: FixedWidthInteger, Kind == AttributeKinds.Number {
  @inlinable
  public func encodeScalar(to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "\""))
    writer.write(digitsOf: self)
    writer.write(byte: UInt8(ascii: "\""))
  }

  @inlinable
  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readInteger(Self.self) }

  @inlinable
  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue {
    if let number = DynamoDBNumber(exactly: self) { return .number(number) }
    faults.append(AttributeValue.LocatedFault(path: "", fault: .number(.tooManyDigits, String(self))))
    return .null
  }
}

extension Int: ScalarAttribute { public typealias Kind = AttributeKinds.Number }
extension Int8: ScalarAttribute { public typealias Kind = AttributeKinds.Number }
extension Int16: ScalarAttribute { public typealias Kind = AttributeKinds.Number }
extension Int32: ScalarAttribute { public typealias Kind = AttributeKinds.Number }
extension Int64: ScalarAttribute { public typealias Kind = AttributeKinds.Number }
extension UInt: ScalarAttribute { public typealias Kind = AttributeKinds.Number }
extension UInt16: ScalarAttribute { public typealias Kind = AttributeKinds.Number }
extension UInt32: ScalarAttribute { public typealias Kind = AttributeKinds.Number }
extension UInt64: ScalarAttribute { public typealias Kind = AttributeKinds.Number }

extension UInt8: ScalarAttribute {
  public typealias Kind = AttributeKinds.Number
  /// An array of bytes is a binary.
  public typealias ArrayKind = AttributeKinds.Binary

  public static func encodeArray(_ elements: [UInt8], to writer: inout AttributeWriter) {
    writer.write(literal: AttributeKinds.Binary.opening)
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

/// Values of up to 38 significant digits; others are faults.
@available(macOS 15, iOS 18, *)
extension Int128: ScalarAttribute {
  public typealias Kind = AttributeKinds.Number

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
  public typealias Kind = AttributeKinds.Number

  public func encodeScalar(to writer: inout AttributeWriter) {
    if DynamoDBNumber(exactly: self) == nil { writer.report(.number(.tooManyDigits, String(self))) }
    writer.write(byte: UInt8(ascii: "\""))
    writer.write(digitsOf: self)
    writer.write(byte: UInt8(ascii: "\""))
  }
}

extension Double: ScalarAttribute {
  public typealias Kind = AttributeKinds.Number

  /// The shortest text that reads back as the same value; NaN, infinities and magnitudes out of DynamoDB's range are faults.
  @inlinable
  public func encodeScalar(to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "\""))
    writer.write(digitsOf: self)
    writer.write(byte: UInt8(ascii: "\""))
  }

  @inlinable
  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readDouble() }

  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue { numberValue(&faults) }
}

extension Float: ScalarAttribute {
  public typealias Kind = AttributeKinds.Number

  /// The shortest text that reads back as the same value; NaN, infinities and magnitudes out of DynamoDB's range are faults.
  @inlinable
  public func encodeScalar(to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "\""))
    writer.write(digitsOf: self)
    writer.write(byte: UInt8(ascii: "\""))
  }

  @inlinable
  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readFloat() }

  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue { numberValue(&faults) }
}

extension BinaryFloatingPoint where Self: CustomStringConvertible {
  /// The number that `description` has, which need not be asked for an integer that all its digits are in.
  @inline(__always)
  fileprivate func numberValue(_ faults: inout [AttributeValue.LocatedFault]) -> AttributeValue {
    if let integer = Int64(exactly: self), integer.magnitude < 1 << (Self.significandBitCount + 1) {
      return .number(DynamoDBNumber(integer))
    }
    do throws(DynamoDBNumber.InvalidNumberError) {
      return .number(try DynamoDBNumber(parsing: description))
    } catch {
      faults.append(AttributeValue.LocatedFault(path: "", fault: .number(error, description)))
      return .null
    }
  }
}

extension DynamoDBNumber: ScalarAttribute {
  public typealias Kind = AttributeKinds.Number

  public func encodeScalar(to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "\""))
    writer.write(digitsOf: self)
    writer.write(byte: UInt8(ascii: "\""))
  }

  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readNumber() }

  @inlinable
  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue { .number(self) }
}
