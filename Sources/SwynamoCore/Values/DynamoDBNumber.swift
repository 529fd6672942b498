/// An exact decimal number, as DynamoDB stores it: up to 38 significant digits, magnitudes from 1E-130 to 9.99…E+125.
///
///     DynamoDBNumber("1.50")!.description     // "1.5"
///     DynamoDBNumber("1E3")! == 1000          // true
///     DynamoDBNumber("1E126")                 // nil: too large
///
/// Source: DynamoDB Developer Guide, "Naming rules and data types", Number.
public struct DynamoDBNumber: Sendable, Hashable {
  /// The value is ±coefficient × 10^exponent. The coefficient has no trailing zero and less than 39 digits; zero is (+, 0, 0).
  @usableFromInline var high: UInt64
  @usableFromInline var low: UInt64
  @usableFromInline var exponent: Int16
  /// Whether it is below zero; zero has no sign.
  public let isNegative: Bool

  /// How many significant digits DynamoDB stores: 38.
  public static let maximumDigits = Limits.digits
  /// The range of the power of ten of the first digit.
  public static let magnitudes = Limits.magnitudes

  @inlinable
  init(uncheckedCoefficient coefficient: UInt128, exponent: Int16, isNegative: Bool) {
    high = UInt64(truncatingIfNeeded: coefficient >> 64)
    low = UInt64(truncatingIfNeeded: coefficient)
    self.exponent = exponent
    self.isNegative = isNegative
  }

  /// The digits as an integer: the number is `coefficient` times ten to the power of ``decimalExponent``.
  public var coefficient: UInt128 { UInt128(high) << 64 | UInt128(low) }
  /// The power of ten that the ``coefficient`` is multiplied by.
  public var decimalExponent: Int { Int(exponent) }
  /// Whether it is 0.
  public var isZero: Bool { high == 0 && low == 0 }

  /// The power of ten of the first digit: 2 for 123. Zero has none.
  public var magnitude: Int { Self.digitCount(coefficient) - 1 + Int(exponent) }

  /// Normalizes; throws when the value has too many digits or is out of range.
  public init(coefficient: UInt128, exponent: Int, isNegative: Bool) throws(DynamoDBNumber.InvalidNumberError) {
    guard coefficient != 0 else {
      self.init(uncheckedCoefficient: 0, exponent: 0, isNegative: false)
      return
    }
    var coefficient = coefficient
    var exponent = exponent
    while true {
      let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      coefficient = quotient
      exponent += 1
    }
    let digits = Self.digitCount(coefficient)
    guard digits <= Self.maximumDigits else { throw .tooManyDigits }
    let magnitude = digits - 1 + exponent
    guard magnitude <= Self.magnitudes.upperBound else { throw .overflow }
    guard magnitude >= Self.magnitudes.lowerBound else { throw .underflow }
    self.init(uncheckedCoefficient: coefficient, exponent: Int16(exponent), isNegative: isNegative)
  }

  static func digitCount(_ value: UInt128) -> Int {
    if value < 10_000_000_000_000_000_000 {
      var value = UInt64(value)
      var count = 1
      while value >= 10 {
        value /= 10
        count += 1
      }
      return count
    }
    return 19 + digitCount(value / 10_000_000_000_000_000_000)
  }

  static func powerOfTen(_ exponent: Int) -> UInt128 {
    var power: UInt128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}

extension DynamoDBNumber {
  /// Why a number can't be stored.
  public enum InvalidNumberError: Error, Sendable, Hashable {
    /// A text that is no number, an infinity or a NaN.
    case notANumber
    /// More than 38 significant digits.
    case tooManyDigits
    /// Too large: 1E+126 or more.
    case overflow
    /// Too close to zero: less than 1E-130.
    case underflow
  }
}

extension DynamoDBNumber: Comparable {
  public static func < (left: DynamoDBNumber, right: DynamoDBNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? right.isSmallerInMagnitude(than: left)
      : left.isSmallerInMagnitude(than: right)
  }

  private func isSmallerInMagnitude(than other: DynamoDBNumber) -> Bool {
    if isZero || other.isZero { return isZero && !other.isZero }
    let (mine, theirs) = (magnitude, other.magnitude)
    if mine != theirs { return mine < theirs }
    let difference = Int(exponent) - Int(other.exponent)
    return difference >= 0
      ? coefficient * Self.powerOfTen(difference) < other.coefficient
      : coefficient < other.coefficient * Self.powerOfTen(-difference)
  }
}

extension DynamoDBNumber {
  /// The exact sum; throws when it has more than 38 digits or is out of range.
  ///
  ///     try DynamoDBNumber("0.1")!.adding(DynamoDBNumber("0.2")!)   // 0.3
  ///
  /// Source: DynamoDB Developer Guide, "Naming rules and data types", Number.
  public func adding(_ other: DynamoDBNumber) throws(DynamoDBNumber.InvalidNumberError) -> DynamoDBNumber {
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
  public func subtracting(_ other: DynamoDBNumber) throws(DynamoDBNumber.InvalidNumberError) -> DynamoDBNumber {
    try adding(-other)
  }

  /// The number with the other sign.
  public static prefix func - (number: DynamoDBNumber) -> DynamoDBNumber {
    DynamoDBNumber(
      uncheckedCoefficient: number.coefficient, exponent: number.exponent, isNegative: !number.isNegative && !number.isZero)
  }
}
