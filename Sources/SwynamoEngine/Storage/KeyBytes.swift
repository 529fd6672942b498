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
    let encoded = partition.map(Self.encoded)
    bytes = Self.bigEndian(PartitionHash.hash(encoded))
    bytes.reserveCapacity(bytes.count + encoded.reduce(0) { $0 + $1.count + 2 })
    for value in encoded {
      bytes.append(UInt8(truncatingIfNeeded: value.count >> 8))
      bytes.append(UInt8(truncatingIfNeeded: value.count))
      bytes.append(contentsOf: value)
    }
  }

  /// The first possible key of all partitions whose hash is at least that.
  init(hash: UInt64) { bytes = Self.bigEndian(hash) }

  mutating func append(sort value: AttributeValue) {
    appendEscaped(Self.encoded(value))
    bytes.append(0)
    bytes.append(0)
  }

  /// The place among the rows of a global index that have one key.
  mutating func append(hashOf values: [AttributeValue]) {
    bytes.append(contentsOf: Self.bigEndian(PartitionHash.hash(values.map(Self.encoded))))
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
