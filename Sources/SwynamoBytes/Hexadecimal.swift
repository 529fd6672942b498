/// Hexadecimal digits: written in lower case, read in either.
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

  /// What a digit stands for; nil for any other character.
  package static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46, 0x61...0x66: (digit | 0x20) - 0x57
    default: nil
    }
  }
}
