import SwynamoCore

extension Generator {
  /// Text that JSON, UTF-8 and expressions could stumble over.
  mutating func text() -> String {
    switch int(0...9) {
    case 0...3: one(of: ["", "a", "b", "ab", "abc", "x"])
    case 4: one(of: ["\u{0}", "\u{1F}", "\u{7F}", "\"", "\\", "\\u0041", "/", "\n\r\t\u{8}\u{C}", "{\"S\":\"a\"}", "#0", ":0"])
    case 5: one(of: ["é", "e\u{301}", "ß", "日本語", "\u{2028}", "\u{FFFD}", "\u{FFFF}", "😀", "👨‍👩‍👧", "\u{10FFFF}", "\u{FEFF}a"])
    default: String(String.UnicodeScalarView(array(0...8) { $0.scalar() }))
    }
  }

  private mutating func scalar() -> Unicode.Scalar {
    let ranges: [ClosedRange<Int>] = [0...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF]
    return Unicode.Scalar(UInt32(int(one(of: ranges)))) ?? "?"
  }

  mutating func number() -> DynamoDBNumber {
    switch int(0...9) {
    case 0...5: return DynamoDBNumber(int(-3...12))
    case 6: return DynamoDBNumber(Int(truncatingIfNeeded: next()))
    default:
      // Up to 38 digits anywhere in the range.
      let digits = int(1...38)
      let limit = (0..<digits).reduce(1 as UInt128) { power, _ in power * 10 }
      let coefficient = UInt128.random(in: 1..<limit, using: &self)
      let exponent = int(-130...125 - digits)
      return (try? DynamoDBNumber(coefficient: coefficient, exponent: exponent, isNegative: once(in: 2))) ?? 1
    }
  }

  mutating func bytes() -> [UInt8] {
    once(in: 2) ? one(of: [[], [0], [1, 2], [1, 2, 3], [255]]) : array(0...9) { UInt8($0.int(0...255)) }
  }

  /// A value of any type.
  mutating func value(depth: Int = 2) -> AttributeValue {
    switch int(0...(depth > 0 ? 11 : 7)) {
    case 0, 1: .string(text())
    case 2, 3: .number(number())
    case 4: .binary(bytes())
    case 5: one(of: [true, false, .null])
    case 6: one(of: [.stringSet(["a", "b"]), .stringSet(["a"]), .stringSet(StringSet(array(1...4) { $0.text() }))])
    case 7:
      one(of: [.numberSet([1, 2]), .numberSet(Set(array(1...4) { $0.number() })), .binarySet(Set(array(1...3) { $0.bytes() }))])
    case 8, 9: .list(array(0...3) { $0.value(depth: depth - 1) })
    default: .map(map(depth: depth - 1))
    }
  }

  /// A value that has an order.
  mutating func scalar(_ type: AttributeType? = nil) -> AttributeValue {
    switch type ?? one(of: [.string, .number, .binary]) {
    case .string: .string(text())
    case .binary: .binary(bytes())
    default: .number(number())
    }
  }

  mutating func map(depth: Int) -> Item {
    Item(array(0...3) { ($0.name(), $0.value(depth: depth)) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func name() -> String {
    once(in: 12) ? text() + "z" : one(of: ["a", "b", "c", "d", "size", "AND", "a.b", "with space", "#a", "日"])
  }

  mutating func item() -> Item {
    Item(array(2...6) { ($0.name(), $0.value()) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func path() -> DocumentPath {
    var path = DocumentPath(name())
    // A key has no parts, and "c" is one of an index.
    while path.attribute != "c", path.steps.count < 3, once(in: 4) {
      path.steps.append(once(in: 2) ? .member(name()) : .index(int(0...3)))
    }
    return path
  }
}
