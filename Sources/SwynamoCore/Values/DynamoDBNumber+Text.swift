extension DynamoDBNumber {
  /// Reads a number as DynamoDB does: an optional sign, digits with at most one point, an optional exponent.
  ///
  ///     try DynamoDBNumber(parsing: "+0001.230e2")   // 123
  ///
  /// Throws `DynamoDBNumber.InvalidNumberError`, one case for each of DynamoDB's four refusals.
  public init(parsing text: some StringProtocol) throws(DynamoDBNumber.InvalidNumberError) {
    var text = String(text)
    let result: Result<DynamoDBNumber, DynamoDBNumber.InvalidNumberError> = text.withUTF8 { bytes in
      do throws(DynamoDBNumber.InvalidNumberError) { return .success(try DynamoDBNumber(utf8: bytes)) } catch {
        return .failure(error)
      }
    }
    self = try result.get()
  }

  /// Reads a decimal text; nil for one that DynamoDB can't store, of which ``init(parsing:)`` says why.
  public init?(_ text: some StringProtocol) {
    guard let number = try? DynamoDBNumber(parsing: text) else { return nil }
    self = number
  }

  /// The same from the text's bytes.
  public init(utf8 bytes: UnsafeBufferPointer<UInt8>) throws(DynamoDBNumber.InvalidNumberError) {
    var index = 0
    let end = bytes.count
    var isNegative = false
    if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var coefficient: UInt128 = 0
    var kept = 0
    var pendingZeros = 0
    var dropped = 0
    var exponent = 0
    var sawDigit = false
    var sawPoint = false
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: ".") {
        guard !sawPoint else { throw .notANumber }
        sawPoint = true
        index += 1
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { break }
      sawDigit = true
      if sawPoint { exponent -= 1 }
      if byte == 0x30 {
        // Zeros count only when a digit other than zero follows.
        if kept > 0 { pendingZeros += 1 }
      } else {
        let needed = kept + pendingZeros + 1
        if needed <= Self.maximumDigits {
          for _ in 0..<pendingZeros + 1 { coefficient *= 10 }
          coefficient += UInt128(byte - 0x30)
          kept = needed
        } else {
          // Too many digits, which is said only of what is a number and within the range.
          dropped += pendingZeros + 1
        }
        pendingZeros = 0
      }
      index += 1
    }
    guard sawDigit else { throw .notANumber }
    exponent += pendingZeros + dropped
    if index < end {
      guard bytes[index] | 0x20 == UInt8(ascii: "e") else { throw .notANumber }
      index += 1
      var negativeExponent = false
      if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
        negativeExponent = bytes[index] == UInt8(ascii: "-")
        index += 1
      }
      guard index < end else { throw .notANumber }
      var written = 0
      while index < end {
        guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { throw .notANumber }
        // DynamoDB reads exponents of up to 64 bits, whatever it says of them then.
        let (tens, isTooLarge) = written.multipliedReportingOverflow(by: 10)
        let (sum, isTooLargeNow) = tens.addingReportingOverflow(Int(bytes[index] - 0x30))
        guard !isTooLarge, !isTooLargeNow else { throw .notANumber }
        written = sum
        index += 1
      }
      written = min(written, 1_000_000)
      // DynamoDB refuses an exponent that is out of range even on a zero.
      if coefficient == 0, written > (negativeExponent ? -Self.magnitudes.lowerBound : Self.magnitudes.upperBound) {
        throw negativeExponent ? .underflow : .overflow
      }
      exponent += negativeExponent ? -written : written
    }
    if dropped > 0 {
      let magnitude = kept - 1 + exponent
      guard magnitude <= Self.magnitudes.upperBound else { throw .overflow }
      guard magnitude >= Self.magnitudes.lowerBound else { throw .underflow }
      throw .tooManyDigits
    }
    try self.init(coefficient: coefficient, exponent: exponent, isNegative: isNegative)
  }
}

extension DynamoDBNumber: LosslessStringConvertible {
  public init?(_ description: String) {
    guard let number = try? DynamoDBNumber(parsing: description) else { return nil }
    self = number
  }

  /// The canonical text: plain digits without an exponent, no leading or trailing zeros.
  public var description: String {
    if isZero { return "0" }
    let digits = coefficient.description
    var text = isNegative ? "-" : ""
    let exponent = Int(self.exponent)
    if exponent >= 0 {
      text += digits
      text += String(repeating: "0", count: exponent)
    } else if digits.utf8.count > -exponent {
      let split = digits.index(digits.endIndex, offsetBy: exponent)
      text += digits[..<split]
      text += "."
      text += digits[split...]
    } else {
      text += "0."
      text += String(repeating: "0", count: -exponent - digits.utf8.count)
      text += digits
    }
    return text
  }
}
