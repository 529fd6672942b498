#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A number where every coder keeps it exactly, else its digits as a string; both are read.
///
///     try JSONEncoder().encode(["a": 0.1, "b": DynamoDBNumber("12345678901234567890.5")!])     // {"a":0.1,"b":"12345678901234567890.5"}
///
/// Written as a number are integers of up to 64 bits, and what a `Double` prints again with the same digits; so all 38 digits come
/// back. A JSON number that another program wrote is read exactly up to 38 digits by Foundation's `JSONDecoder`, down to 1E-128;
/// other decoders read it as a `Double`. In a `.codable` field it is an attribute of type N.
extension DynamoDBNumber: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let integer = Int64(exactly: self) {
      try container.encode(integer)
    } else if let integer = UInt64(exactly: self) {
      try container.encode(integer)
    } else if let fraction = Double(description), DynamoDBNumber(fraction.description) == self {
      try container.encode(fraction)
    } else {
      try container.encode(description)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text: String
    if let written = try? container.decode(String.self) {
      text = written
    } else if let decimal = try? container.decode(Decimal.self) {
      // Before integers: Foundation's decoder takes what is near to one for one.
      text = decimal.description
    } else if let integer = try? container.decode(Int64.self) {
      text = integer.description
    } else if let integer = try? container.decode(UInt64.self) {
      text = integer.description
    } else {
      text = try container.decode(Double.self).description
    }
    do throws(DynamoDBNumber.InvalidNumberError) {
      try self.init(parsing: text)
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: container.codingPath, debugDescription: AttributeValue.Fault.number(error, text).description,
          underlyingError: error))
    }
  }
}
