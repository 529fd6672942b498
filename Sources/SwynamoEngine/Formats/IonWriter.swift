import SwynamoBytes
import SwynamoCore

/// Writes items in Ion's text, as exports have them.
///
///     $ion_1_0 {Item:{id:103.,pages:6d2,authors:$dynamodb_SS::["a","b"]}}
///
/// Source: Developer Guide, "DynamoDB table export output format"; Amazon Ion 1.0 specification.
struct IonWriter {
  private(set) var bytes: [UInt8] = []

  /// What every line begins with.
  static let mark = "$ion_1_0 "

  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func write(_ item: Item) {
    write("{")
    for (index, member) in item.sorted.enumerated() {
      if index > 0 { write(",") }
      write(field: member.key)
      write(member.value)
    }
    write("}")
  }

  /// A field's name with its colon.
  mutating func write(field name: String) {
    if Self.isIdentifier(name) { write(name) } else { write(quoted: name, by: "'") }
    write(":")
  }

  mutating func write(_ value: AttributeValue) {
    switch value {
    case .string(let text): write(quoted: text, by: "\"")
    case .number(let number): write(number)
    case .binary(let bytes): write(bytes)
    case .bool(let flag): write(flag ? "true" : "false")
    case .null: write("null")
    case .stringSet(let texts): list("$dynamodb_SS::", texts.sorted) { $0.write(quoted: $1, by: "\"") }
    case .numberSet(let numbers): list("$dynamodb_NS::", numbers.sorted()) { $0.write($1) }
    case .binarySet(let values):
      list("$dynamodb_BS::", values.sorted { $0.lexicographicallyPrecedes($1) }) { $0.write($1) }
    case .list(let elements): list("", elements) { $0.write($1) }
    case .map(let map): write(map)
    }
  }

  private mutating func list<Element>(
    _ annotation: String, _ elements: [Element], _ body: (inout IonWriter, Element) -> Void
  ) {
    write(annotation + "[")
    for (index, element) in elements.enumerated() {
      if index > 0 { write(",") }
      body(&self, element)
    }
    write("]")
  }

  mutating func write(_ blob: [UInt8]) { write("{{\(Base64.text(blob))}}") }

  /// A decimal as Ion's Java library writes it: `103.`, `-1.5`, `6d2`, `1d-7`.
  mutating func write(_ number: DynamoDBNumber) {
    let digits = number.coefficient.description
    if number.isNegative { write("-") }
    let exponent = number.decimalExponent
    let whole = digits.utf8.count + exponent
    if exponent == 0 {
      write(digits + ".")
    } else if exponent > 0 {
      write("\(digits)d\(exponent)")
    } else if whole > 0 {
      let point = digits.utf8.index(digits.utf8.startIndex, offsetBy: whole)
      write("\(digits[..<point]).\(digits[point...])")
    } else if whole > -6 {
      write("0." + String(repeating: "0", count: -whole) + digits)
    } else {
      write("\(digits)d\(exponent)")
    }
  }

  private mutating func write(quoted text: String, by quote: Unicode.Scalar) {
    bytes.append(UInt8(ascii: quote))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: quote), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: write("\\n")
      case 0x0D: write("\\r")
      case 0x09: write("\\t")
      case 0..<0x20, 0x7F: write("\\x" + String(decoding: Hexadecimal.text([byte]), as: UTF8.self))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: quote))
  }

  /// Whether a name may stand without quotes: Ion's keywords and the numbers of symbols may not.
  private static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, isIdentifierByte(first), !(0x30...0x39).contains(first),
      name.utf8.allSatisfy(isIdentifierByte), !["null", "true", "false", "nan"].contains(name)
    else { return false }
    return first != UInt8(ascii: "$") || !name.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  static func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "$"): true
    default: false
    }
  }
}
