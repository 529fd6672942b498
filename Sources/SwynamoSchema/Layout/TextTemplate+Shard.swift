package import SwynamoCore

extension TextTemplate {
  /// A number in a hash key that follows from a property, so that the items of one key are in several partitions.
  package struct Shard: Sendable {
    package let count: Int
    /// The property.
    package let part: Part

    package init(count: Int, part: Part) {
      self.count = count
      self.part = part
    }
  }

  package var shard: Shard? {
    for case .shard(let shard) in pieces { return shard }
    return nil
  }

  /// The properties that the text is made of: the parts, and behind them what the shard's number follows from.
  package var properties: [Part] { parts + (shard.map { [$0.part] } ?? []) }
}

extension TextTemplate.Shard {
  /// "5", or "05" of more than ten.
  package var format: TextTemplate.Format { .integer(digits: "\(max(count, 1) - 1)".utf8.count) }

  package func text(_ number: Int) -> String { (try? format.text(of: .number(DynamoDBNumber(number)))) ?? "" }

  /// Whether a text is that of one of the shards.
  func hasText(_ text: String) -> Bool {
    guard case .number(let number)? = format.value(of: text), let number = Int(exactly: number) else { return false }
    return (0..<count).contains(number)
  }

  /// The shard of a value.
  package func number(of value: AttributeValue) -> Int {
    let hash = Self.hash(of: Self.bytes(of: value))
    return Int(((hash ^ hash >> 32) & 0xFFFF_FFFF) % UInt64(max(count, 1)))
  }

  private static func bytes(of value: AttributeValue) -> [UInt8] {
    switch value {
    case .string(let text): Array(text.utf8)
    case .number(let number): Array(number.description.utf8)
    case .binary(let bytes): bytes
    // No property of a key; one that can't be stored is a fault already.
    case .bool, .null, .stringSet, .numberSet, .binarySet, .list, .map: []
    }
  }

  /// FNV-1a of 64 bits. Source: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv, "The FNV Non-Cryptographic Hash Algorithm".
  private static func hash(of bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// The hash keys of the shards that a query asks.
@usableFromInline
package final class ShardedKey: Sendable {
  package let attribute: String
  /// One for each shard, in order.
  package let texts: [String]
  package let shard: TextTemplate.Shard

  init(attribute: String, texts: [String], shard: TextTemplate.Shard) {
    self.attribute = attribute
    self.texts = texts
    self.shard = shard
  }
}
