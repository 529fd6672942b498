import SwynamoCore
import SwynamoSigning

/// A value of an attribute to filter by, in sixteen bytes: equal values are equal, numbers by their value. It is part of the file
/// format.
///
///     length + 1 | up to fifteen bytes of a key        0: the attribute is absent
///     FF | fifteen bytes of the SHA-256 of a longer one
struct FilterValue: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  static let size = 16  // not a limit: two words
  static let absent = FilterValue(high: 0, low: 0)

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init(_ value: AttributeValue) {
    let key = KeyBytes.encoded(value)
    var bytes = [UInt8(truncatingIfNeeded: key.count + 1)] + key
    if bytes.count > Self.size {
      let hash = SHA256()
      hash.update(key)
      bytes = [0xFF] + hash.finish()
    }
    self.init(bytes)
  }

  /// Reads what `bytes` wrote; of a longer key the beginning.
  init(_ bytes: some RandomAccessCollection<UInt8>) {
    var words: (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.prefix(Self.size).enumerated() {
      if index < 8 { words.0 |= UInt64(byte) << UInt64(8 * index) } else { words.1 |= UInt64(byte) << UInt64(8 * (index - 8)) }
    }
    self.init(high: words.0, low: words.1)
  }

  var bytes: [UInt8] {
    (0..<Self.size).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(8 * ($0 % 8))) }
  }
}
