extension DynamoDBNumber {
  /// The exact sum; throws when it has more than 38 digits or is out of range.
  ///
  ///     try DynamoDBNumber("0.1")!.adding(DynamoDBNumber("0.2")!)   // 0.3
  ///
  /// Source: DynamoDB Developer Guide, "Naming rules and data types", Number.
  public func adding(_ other: DynamoDBNumber) throws(NumberFault) -> DynamoDBNumber {
    if isZero { return other }
    if other.isZero { return self }
    let (high, low) = exponent >= other.exponent ? (self, other) : (other, self)
    let shift = Int(high.exponent) - Int(low.exponent)
    // The lowest digit of the sum is that of `low` when the exponents differ, so no digit of the aligned number can go away.
    guard Self.digitCount(high.coefficient) + shift <= Self.maximumDigits + 1 else { throw .tooManyDigits }
    let (aligned, overflow) = high.coefficient.multipliedReportingOverflow(by: Self.powerOfTen(shift))
    guard !overflow else { throw .tooManyDigits }
    if high.isNegative == low.isNegative {
      let (sum, overflow) = aligned.addingReportingOverflow(low.coefficient)
      guard !overflow else { throw .tooManyDigits }
      return try DynamoDBNumber(coefficient: sum, exponent: low.decimalExponent, isNegative: high.isNegative)
    }
    return aligned >= low.coefficient
      ? try DynamoDBNumber(
        coefficient: aligned - low.coefficient, exponent: low.decimalExponent, isNegative: high.isNegative)
      : try DynamoDBNumber(
        coefficient: low.coefficient - aligned, exponent: low.decimalExponent, isNegative: low.isNegative)
  }

  /// The exact difference; throws when it has more than 38 digits or is out of range.
  ///
  ///     try (1 as DynamoDBNumber).subtracting(DynamoDBNumber("0.9")!)   // 0.1
  public func subtracting(_ other: DynamoDBNumber) throws(NumberFault) -> DynamoDBNumber {
    try adding(-other)
  }

  /// The number with the other sign.
  public static prefix func - (number: DynamoDBNumber) -> DynamoDBNumber {
    DynamoDBNumber(
      uncheckedCoefficient: number.coefficient, exponent: number.exponent, isNegative: !number.isNegative && !number.isZero)
  }
}
