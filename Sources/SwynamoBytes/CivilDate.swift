/// A day of the proleptic Gregorian calendar.
///
///     CivilDate(daysSince1970: 20_454)                              // 2026-01-01
///     CivilDate(year: 2026, month: 1, day: 1).daysSince1970         // 20454
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
@usableFromInline
package struct CivilDate {
  @usableFromInline package var year: Int
  @usableFromInline package var month: Int
  @usableFromInline package var day: Int

  @inlinable
  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  @inlinable
  package init(daysSince1970 days: Int) {
    // Years are counted from March, so that the leap day is the last; 400 years have 146,097 days.
    let (era, dayOfEra) = (days + 719_468).floored(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  @inlinable
  package var daysSince1970: Int {
    let (era, yearOfEra) = (month <= 2 ? year - 1 : year).floored(by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Whether the month has such a day.
  package var isValid: Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= days[month - 1]
  }
}

extension Int {
  /// Quotient and remainder of the division that rounds down: the remainder is never negative.
  @inlinable @inline(__always)
  package func floored(by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

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
