extension AttributeReader {
  /// Reads a quoted number exactly.
  @usableFromInline
  package mutating func readNumber() throws -> DynamoDBNumber {
    let raw = try readRawString()
    do throws(DynamoDBNumber.InvalidNumberError) {
      return try DynamoDBNumber(utf8: raw.bytes)
    } catch {
      throw AttributeDecodingError(.invalidValue(String(decoding: raw.bytes, as: UTF8.self), type: "Number"))
    }
  }

  /// Reads a quoted number as an integer; one with a fraction or out of range is an error.
  @inlinable
  package mutating func readInteger<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
    let raw = try readRawString()
    let bytes = raw.bytes
    var index = 0
    let isNegative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    if _fastPath(bytes.count > index && bytes.count <= 18) {
      var magnitude: Int64 = 0
      while index < bytes.count {
        let digit = bytes[index] &- 0x30
        if digit > 9 { break }
        magnitude = magnitude &* 10 &+ Int64(digit)
        index &+= 1
      }
      if _fastPath(index == bytes.count), let value = Value(exactly: isNegative ? 0 &- magnitude : magnitude) { return value }
    }
    return try integerByNumber(bytes)
  }

  @usableFromInline
  func integerByNumber<Value: FixedWidthInteger>(_ bytes: UnsafeBufferPointer<UInt8>) throws -> Value {
    guard let number = try? DynamoDBNumber(utf8: bytes), let value = Value(exactly: number) else {
      throw AttributeDecodingError(.invalidValue(String(decoding: bytes, as: UTF8.self), type: "\(Value.self)"))
    }
    return value
  }

  /// Reads a quoted number as the nearest Double; a number that DynamoDB does not store is an error.
  @inlinable
  package mutating func readDouble() throws -> Double {
    let bytes = try readRawString().bytes
    var index = 0
    let isNegative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    if _fastPath(bytes.count > index && bytes.count <= 17) {
      var mantissa: UInt64 = 0
      var fraction = 0
      var sawPoint = false
      while index < bytes.count {
        let digit = bytes[index] &- 0x30
        if digit <= 9 {
          mantissa = mantissa &* 10 &+ UInt64(digit)
          if sawPoint { fraction &+= 1 }
        } else if bytes[index] == UInt8(ascii: "."), !sawPoint {
          sawPoint = true
        } else {
          break
        }
        index &+= 1
      }
      // Both the mantissa and the power of ten are exact, so their quotient is rounded once.
      let digits = bytes.count &- (isNegative ? 1 : 0) &- (sawPoint ? 1 : 0)
      if _fastPath(index == bytes.count && digits > 0 && mantissa <= 1 << 53) {
        let value = Double(mantissa) / Self.powerOfTen(fraction)
        return isNegative ? -value : value
      }
    }
    return try doubleByText(bytes)
  }

  @inlinable @inline(__always)
  static func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  @usableFromInline
  func doubleByText(_ bytes: UnsafeBufferPointer<UInt8>) throws -> Double {
    let text = String(decoding: bytes, as: UTF8.self)
    // Swift's floating-point texts are those of C: with hexadecimal digits, infinities and NaNs.
    guard bytes.allSatisfy(Self.occursInNumbers), let value = Double(text),
      value.magnitude >= 1e-129 && value.magnitude < 1e125 || (try? DynamoDBNumber(utf8: bytes)) != nil
    else { throw AttributeDecodingError(.invalidValue(text, type: "Double")) }
    return value
  }

  private static func occursInNumbers(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"): true
    case UInt8(ascii: "e"), UInt8(ascii: "E"): true
    default: false
    }
  }

  /// Reads a quoted number as the nearest Float; one that is too large is an error.
  @inlinable
  package mutating func readFloat() throws -> Float {
    let mark = cursor
    let wide = try readDouble()
    var value = Float(wide)
    // A Double halfway between two Floats may have been rounded to it, and must not be rounded again.
    if _slowPath(wide.bitPattern & 0x1FFF_FFFF == 0x1000_0000 || wide.magnitude < Double(Float.leastNormalMagnitude)), wide != 0 {
      cursor = mark
      value = Float(String(decoding: try readRawString().bytes, as: UTF8.self)) ?? value
    }
    guard value.isFinite else { throw AttributeDecodingError(.invalidValue("\(wide)", type: "Float")) }
    return value
  }
}
