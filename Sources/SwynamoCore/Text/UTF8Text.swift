/// A text that is compared, hashed and ordered by the bytes of its UTF-8, as DynamoDB does.
///
///     UTF8Text("caf\u{E9}") == UTF8Text("cafe\u{301}")     // false, where the two Strings are equal
///
/// `String` compares what texts show: two Unicode forms of a text are one, and a long run of combining marks costs the square
/// of its length. Whatever is a name, a member of a set or comes from a client is looked up as this instead.
@frozen
@usableFromInline
package struct UTF8Text: Sendable {
  @usableFromInline package let string: String

  @inlinable
  package init(_ string: String) { self.string = string }
}

extension UTF8Text: Hashable {
  @inlinable @inline(__always)
  package static func == (left: UTF8Text, right: UTF8Text) -> Bool { left.string.hasSameBytes(as: right.string) }

  @inlinable
  package func hash(into hasher: inout Hasher) { string.hashBytes(into: &hasher) }
}

extension UTF8Text: Comparable {
  @inlinable
  package static func < (left: UTF8Text, right: UTF8Text) -> Bool { left.string.compareBytes(to: right.string) < 0 }
}

extension UTF8Text: ExpressibleByStringLiteral, CustomStringConvertible {
  @inlinable
  package init(stringLiteral value: String) { string = value }

  @usableFromInline
  package var description: String { string }
}

extension [String] {
  /// The texts in the order of their UTF-8 bytes, which is DynamoDB's and that of the code points.
  package func sortedByBytes() -> [String] {
    var texts = self
    texts.sortByBytes()
    return texts
  }

  @usableFromInline
  package mutating func sortByBytes() {
    guard count <= 8 else { return sort { $0.compareBytes(to: $1) < 0 } }
    // A few, as most sets have, are put in order where they stand.
    withUnsafeMutableBufferPointer { texts in
      guard let first = texts.baseAddress else { return }
      for end in texts.indices.dropFirst() {
        var place = first + end
        while place > first, Self.isBefore(place, place - 1) {
          let text = place.move()
          place.moveInitialize(from: place - 1, count: 1)
          place -= 1
          place.initialize(to: text)
        }
      }
    }
  }

  /// Looks at the texts where they are: to take them out would count references.
  @inline(__always)
  private static func isBefore(_ left: UnsafePointer<String>, _ right: UnsafePointer<String>) -> Bool {
    func words(_ text: UnsafePointer<String>) -> SmallText.Words {
      UnsafeRawPointer(text).loadUnaligned(as: SmallText.Words.self)
    }
    return (SmallText.compare(words(left), words(right)) ?? left.pointee.compareBytes(to: right.pointee)) < 0
  }
}

/// Texts of up to 15 bytes, which Swift keeps in the two words of a `String` itself.
///
/// The first byte of a text is the lowest of the first word; the highest of the second says that the text is small, and how long
/// it is; what is not used is zero. Comparing the words costs a tenth of asking for the bytes.
@usableFromInline
enum SmallText {
  @usableFromInline typealias Words = (UInt64, UInt64)

  /// Whether the texts of this standard library are kept so.
  @usableFromInline
  static let isLayoutKnown =
    words("") == (0, 0xE000_0000_0000_0000) && words("abc") == (0x63_6261, 0xE300_0000_0000_0000)
    && words("abcdefghijklmn\u{1}") == (0x6867_6665_6463_6261, 0xEF01_6E6D_6C6B_6A69)
    && words("a\u{E9}") == (0xA9_C361, 0xA300_0000_0000_0000)

  /// Negative, zero or positive, by unsigned bytes; nil where one of the texts isn't small.
  @inlinable @inline(__always)
  static func compare(_ left: String, _ right: String) -> Int? { compare(words(left), words(right)) }

  @inlinable @inline(__always)
  static func compare(_ left: Words, _ right: Words) -> Int? {
    guard left.1 & right.1 & 0x2000_0000_0000_0000 != 0, isLayoutKnown else { return nil }
    if left.0 != right.0 { return left.0.byteSwapped < right.0.byteSwapped ? -1 : 1 }
    // Where all bytes are the same, the shorter text comes first.
    let (mine, theirs) = (left.1.byteSwapped & ~0xF0, right.1.byteSwapped & ~0xF0)
    return mine == theirs ? 0 : mine < theirs ? -1 : 1
  }

  @inlinable @inline(__always)
  static func words(_ text: String) -> Words { unsafeBitCast(text, to: Words.self) }
}
