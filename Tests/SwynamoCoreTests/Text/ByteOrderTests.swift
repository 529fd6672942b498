import SwynamoCore
import Testing

/// Texts are ordered by their bytes, however long they are: Swift keeps those of up to 15 bytes in another way than longer ones.
@Suite struct ByteOrderTests {
  static let pieces = ["", "a", "b", "\u{0}", "\u{7F}", "\u{E9}", "e\u{301}", "\u{FFFF}", "\u{1F600}", "abcdefg", "abcdefgh"]

  /// All texts of up to three pieces: of 0 to 24 bytes, many of them the beginnings of others.
  static let texts: [String] = {
    var texts: [[UInt8]: String] = [:]
    for first in pieces {
      for second in pieces {
        for third in pieces { texts[Array((first + second + third).utf8)] = first + second + third }
      }
    }
    return Array(texts.values)
  }()

  private func isBefore(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }

  @Test func allTexts() {
    let sorted = StringSet(Self.texts).sorted
    #expect(sorted.map { Array($0.utf8) } == Self.texts.sorted(by: isBefore).map { Array($0.utf8) })
  }

  /// A set of a few members is sorted in another way than one of many.
  @Test func fewTexts() throws {
    var generator = SystemRandomNumberGenerator()
    for count in 1...12 {
      for _ in 0..<200 {
        let texts = Set((0..<count).map { _ in Self.texts.randomElement(using: &generator) ?? "" })
        var writer = AttributeWriter()
        texts.encodeAttribute(to: &writer)
        let written = try AttributeReader.read(writer.bytes) { try $0.readSetInOrder() }
        #expect(written == texts.sorted(by: isBefore).map { Array($0.utf8) })
      }
    }
  }
}

extension AttributeReader {
  /// The members of a string set in the order in which they are written, as bytes.
  fileprivate mutating func readSetInOrder() throws -> [[UInt8]] {
    var members: [[UInt8]] = []
    try readObject { reader, _ in
      try reader.readArray { reader, _ in members.append(Array(try reader.readString().utf8)) }
    }
    return members
  }
}
