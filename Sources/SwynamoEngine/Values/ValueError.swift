import SwynamoBytes
import SwynamoCore
import SwynamoWire

/// What is wrong with a value in a request, or with the name of an attribute. The sentences are the service's own.
enum ValueError: Error, Sendable {
  case noType
  case severalTypes
  case falseNull
  case tooDeep
  case emptyName
  case longName

  // Sets
  case emptySet(AttributeType)
  case nullInSet(AttributeType)
  case repeatedStrings([String])
  case repeatedNumbers
  case repeatedBinaries([[UInt8]])

  // Numbers
  case notANumber(String)
  case tooManyDigits
  case overflow(String)
  case underflow(String)

  func error(in wording: RequestWording) -> DynamoDBError { .invalid(message(in: wording)) }

  func message(in wording: RequestWording) -> String {
    switch self {
    case .noType: "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
    case .severalTypes:
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"
    case .falseNull: Self.invalid + "Null attribute value types must have the value of true"
    case .tooDeep:
      "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit"
    case .emptyName: "Empty attribute name"
    case .longName: "Attribute name is too large, must be less than \(Limits.attributeNameBytes + 1) bytes"
    case .emptySet(.binarySet): Self.invalid + "Binary sets should not be empty"
    case .emptySet(let type): Self.invalid + "An \(type == .numberSet ? "number" : "string") set  may not be empty"
    case .nullInSet(.binarySet): Self.invalid + "Binary sets may not contain null or empty values"
    case .nullInSet: Self.invalid + "An string set may not have a null string as a member"
    case .repeatedStrings(let texts): Self.invalid + "Input collection [\(Self.shown(texts, wording))] contains duplicates."
    case .repeatedNumbers:
      wording.isOlder ? "Input collection contains duplicates" : Self.invalid + "Input collection contains duplicates."
    case .repeatedBinaries(let values):
      Self.invalid + "Input collection [\(Self.shown(values, wording))]of type BS contains duplicates."
    case .notANumber(let text):
      "The parameter cannot be converted to a numeric value" + (text.isEmpty && wording.isOlder ? "" : ": \(text)")
    case .tooManyDigits: "Attempting to store more than \(Limits.digits) significant digits in a Number"
    case .overflow(let text) where wording == .statement && !JavaDecimal.isReadable(text),
      .underflow(let text) where wording == .statement && !JavaDecimal.isReadable(text):
      ValueError.notANumber(text).message(in: wording)
    case .overflow(let text) where wording.isOlder && Self.wrapsAround(text): Self.underflowed
    case .overflow: "Number overflow. Attempting to store a number with magnitude larger than supported range"
    case .underflow: Self.underflowed
    }
  }

  private static let invalid = "One or more parameter values were invalid: "
  private static let underflowed =
    "Number underflow. Attempting to store a number with magnitude smaller than supported range"
}

extension ValueError {
  private static func shown(_ texts: [String], _ wording: RequestWording) -> String {
    guard !wording.isOlder else { return texts.joined(separator: ", ") }
    return sortedToFirstRepeat(texts.map { Array($0.utf8) }).map { quoted(String(decoding: $0, as: UTF8.self)) }
      .joined(separator: ", ")
  }

  private static func shown(_ values: [[UInt8]], _ wording: RequestWording) -> String {
    guard !wording.isOlder else { return values.map { Base64.text($0) }.joined(separator: ", ") }
    return sortedToFirstRepeat(values).map { quoted(Base64.text($0)) }.joined(separator: ",")
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONString.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The service sorts by insertion, and stops where it finds an element again: what comes before that is in order.
  ///
  ///     c b a b a   // a b c b a
  private static func sortedToFirstRepeat(_ elements: [[UInt8]]) -> [[UInt8]] {
    var seen: Set<[UInt8]> = []
    let sorted = elements.prefix { seen.insert($0).inserted }.sorted { $0.lexicographicallyPrecedes($1) }
    return sorted + elements.dropFirst(sorted.count)
  }

  /// Whether the older front ends take a number for a small one, as its magnitude doesn't fit into 32 bits but its exponent does:
  /// `1e2147483647`.
  private static func wrapsAround(_ text: String) -> Bool {
    guard let mark = text.utf8.lastIndex(where: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }),
      let exponent = Int(text[mark...].dropFirst())
    else { return false }
    let mantissa = text[..<mark].utf8.filter { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }
    let fraction = mantissa.firstIndex(of: UInt8(ascii: ".")).map { mantissa.count - $0 - 1 } ?? 0
    let digits = mantissa.filter { $0 != UInt8(ascii: ".") }.drop { $0 == UInt8(ascii: "0") }.count
    let (scaled, overflows) = exponent.subtractingReportingOverflow(fraction)
    return !overflows && Int32(exactly: scaled) != nil && Int32(exactly: scaled + max(1, digits)) == nil
  }
}

/// Which decimal numbers Java reads: exponent and scale have 32 bits.
enum JavaDecimal {
  static func isReadable(_ text: String) -> Bool {
    guard let mark = text.utf8.lastIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return true }
    guard let exponent = Int32(text[mark...].dropFirst()) else { return false }
    let mantissa = text[..<mark].utf8
    let fraction = mantissa.firstIndex(of: UInt8(ascii: ".")).map { mantissa.distance(from: $0, to: mantissa.endIndex) - 1 } ?? 0
    return Int32(exactly: fraction - Int(exponent)) != nil
  }
}
