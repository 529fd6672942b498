/// The CRC-32 of zlib and Ethernet, which DynamoDB sends of its answers; eight bytes a step.
///
///     CRC32.checksum(Array("123456789".utf8))   // 0xCBF43926
enum CRC32 {
  /// Table `k` holds the checksum of a byte followed by `k` zero bytes.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
      tables[byte] = value
    }
    for index in 256..<tables.count {
      let previous = tables[index - 256]
      tables[index] = tables[Int(previous & 0xFF)] ^ (previous >> 8)
    }
    return tables
  }()

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    tables.withUnsafeBufferPointer { table in
      bytes.withUnsafeBytes { bytes in
        var checksum = ~UInt32(0)
        var index = 0
        while index + 8 <= bytes.count {
          let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ UInt64(checksum)
          checksum = 0
          for step in 0..<8 {
            checksum ^= table[(7 - step) * 256 + Int(truncatingIfNeeded: (word >> (8 * UInt64(step))) & 0xFF)]
          }
          index += 8
        }
        while index < bytes.count {
          checksum = table[Int((checksum ^ UInt32(bytes[index])) & 0xFF)] ^ (checksum >> 8)
          index += 1
        }
        return ~checksum
      }
    }
  }
}
