extension AttributeWriter {
  /// Writes bytes as a quoted base64 string.
  public mutating func write(base64 bytes: UnsafeRawBufferPointer) {
    reserve((bytes.count + 2) / 3 * 4 + 2)
    write(byte: UInt8(ascii: "\""))
    var index = 0
    while index + 2 < bytes.count {
      let triple = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
      writeSextets(triple, 4)
      index += 3
    }
    if index + 1 == bytes.count {
      writeSextets(UInt32(bytes[index]) << 16, 2)
      write(literal: "==")
    } else if index + 2 == bytes.count {
      writeSextets(UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8, 3)
      write(literal: "=")
    }
    write(byte: UInt8(ascii: "\""))
  }

  private mutating func writeSextets(_ triple: UInt32, _ number: Int) {
    for place in 0..<number {
      base[count] = Self.sextet(UInt8(truncatingIfNeeded: triple >> UInt32(18 - 6 * place)) & 63)
      count &+= 1
    }
  }

  private static func sextet(_ value: UInt8) -> UInt8 {
    switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") + value - 26
    case 52..<62: UInt8(ascii: "0") + value - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }
}
