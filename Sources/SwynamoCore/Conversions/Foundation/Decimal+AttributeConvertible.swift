#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A Decimal of up to 38 significant digits is stored exactly.
extension Decimal: ScalarAttribute {
  public typealias Kind = NumberKind

  public func encodeScalar(to writer: inout AttributeWriter) {
    do throws(NumberFault) {
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
