import SwynamoCore

// In this module texts are compared by the bytes of their UTF-8, as DynamoDB compares them. These operators stand before the
// standard library's, which take two Unicode forms of a text for one, and for which a long run of combining marks costs the square
// of its length. They serve whatever is written with `==`, `!=`, `<` or `switch`; what the compiler or a generic type compares
// (a struct's synthesized `==`, an array's, the keys of a dictionary) isn't served: there stands a `UTF8Text`, a `StringMap` or a
// `StringSet`.

extension String {
  static func == (left: String, right: String) -> Bool { left.hasSameBytes(as: right) }
  static func != (left: String, right: String) -> Bool { !left.hasSameBytes(as: right) }
  static func ~= (pattern: String, text: String) -> Bool { pattern.hasSameBytes(as: text) }
  static func < (left: String, right: String) -> Bool { left.compareBytes(to: right) < 0 }
}

extension String? {
  static func == (left: String?, right: String?) -> Bool {
    switch (left, right) {
    case (nil, nil): true
    case (let left?, let right?): left.hasSameBytes(as: right)
    case (nil, _), (_, nil): false
    }
  }

  static func != (left: String?, right: String?) -> Bool { !(left == right) }
  static func ~= (pattern: String, text: String?) -> Bool { text?.hasSameBytes(as: pattern) ?? false }
}

// Not of every sequence: a set is not to be searched from its first member to its last.
extension [String] {
  func contains(_ text: String) -> Bool { contains { $0.hasSameBytes(as: text) } }
}

extension String {
  /// The parts between the bytes, empty ones included.
  func split(byte: Character, maxSplits: Int = .max) -> [String] {
    guard let separator = byte.asciiValue else { return [self] }
    return utf8.split(separator: separator, maxSplits: maxSplits, omittingEmptySubsequences: false).map { String(Substring($0)) }
  }

  func startsWith(_ prefix: StaticString) -> Bool {
    // Most texts end the search here.
    guard utf8.first == prefix.utf8Start.pointee else { return false }
    return utf8.starts(with: UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
  }
}
