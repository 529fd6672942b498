import FoundationEssentials

/// ISO 8601 date, time and offset: `2024-01-02T03:04:05.000006+0000`.
enum TimestampParser {
  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Date? {
    guard text.count >= 20,
      let year = number(text, 0, 4), text[4] == UInt8(ascii: "-"),
      let month = number(text, 5, 2), text[7] == UInt8(ascii: "-"),
      let day = number(text, 8, 2), text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " "),
      let hour = number(text, 11, 2), text[13] == UInt8(ascii: ":"),
      let minute = number(text, 14, 2), text[16] == UInt8(ascii: ":"),
      let second = number(text, 17, 2),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    guard day <= 28 && day >= 1 && month >= 1 && month <= 12 || date.isValid else { return nil }
    var index = 19
    var microseconds = 0
    if text[index] == UInt8(ascii: ".") {
      index += 1
      var scale = 100_000
      let first = index
      while index < text.count, text[index] >= 0x30, text[index] <= 0x39 {
        microseconds += Int(text[index] - 0x30) * scale
        scale /= 10
        index += 1
      }
      guard index > first else { return nil }
    }
    guard let offset = offset(text, index) else { return nil }
    let seconds = date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
    return Date(secondsSince1970: seconds, microseconds: microseconds)
  }

  private static func offset(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    guard index < text.count else { return nil }
    if text[index] | 0x20 == UInt8(ascii: "z") { return index + 1 == text.count ? 0 : nil }
    let sign: Int
    switch text[index] {
    case UInt8(ascii: "+"): sign = 1
    case UInt8(ascii: "-"): sign = -1
    default: return nil
    }
    let hasColon = index + 3 < text.count && text[index + 3] == UInt8(ascii: ":")
    guard text.count == index + (hasColon ? 6 : 5), let hours = number(text, index + 1, 2),
      let minutes = number(text, index + (hasColon ? 4 : 3), 2), hours < 24, minutes < 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> Int? {
    var value = 0
    for index in start..<start + length {
      let digit = text[index] &- 0x30
      guard digit <= 9 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}
