package import SwynamoCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension TextTemplate {
  /// How a property's values stand in a key.
  package enum Format: Sendable, Equatable {
    /// A text as it is.
    case text
    /// An integer of so many digits with zeros in front; a negative one is "-" and what its digits lack of nines, so that the order of
    /// the text is that of the numbers: 7 is "007", -7 is "-992".
    case integer(digits: Int)
    /// An integer as it is written, whose text is in another order than the numbers.
    case plainInteger
    /// "false" or "true"
    case bool
    /// A text that has always so many bytes.
    case fixed(bytes: Int)
    /// A type that has no such text.
    case none
  }
}

extension TextTemplate.Format {
  /// Whether the text itself says where it ends, so that anything may follow, and texts order as their values do.
  package var isSelfDelimiting: Bool {
    switch self {
    case .integer, .bool, .fixed: true
    case .text, .plainInteger, .none: false
    }
  }

  package func text(of value: AttributeValue) throws(AttributeValue.Fault) -> String {
    switch (self, value) {
    case (.text, .string(let text)), (.fixed, .string(let text)): return text
    case (.bool, .bool(let value)): return value ? "true" : "false"
    case (.plainInteger, .number(let number)):
      guard let integer = Int128(exactly: number) else { throw .encodingFailed("\(number) is no integer, which this key has") }
      return String(integer)
    case (.integer(let digits), .number(let number)):
      guard let integer = Int128(exactly: number) else { throw .encodingFailed("\(number) is no integer, which this key has") }
      let magnitude = String(integer.magnitude)
      guard magnitude.utf8.count <= digits else {
        throw .encodingFailed("\(number) has more than the \(digits) digits that it has in this key")
      }
      let text = String(repeating: "0", count: digits - magnitude.utf8.count) + magnitude
      return integer < 0 ? "-" + Self.complement(text) : text
    default: throw .encodingFailed("\(value) is not what this part of the key is made of")
    }
  }

  /// The value of a text; nil for one that ``text(of:)`` doesn't make.
  package func value(of text: String) -> AttributeValue? {
    switch self {
    case .text, .fixed: return .string(text)
    case .bool: return text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
    case .plainInteger:
      guard let integer = Int128(text), String(integer) == text else { return nil }
      return DynamoDBNumber(exactly: integer).map { .number($0) }
    case .integer(let digits):
      var text = text
      return text.withUTF8 { Self.number(of: $0, digits: digits) }.map { .number($0) }
    case .none: return nil
    }
  }

  /// How many bytes a self-delimiting text has, which is at the beginning.
  func length(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let length =
      switch self {
      case .fixed(let count): count
      case .integer(let digits): bytes.first == UInt8(ascii: "-") ? digits + 1 : digits
      case .bool: bytes.first == UInt8(ascii: "t") ? 4 : 5
      case .text, .plainInteger, .none: 0
      }
    return length <= bytes.count ? length : nil
  }

  /// The number of a text of so many digits.
  private static func number(of bytes: UnsafeBufferPointer<UInt8>, digits: Int) -> DynamoDBNumber? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    guard bytes.count - (isNegative ? 1 : 0) == digits else { return nil }
    // Most have no more digits than 64 bits hold.
    var (magnitude, high): (UInt64, Int128) = (0, 0)
    for (place, byte) in bytes.dropFirst(isNegative ? 1 : 0).enumerated() {
      guard (0x30...0x39).contains(byte) else { return nil }
      let digit = UInt64(isNegative ? 0x39 - byte : byte - 0x30)
      if place == 18 { high = Int128(magnitude) }
      if place < 18 {
        magnitude = magnitude * 10 + digit
      } else {
        let (tens, overflow) = high.multipliedReportingOverflow(by: 10)
        let (sum, isTooLarge) = tens.addingReportingOverflow(Int128(digit))
        if overflow || isTooLarge { return nil }
        high = sum
      }
    }
    if digits > 18 {
      if isNegative, high == 0 { return nil }
      return DynamoDBNumber(exactly: isNegative ? -high : high)
    }
    if isNegative, magnitude == 0 { return nil }
    return DynamoDBNumber(isNegative ? -Int64(magnitude) : Int64(magnitude))
  }

  private static func complement(_ digits: String) -> String {
    String(decoding: digits.utf8.map { 0x39 - $0 + 0x30 }, as: UTF8.self)
  }
}

extension TextTemplate.Format {
  /// How the values of a type stand in a key where nothing else is said.
  init<Value: AttributeConvertible>(of type: Value.Type) {
    self =
      switch Value.Kind.type {
      case .bool: .bool
      case .string: Value.self == Date.self ? .fixed(bytes: 31) : Value.self == UUID.self ? .fixed(bytes: 36) : .text
      case .number: IntegerWidth.digits(of: type).map { .integer(digits: $0) } ?? .none
      default: .none
      }
  }
}

private enum IntegerWidth {
  /// The digits of the greatest magnitude that the integers of a type have; nil for a type that is none.
  static func digits(of type: any Any.Type) -> Int? {
    if let integer = type as? any FixedWidthInteger.Type { return digits(ofInteger: integer) }
    return (type as? any RawRepresentable.Type).flatMap { digits(of: rawType($0)) }
  }

  private static func digits<Integer: FixedWidthInteger>(ofInteger type: Integer.Type) -> Int {
    max("\(Integer.min.magnitude)".utf8.count, "\(Integer.max.magnitude)".utf8.count)
  }

  private static func rawType<Value: RawRepresentable>(_ type: Value.Type) -> any Any.Type { Value.RawValue.self }
}
