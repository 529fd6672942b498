extension DynamoDBNumber: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }

  /// Exact for every integer of up to 64 bits.
  @inlinable
  public init(_ value: some FixedWidthInteger & BinaryInteger) {
    precondition(value.bitWidth <= 64, "use DynamoDBNumber(exactly:) for integers wider than 64 bits")
    self.init(normalizing: UInt64(value.magnitude), isNegative: value < 0)
  }

  /// Nil when the integer has more than 38 significant digits.
  @inlinable
  public init?(exactly value: some FixedWidthInteger & BinaryInteger) {
    if let magnitude = UInt64(exactly: value.magnitude) {
      self.init(normalizing: magnitude, isNegative: value < 0)
      return
    }
    guard let magnitude = UInt128(exactly: value.magnitude),
      let number = try? DynamoDBNumber(coefficient: magnitude, exponent: 0, isNegative: value < 0)
    else { return nil }
    self = number
  }

  @usableFromInline
  init(normalizing magnitude: UInt64, isNegative: Bool) {
    guard magnitude != 0 else {
      self.init(uncheckedCoefficient: 0, exponent: 0, isNegative: false)
      return
    }
    var coefficient = magnitude
    var exponent: Int16 = 0
    while coefficient % 10 == 0 {
      coefficient /= 10
      exponent += 1
    }
    self.init(uncheckedCoefficient: UInt128(coefficient), exponent: exponent, isNegative: isNegative)
  }
}

extension FixedWidthInteger {
  /// The integer of the same value, or nil when the number has a fraction or doesn't fit.
  ///
  ///     Int(exactly: DynamoDBNumber("1e3")!)   // 1000
  public init?(exactly number: DynamoDBNumber) {
    guard number.decimalExponent >= 0, number.isZero || number.magnitude <= 38 else { return nil }
    let (magnitude, overflow) = number.coefficient.multipliedReportingOverflow(
      by: DynamoDBNumber.powerOfTen(number.decimalExponent))
    guard !overflow else { return nil }
    if number.isNegative {
      guard let value = Int128(exactly: magnitude) else { return nil }
      self.init(exactly: -value)
    } else {
      self.init(exactly: magnitude)
    }
  }
}
