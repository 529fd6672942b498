import SwynamoBytes
import SwynamoCore

/// A part of a stream: the records of the partitions whose hashes are in a range, for a time.
struct Shard: Sendable {
  /// In the store.
  let id: Int
  let name: String
  /// The shard that had the range before, or a part of it.
  let parent: String?
  /// Of the hashes of partition keys.
  let range: ClosedRange<Int>
  /// Smaller than the numbers of all records.
  let first: Int
  /// Greater than the numbers of all records, once it is closed.
  var last: Int?
  let opened: Double
  var closed: Double?
  /// The greatest number of a record that was trimmed.
  var trimmed = 0

  var isOpen: Bool { last == nil }

  static let everything = 0...Int(UInt32.max)

  /// Which of an item's partitions it is in the order of shards.
  static func hash(_ key: KeyBytes) -> Int { key.bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) } }

  var halves: [ClosedRange<Int>] {
    let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
    return range.lowerBound == range.upperBound ? [range] : [range.lowerBound...middle, middle + 1...range.upperBound]
  }

  /// `shardId-00000001414576573621-f55eea83`
  static func name(_ id: Int, at time: Double) -> String {
    var words = SplitMix64(state: UInt64(bitPattern: Int64(id)))
    let suffix = Hexadecimal.text(UInt32(truncatingIfNeeded: words.next()).bigEndianBytes)
    return
      "shardId-\(DecimalDigits.text(Int((time * 1000).rounded(.down)), width: 20))-\(String(decoding: suffix, as: UTF8.self))"
  }
}

/// The number of a change as a stream shows it: 21 digits, which grow.
enum SequenceNumber {
  static func text(_ number: Int) -> String { "1" + DecimalDigits.text(number, width: 20) }

  /// Nil for what is no number. Those that no change has had are before or after all that have.
  static func number(_ text: String) -> Int? {
    guard (21...40).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let digits = text.utf8.drop { $0 == 0x30 }
    if digits.count < 21 { return 0 }
    guard digits.count == 21, digits.first == 0x31 else { return Int.max }
    return Int(String(Substring(digits.dropFirst()))) ?? Int.max
  }
}
