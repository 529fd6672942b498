#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The types that a `.codable` field stores as a field of theirs would be, whatever form they take elsewhere.
protocol CodableScalar: AttributeConvertible, Codable {
  init(attribute value: AttributeValue) throws
}

extension CodableScalar {
  init(attribute value: AttributeValue) throws {
    self = try AttributeReader.read(value) { try Self(attributeFrom: &$0) }
  }
}

extension CodableScalar where Self: FixedWidthInteger {
  init(attribute value: AttributeValue) throws {
    guard case .number(let number) = value else { throw AttributeDecodingError(expecting: .number, found: value) }
    guard let integer = Self(exactly: number) else {
      throw AttributeDecodingError(.invalidValue(number.description, type: "\(Self.self)"))
    }
    self = integer
  }
}

extension Int: CodableScalar {}
extension Int8: CodableScalar {}
extension Int16: CodableScalar {}
extension Int32: CodableScalar {}
extension Int64: CodableScalar {}
extension UInt: CodableScalar {}
extension UInt8: CodableScalar {}
extension UInt16: CodableScalar {}
extension UInt32: CodableScalar {}
extension UInt64: CodableScalar {}

@available(macOS 15, iOS 18, *)
extension Int128: CodableScalar {}

@available(macOS 15, iOS 18, *)
extension UInt128: CodableScalar {}

extension Double: CodableScalar {}
extension Float: CodableScalar {}
extension Decimal: CodableScalar {}
extension Data: CodableScalar {}
extension Date: CodableScalar {}
extension URL: CodableScalar {}
extension UUID: CodableScalar {}

extension Bool: CodableScalar {
  init(attribute value: AttributeValue) throws {
    guard case .bool(let flag) = value else { throw AttributeDecodingError(expecting: .bool, found: value) }
    self = flag
  }
}

extension String: CodableScalar {
  init(attribute value: AttributeValue) throws {
    guard case .string(let text) = value else { throw AttributeDecodingError(expecting: .string, found: value) }
    self = text
  }
}

extension DynamoDBNumber: CodableScalar {
  init(attribute value: AttributeValue) throws {
    guard case .number(let number) = value else { throw AttributeDecodingError(expecting: .number, found: value) }
    self = number
  }
}

extension AttributeValue: CodableScalar {
  init(attribute value: AttributeValue) throws { self = value }
}

extension AttributeDecodingError {
  init(expecting type: AttributeType, found value: AttributeValue) {
    self.init(.typeMismatch(expected: [type], found: value.type))
  }
}
