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
