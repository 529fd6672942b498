import CZlib

/// The CRC-32 of zlib and Ethernet, which DynamoDB sends of the bytes of its answers.
///
///     CRC32.checksum(Array("123456789".utf8))   // 0xCBF43926
package enum CRC32 {
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
  }
}
