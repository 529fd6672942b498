/// Numbers of a fixed width, as dates have them.
@usableFromInline
package enum DecimalDigits {
  /// Writes so many of the lowest digits, with zeros in front.
  @inlinable @inline(__always)
  package static func write(_ value: Int, width: Int, to target: UnsafeMutablePointer<UInt8>) {
    var rest = value
    var place = width
    while place > 0 {
      place &-= 1
      target[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// The same as a text.
  package static func text(_ value: Int, width: Int) -> String {
    String(unsafeUninitializedCapacity: width) { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      write(value, width: width, to: base)
      return width
    }
  }

  /// The number that stands at a place; nil when one of its characters is no digit.
  @inlinable @inline(__always)
  package static func number<Bytes: RandomAccessCollection>(
    _ bytes: Bytes, _ start: Int, _ width: Int
  ) -> Int? where Bytes.Element == UInt8, Bytes.Index == Int {
    var value = 0
    for index in start..<start + width {
      let digit = bytes[index] &- 0x30
      guard digit <= 9 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}
