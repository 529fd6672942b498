import CZlib

/// The CRC-32 of zlib and Ethernet (ISO 3309), which DynamoDB sends of the bytes of its answers.
///
///     CRC32.checksum(Array("123456789".utf8))   // 0xCBF43926
package enum CRC32 {
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var digest = Digest()
    digest.add(bytes)
    return digest.value
  }

  /// The checksum of bytes that come in parts.
  package struct Digest: Sendable {
    package private(set) var value: UInt32 = 0

    package init() {}

    package mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

    /// Eight bytes, the lowest first.
    package mutating func add(_ number: UInt64) { withUnsafeBytes(of: number.littleEndian) { add($0) } }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
      // Without an address zlib would begin anew.
      guard let start = bytes.baseAddress else { return }
      value = UInt32(truncatingIfNeeded: crc32_z(uLong(value), start.assumingMemoryBound(to: UInt8.self), bytes.count))
    }
  }
}
