import SwynamoCore

/// The bytes by which rows are kept in DynamoDB's order: the hash of the partition key, the partition key, then the sort key.
///
///     hash (8 bytes) | each partition key value: length (2), bytes | each sort key value: escaped bytes, 00 00
///
/// Comparing two keys byte by byte compares their sort keys as DynamoDB does: strings and binaries by bytes, numbers by value.
struct KeyBytes: Sendable, Hashable {
  private(set) var bytes: [UInt8]

  /// The partition's own prefix, which all its rows start with.
  init(partition: [AttributeValue]) {
    var partitionBytes: [UInt8] = []
    for value in partition {
      let encoded = Self.encoded(value)
      partitionBytes.append(UInt8(truncatingIfNeeded: encoded.count >> 8))
      partitionBytes.append(UInt8(truncatingIfNeeded: encoded.count))
      partitionBytes.append(contentsOf: encoded)
    }
    bytes = Self.bigEndian(PartitionHash.hash(partitionBytes))
    bytes.append(contentsOf: partitionBytes)
  }

  /// The first possible key of all partitions whose hash is at least that.
  init(hash: UInt64) { bytes = Self.bigEndian(hash) }

  mutating func append(sort value: AttributeValue) {
    appendEscaped(Self.encoded(value))
    bytes.append(0)
    bytes.append(0)
  }

  /// The start of all sort keys that begin with the value's bytes.
  mutating func append(sortPrefix value: AttributeValue) { appendEscaped(Self.encoded(value)) }

  /// A zero byte is written 00 FF, so that the end of a value (00 00) sorts before anything that continues it.
  private mutating func appendEscaped(_ encoded: [UInt8]) {
    bytes.reserveCapacity(bytes.count + encoded.count + 2)
    for byte in encoded {
      bytes.append(byte)
      if byte == 0 { bytes.append(0xFF) }
    }
  }

  /// A key that is greater than every key starting with this one, and not greater than any other greater key.
  var afterPrefix: KeyBytes {
    var next = self
    while let last = next.bytes.popLast() {
      if last < 0xFF {
        next.bytes.append(last + 1)
        return next
      }
    }
    return .end
  }

  /// No key is greater: a length never starts with such a byte.
  static let end = KeyBytes(unchecked: [UInt8](repeating: 0xFF, count: 16))

  private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  /// The smallest key that is greater.
  var successor: KeyBytes {
    var next = self
    next.bytes.append(0)
    return next
  }

  private static func encoded(_ value: AttributeValue) -> [UInt8] {
    switch value {
    case .string(let text): Array(text.utf8)
    case .binary(let bytes): bytes
    case .number(let number): number.orderedBytes
    case .bool, .null, .stringSet, .numberSet, .binarySet, .list, .map: []
    }
  }

  private static func bigEndian(_ hash: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: hash >> UInt64(56 - 8 * $0)) }
  }
}

/// The place of a partition among all: scans and their segments go by it. It is part of the file format.
enum PartitionHash {
  /// FNV-1a, then mixed so that the high bits depend on all of the key.
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }

  /// The first hash of a segment: the segments are equal parts of the range.
  static func start(ofSegment segment: Int, of total: Int) -> UInt64 {
    let (quotient, _) = UInt64(total).dividingFullWidth((UInt64(segment), 0))
    return quotient
  }
}
