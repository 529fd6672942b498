import SwynamoBytes
import SwynamoCore
import Testing

@Suite struct DynamoDBNumberArithmeticTests {
  private func sum(_ left: String, _ right: String) -> Result<String, DynamoDBNumber.InvalidNumberError> {
    outcome { number throws(DynamoDBNumber.InvalidNumberError) in
      try number(left).adding(number(right))
    }
  }

  private func outcome(
    _ body: ((String) throws(DynamoDBNumber.InvalidNumberError) -> DynamoDBNumber) throws(DynamoDBNumber.InvalidNumberError) ->
      DynamoDBNumber
  ) -> Result<String, DynamoDBNumber.InvalidNumberError> {
    do throws(DynamoDBNumber.InvalidNumberError) {
      return .success(
        try body { text throws(DynamoDBNumber.InvalidNumberError) in try DynamoDBNumber(parsing: text) }.description)
    } catch {
      return .failure(error)
    }
  }

  @Test(arguments: [
    ("0", "0", "0"), ("1", "-1", "0"), ("0.1", "0.2", "0.3"), ("999", "1", "1000"), ("-5", "3", "-2"), ("3", "-5", "-2"),
    ("1000", "-0.001", "999.999"), ("0", "-7e-130", "-0." + String(repeating: "0", count: 129) + "7"),
    ("99999999999999999999999999999999999999", "1", "1" + String(repeating: "0", count: 38)),
    ("1e38", "-1", String(repeating: "9", count: 38)), ("-1e38", "1", "-" + String(repeating: "9", count: 38)),
    ("3e38", "-2.5e38", "5" + String(repeating: "0", count: 37)),
    ("1.5e38", "-" + String(repeating: "9", count: 38), "5" + String(repeating: "0", count: 36) + "1"),
    ("5e125", "4e125", "9" + String(repeating: "0", count: 125)),
  ])
  func sums(left: String, right: String, expected: String) {
    #expect(sum(left, right) == .success(expected))
    #expect(sum(right, left) == .success(expected))
  }

  @Test(arguments: [
    ("5e125", "5e125", DynamoDBNumber.InvalidNumberError.overflow), ("-9e125", "-9e125", .overflow),
    ("1e125", "1", .tooManyDigits),
    ("1e38", "1", .tooManyDigits), ("99999999999999999999999999999999999999", "0.1", .tooManyDigits),
    ("1e125", "-1e-130", .tooManyDigits), ("4e38", "1", .tooManyDigits),
    ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999", .tooManyDigits),
    ("1.1e-130", "-1e-130", .underflow),
  ])
  func faults(left: String, right: String, fault: DynamoDBNumber.InvalidNumberError) {
    #expect(sum(left, right) == .failure(fault))
    #expect(sum(right, left) == .failure(fault))
  }

  @Test func differences() throws {
    #expect(try (1 as DynamoDBNumber).subtracting(DynamoDBNumber("0.9")!) == DynamoDBNumber("0.1")!)
    #expect(try (1 as DynamoDBNumber).subtracting(1) == 0)
    #expect(try (0 as DynamoDBNumber).subtracting(5) == -5)
    #expect(-(0 as DynamoDBNumber) == 0)
    #expect((-(0 as DynamoDBNumber)).description == "0")
    #expect(-(-5 as DynamoDBNumber) == 5)
  }

  /// Sums of generated numbers against a sum of decimal digits on paper.
  @Test func generatedSums() throws {
    var generator = SplitMix64(state: 42)
    var faults = 0
    for _ in 0..<5_000 {
      let left = Self.number(&generator)
      let right = Self.number(&generator, near: left)
      let expected = Paper(left).adding(Paper(right)).outcome
      let actual = sum(left.text, right.text)
      #expect(actual == expected, "\(left.text) + \(right.text)")
      if case .failure = expected { faults += 1 }
      let difference = outcome { number throws(DynamoDBNumber.InvalidNumberError) in
        try number(left.text).subtracting(number(right.text))
      }
      #expect(difference == Paper(left).adding(Paper(right).negated).outcome, "\(left.text) - \(right.text)")
    }
    #expect(faults > 500 && faults < 4500, "both outcomes are exercised")
  }

  struct Sample {
    var digits: [Int]
    var exponent: Int
    var isNegative: Bool
    var text: String { (isNegative ? "-" : "") + digits.map(String.init).joined() + "e\(exponent)" }
  }

  private static func number(_ generator: inout SplitMix64, near other: Sample? = nil) -> Sample {
    let count = Int.random(in: 1...38, using: &generator)
    let style = Int.random(in: 0..<4, using: &generator)
    var digits = (0..<count).map { _ in
      style == 0 ? 9 : style == 1 ? [0, 0, 0, 1].randomElement(using: &generator) ?? 0 : Int.random(in: 0...9, using: &generator)
    }
    digits[0] = max(digits[0], 1)
    digits[count - 1] = max(digits[count - 1], 1)
    let range = -130...(126 - count)
    let offset = Int.random(in: -30...30, using: &generator)
    let wanted = other.map { $0.exponent + offset } ?? Int.random(in: range, using: &generator)
    let exponent = min(max(wanted, range.lowerBound), range.upperBound)
    return Sample(digits: digits, exponent: exponent, isNegative: Bool.random(using: &generator))
  }
}

/// A number as a row of digits wide enough for all of DynamoDB's range, the lowest first, standing for 10^-130.
private struct Paper {
  private static let width = 300
  private var digits: [Int]
  private var isNegative: Bool

  init(_ sample: DynamoDBNumberArithmeticTests.Sample) {
    digits = Array(repeating: 0, count: Self.width)
    for (place, digit) in sample.digits.reversed().enumerated() { digits[place + sample.exponent + 130] = digit }
    isNegative = sample.isNegative
  }

  var negated: Paper {
    var number = self
    number.isNegative.toggle()
    return number
  }

  func adding(_ other: Paper) -> Paper {
    guard isNegative == other.isNegative else {
      return isSmallerInMagnitude(than: other) ? other.minus(self) : minus(other)
    }
    var sum = self
    var carry = 0
    for place in 0..<Self.width {
      let total = digits[place] + other.digits[place] + carry
      (carry, sum.digits[place]) = (total / 10, total % 10)
    }
    return sum
  }

  private func minus(_ smaller: Paper) -> Paper {
    var difference = self
    var borrow = 0
    for place in 0..<Self.width {
      let left = digits[place] - smaller.digits[place] - borrow
      (borrow, difference.digits[place]) = left < 0 ? (1, left + 10) : (0, left)
    }
    return difference
  }

  private func isSmallerInMagnitude(than other: Paper) -> Bool {
    for place in (0..<Self.width).reversed() where digits[place] != other.digits[place] {
      return digits[place] < other.digits[place]
    }
    return false
  }

  var outcome: Result<String, DynamoDBNumber.InvalidNumberError> {
    guard let top = digits.lastIndex(where: { $0 != 0 }), let bottom = digits.firstIndex(where: { $0 != 0 }) else {
      return .success("0")
    }
    guard top - bottom < 38 else { return .failure(.tooManyDigits) }
    guard top - 130 <= 125 else { return .failure(.overflow) }
    let whole = digits[130...].reversed().drop { $0 == 0 }.map(String.init).joined()
    let fraction = bottom < 130 ? "." + digits[bottom..<130].reversed().map(String.init).joined() : ""
    return .success((isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + fraction)
  }
}
