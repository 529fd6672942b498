extension Double: ScalarAttribute {
  public typealias Kind = NumberKind

  /// The shortest text that reads back as the same value; NaN, infinities and magnitudes out of DynamoDB's range are faults.
  @inlinable
  public func encodeScalar(to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "\""))
    writer.write(digitsOf: self)
    writer.write(byte: UInt8(ascii: "\""))
  }

  @inlinable
  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readDouble() }

  public func attributeValue(faults: inout [LocatedFault]) -> AttributeValue {
    if let integer = Int64(exactly: self), integer.magnitude < 1 << 53 { return .number(DynamoDBNumber(integer)) }
    do throws(NumberFault) {
      return .number(try DynamoDBNumber(parsing: description))
    } catch {
      faults.append(LocatedFault(path: "", fault: .number(error, description)))
      return .null
    }
  }
}

extension Float: ScalarAttribute {
  public typealias Kind = NumberKind

  /// The shortest text that reads back as the same value; NaN, infinities and magnitudes out of DynamoDB's range are faults.
  @inlinable
  public func encodeScalar(to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "\""))
    writer.write(digitsOf: self)
    writer.write(byte: UInt8(ascii: "\""))
  }

  @inlinable
  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readFloat() }

  public func attributeValue(faults: inout [LocatedFault]) -> AttributeValue {
    if let integer = Int64(exactly: self), integer.magnitude < 1 << 24 { return .number(DynamoDBNumber(integer)) }
    do throws(NumberFault) {
      return .number(try DynamoDBNumber(parsing: description))
    } catch {
      faults.append(LocatedFault(path: "", fault: .number(error, description)))
      return .null
    }
  }
}
