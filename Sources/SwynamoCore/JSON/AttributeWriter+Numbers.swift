extension AttributeWriter {
  /// Writes the decimal digits of an integer, without quotes.
  @inlinable
  package mutating func write(digitsOf value: some FixedWidthInteger) {
    guard let magnitude = UInt64(exactly: value.magnitude) else {
      var text = String(value)
      text.withUTF8 { write(raw: UnsafeRawBufferPointer($0)) }
      return
    }
    reserve(21)
    if value < 0 {
      base[count] = UInt8(ascii: "-")
      count &+= 1
    }
    writeDigits(magnitude)
  }

  @usableFromInline
  mutating func writeDigits(_ magnitude: UInt64) {
    var length = 1
    var bound: UInt64 = 10
    while magnitude >= bound {
      length &+= 1
      if length == 20 { break }
      bound &*= 10
    }
    var rest = magnitude
    var position = count &+ length &- 1
    while rest >= 10 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
      base[position] = 0x30 &+ UInt8(truncatingIfNeeded: remainder)
      rest = quotient
      position &-= 1
    }
    base[position] = 0x30 &+ UInt8(truncatingIfNeeded: rest)
    count &+= length
  }

  /// Writes a finite number in the range that DynamoDB stores, without quotes; any other is a fault.
  @inlinable
  package mutating func write(digitsOf value: Double) {
    if let integer = Int64(exactly: value), integer.magnitude < 1 << 53 {
      write(digitsOf: integer)
    } else {
      writeFraction(value.description, magnitude: value.magnitude)
    }
  }

  @inlinable
  package mutating func write(digitsOf value: Float) {
    if let integer = Int64(exactly: value), integer.magnitude < 1 << 24 {
      write(digitsOf: integer)
    } else {
      writeFraction(value.description, magnitude: Double(value.magnitude))
    }
  }

  /// 1e126 to the bit: on x86 the compiler rounds a decimal literal twice, and takes this one for the next Double.
  private static var overflow: Double { 0x1.7a2ecc414a03fp+418 }

  @usableFromInline
  mutating func writeFraction(_ text: String, magnitude: Double) {
    if !magnitude.isFinite {
      report(.number(.notANumber, text))
    } else if magnitude >= Self.overflow {
      report(.number(.overflow, text))
    } else if magnitude < 1e-130 {
      report(.number(.underflow, text))
    }
    var text = text
    text.withUTF8 { write(raw: UnsafeRawBufferPointer($0)) }
  }

  @usableFromInline
  package mutating func write(digitsOf value: DynamoDBNumber) {
    // Most numbers have few digits and a small exponent; those are written without a text in between.
    guard value.high == 0, value.exponent > -20, value.exponent < 20 else {
      var text = value.description
      text.withUTF8 { write(raw: UnsafeRawBufferPointer($0)) }
      return
    }
    reserve(64)
    if value.isNegative { write(byte: UInt8(ascii: "-")) }
    let begin = count
    writeDigits(value.low)
    if value.exponent >= 0 {
      for _ in 0..<value.exponent { write(byte: UInt8(ascii: "0")) }
    } else {
      insertPoint(begin: begin, fraction: -Int(value.exponent))
    }
  }

  /// Puts a point before the last digits that were written, and zeros in front where there are too few.
  private mutating func insertPoint(begin: Int, fraction: Int) {
    let zeros = max(0, fraction + 1 - (count - begin))
    if zeros > 0 {
      (base + begin + zeros).update(from: base + begin, count: count - begin)
      (base + begin).update(repeating: UInt8(ascii: "0"), count: zeros)
      count += zeros
    }
    let point = count - fraction
    (base + point + 1).update(from: base + point, count: fraction)
    base[point] = UInt8(ascii: ".")
    count += 1
  }
}
