#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension Data: ScalarAttribute {
  public typealias Kind = AttributeKinds.Binary

  public func encodeScalar(to writer: inout AttributeWriter) {
    withUnsafeBytes { writer.write(base64: $0) }
  }

  public init(scalarFrom reader: inout AttributeReader) throws { self.init(try reader.readBase64()) }

  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue { .binary(Array(self)) }
}

/// A URL is its absolute text.
extension URL: ScalarAttribute {
  public typealias Kind = AttributeKinds.String

  public func encodeScalar(to writer: inout AttributeWriter) { writer.write(jsonString: absoluteString) }

  public init(scalarFrom reader: inout AttributeReader) throws {
    let text = try reader.readString()
    guard let value = URL(string: text) else { throw AttributeDecodingError(.invalidValue("\"\(text)\"", type: "URL")) }
    self = value
  }
}

/// A UUID is its text in lower case, as RFC 9562 asks writers to have it; any case is read.
extension UUID: ScalarAttribute {
  public typealias Kind = AttributeKinds.String

  public func encodeScalar(to writer: inout AttributeWriter) { writer.write(jsonString: uuidString.lowercased()) }

  public init(scalarFrom reader: inout AttributeReader) throws {
    let text = try reader.readString()
    guard let value = UUID(uuidString: text) else { throw AttributeDecodingError(.invalidValue("\"\(text)\"", type: "UUID")) }
    self = value
  }
}

/// A Decimal of up to 38 significant digits is stored exactly.
extension Decimal: ScalarAttribute {
  public typealias Kind = AttributeKinds.Number

  public func encodeScalar(to writer: inout AttributeWriter) {
    do throws(DynamoDBNumber.InvalidNumberError) {
      try DynamoDBNumber(parsing: description).encodeScalar(to: &writer)
    } catch {
      writer.report(.number(error, description))
      writer.write(literal: "\"0\"")
    }
  }

  /// Numbers with digits beyond the 128th decimal place, which Decimal does not have, are errors.
  public init(scalarFrom reader: inout AttributeReader) throws {
    let number = try reader.readNumber()
    self.init(number)
    guard number.decimalExponent >= -100 || DynamoDBNumber(description) == number else {
      throw AttributeDecodingError(.invalidValue(number.description, type: "Decimal"))
    }
  }

  /// Exact up to the 128th decimal place.
  public init(_ number: DynamoDBNumber) {
    let half = Decimal(1 << 32 as UInt64)
    let significand =
      Decimal(UInt64(truncatingIfNeeded: number.coefficient >> 64)) * half * half
      + Decimal(UInt64(truncatingIfNeeded: number.coefficient))
    self.init(sign: number.isNegative ? .minus : .plus, exponent: number.decimalExponent, significand: significand)
  }
}
