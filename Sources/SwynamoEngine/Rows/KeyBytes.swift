import COpenSSL
import SwynamoBytes
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
    bytes = PartitionHash.hash(encoded).bigEndianBytes
    bytes.reserveCapacity(bytes.count + encoded.reduce(0) { $0 + $1.count + 2 })
    for value in encoded {
      bytes.append(UInt8(truncatingIfNeeded: value.count >> 8))
      bytes.append(UInt8(truncatingIfNeeded: value.count))
      bytes.append(contentsOf: value)
    }
  }

  /// As a row has them.
  init(stored bytes: [UInt8]) { self.bytes = bytes }

  /// The prefix that all rows have whose partition key, of one attribute, is this one's.
  var partition: KeyBytes {
    guard bytes.count > 9 else { return self }
    return KeyBytes(stored: Array(bytes.prefix(10 + (Int(bytes[8]) << 8 | Int(bytes[9])))))
  }

  /// The first possible key of all partitions whose hash is at least that.
  init(hash: UInt64) { bytes = hash.bigEndianBytes }

  mutating func append(sort value: AttributeValue) {
    appendEscaped(Self.encoded(value))
    bytes.append(0)
    bytes.append(0)
  }

  /// The place among the rows of a global index that have one key.
  mutating func append(hashOf values: [AttributeValue]) {
    bytes.append(contentsOf: PartitionHash.hash(values.map(Self.encoded)).bigEndianBytes)
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
  static let end = KeyBytes(stored: [UInt8](repeating: 0xFF, count: 16))

  /// The smallest key that is greater.
  var successor: KeyBytes {
    var next = self
    next.bytes.append(0)
    return next
  }

  /// The bytes of a value of a key, without its length.
  static func encoded(_ value: AttributeValue) -> [UInt8] {
    switch value {
    case .string(let text): Array(text.utf8)
    case .binary(let bytes): bytes
    case .number(let number): number.orderedBytes
    case .bool, .null, .stringSet, .numberSet, .binarySet, .list, .map: []
    }
  }

}

extension KeyBytes: Comparable {
  static func < (left: KeyBytes, right: KeyBytes) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

/// The place of a partition among all: scans and their segments go by it. It is part of the file format.
///
/// The service's own order: MD5 of a word and of the bytes of the key's values, numbers as `DynamoDBNumber.orderedBytes`. So a
/// scan answers in the order in which DynamoDB would, and a segment holds the same items.
enum PartitionHash {
  static func hash(_ values: [[UInt8]]) -> UInt64 {
    var context = MD5_CTX()
    MD5_Init(&context)
    MD5_Update(&context, salt.utf8Start, salt.utf8CodeUnitCount)
    for value in values { value.withUnsafeBytes { _ = MD5_Update(&context, $0.baseAddress, $0.count) } }
    var digest: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &digest) { bytes in
      if let output = bytes.baseAddress { _ = MD5_Final(output.assumingMemoryBound(to: UInt8.self), &context) }
    }
    return UInt64(bigEndian: digest.0)
  }

  private static let salt: StaticString = "Outliers"

  /// The first hash of a segment: the segments are equal parts of the range.
  static func start(ofSegment segment: Int, of total: Int) -> UInt64 {
    let (quotient, _) = UInt64(total).dividingFullWidth((UInt64(segment), 0))
    return quotient
  }
}

extension DynamoDBNumber {
  /// The bytes by which the service keeps a number: they compare as the numbers do.
  ///
  /// The first byte holds the sign and the power of a hundred, each other one two digits. Below zero everything is turned around,
  /// and a closing byte puts fewer digits after more.
  var orderedBytes: [UInt8] {
    guard !isZero else { return [0x80] }
    let power = magnitude + 1
    let leadingZeros = power & 1
    let scale = UInt8(truncatingIfNeeded: (power + leadingZeros) / 2 - 64)
    let pairs = digitPairs(after: leadingZeros)
    guard isNegative else { return [scale] + pairs.map { $0 + 1 } }
    return [~scale] + pairs.map { 101 - $0 } + (pairs.count < 20 ? [102] : [])
  }

  /// The digits two at a time, so that the point stands between two pairs; a zero is appended to an odd number of them.
  private func digitPairs(after leadingZeros: Int) -> [UInt8] {
    let count = leadingZeros + magnitude - decimalExponent + 1
    var pairs = [UInt8](repeating: 0, count: (count + 1) / 2)
    var rest = coefficient
    var places = pairs.indices.reversed()[...]
    if count % 2 == 1, let last = places.popFirst() {
      pairs[last] = UInt8(rest % 10) * 10
      rest /= 10
    }
    for place in places {
      if let small = UInt64(exactly: rest) {
        pairs[place] = UInt8(small % 100)
        rest = UInt128(small / 100)
      } else {
        pairs[place] = UInt8(rest % 100)
        rest /= 100
      }
    }
    return pairs
  }
}
