/// The checksum of `x-amz-crc32`: CRC-32 (ISO 3309) of the body as sent.
enum CRC32 {
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var digest = Digest()
    digest.add(bytes)
    return digest.value
  }

  /// The checksum of bytes that come in parts.
  struct Digest {
    private var crc = ~UInt32(0)

    var value: UInt32 { ~crc }

    mutating func add(_ bytes: [UInt8]) {
      var crc = crc
      CRC32.tables.withUnsafeBufferPointer { tables in
        bytes.withUnsafeBufferPointer { bytes in
          var index = 0
          while index + 4 <= bytes.count {
            for place in 0..<4 { crc ^= UInt32(bytes[index + place]) << UInt32(8 * place) }
            let (first, second) = (tables[768 + Int(crc & 0xFF)], tables[512 + Int(crc >> 8 & 0xFF)])
            let (third, fourth) = (tables[256 + Int(crc >> 16 & 0xFF)], tables[Int(crc >> 24)])
            crc = first ^ second ^ third ^ fourth
            index += 4
          }
          while index < bytes.count {
            crc = crc >> 8 ^ tables[Int(UInt8(truncatingIfNeeded: crc) ^ bytes[index])]
            index += 1
          }
        }
      }
      self.crc = crc
    }

    /// Eight bytes, the lowest first.
    mutating func add(_ number: UInt64) {
      for place in 0..<8 {
        crc =
          crc >> 8 ^ CRC32.tables[Int(UInt8(truncatingIfNeeded: crc) ^ UInt8(truncatingIfNeeded: number >> (8 * UInt64(place))))]
      }
    }
  }

  /// Four tables of 256: the effect of a byte that stands 0, 1, 2 or 3 places before the end.
  fileprivate static let tables: [UInt32] = {
    var tables: [UInt32] = []
    for byte in UInt32(0)..<256 {
      var crc = byte
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
      tables.append(crc)
    }
    for index in 256..<1024 {
      let previous = tables[index - 256]
      tables.append(previous >> 8 ^ tables[Int(previous & 0xFF)])
    }
    return tables
  }()
}
