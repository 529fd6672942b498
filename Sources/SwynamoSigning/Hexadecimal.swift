/// Lower-case hexadecimal by table.
package enum Hexadecimal {
  private static let digits: StaticString = "0123456789abcdef"

  package static func write(_ byte: UInt8, to output: UnsafeMutablePointer<UInt8>) {
    output[0] = digits.utf8Start[Int(byte >> 4)]
    output[1] = digits.utf8Start[Int(byte & 0x0F)]
  }

  /// Writes two digits for each byte.
  package static func write(_ bytes: UnsafePointer<UInt8>, count: Int, to output: UnsafeMutablePointer<UInt8>) {
    for index in 0..<count { write(bytes[index], to: output + 2 * index) }
  }

  package static func text(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 2 * bytes.count) { output, count in
      if let base = output.baseAddress {
        bytes.withUnsafeBufferPointer { source in
          if let start = source.baseAddress { write(start, count: bytes.count, to: base) }
        }
      }
      count = 2 * bytes.count
    }
  }
}
