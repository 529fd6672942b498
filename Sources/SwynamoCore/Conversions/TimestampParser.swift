import SwynamoBytes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// ISO 8601 date, time and offset: `2024-01-02T03:04:05.000006+0000`.
///
/// What mappers of other languages write is read: without seconds, with a fraction of any length, `Z`, `+01`, `+01:00`, `+01:00:30`,
/// and with the name of a time zone behind the offset, as RFC 9557 and Java have it (`+01:00[Europe/Paris]`).
enum TimestampParser {
  /// The offset is assumed where the text has none; with nil such a text is no date.
  static func parse(_ text: UnsafeBufferPointer<UInt8>, assuming offset: UTCOffset? = nil) -> Date? {
    guard text.count >= 16,
      let year = DecimalDigits.number(text, 0, 4), text[4] == UInt8(ascii: "-"),
      let month = DecimalDigits.number(text, 5, 2), text[7] == UInt8(ascii: "-"),
      let day = DecimalDigits.number(text, 8, 2), text[10] | 0x20 == UInt8(ascii: "t") || text[10] == UInt8(ascii: " "),
      let hour = DecimalDigits.number(text, 11, 2), text[13] == UInt8(ascii: ":"),
      let minute = DecimalDigits.number(text, 14, 2),
      hour < 24, minute < 60
    else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    guard day <= 28 && day >= 1 && month >= 1 && month <= 12 || date.isValid else { return nil }
    var index = 16
    guard let (second, microseconds) = seconds(text, &index), let offset = self.offset(text, index, offset) else { return nil }
    return Date(
      secondsSince1970: date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset, microseconds: microseconds)
  }

  /// `:05.000006`, or nothing.
  private static func seconds(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) -> (second: Int, microseconds: Int)? {
    guard index < text.count, text[index] == UInt8(ascii: ":") else { return (0, 0) }
    guard text.count >= index + 3, let second = DecimalDigits.number(text, index + 1, 2), second < 60 else { return nil }
    index += 3
    guard index < text.count, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",") else { return (second, 0) }
    index += 1
    var microseconds = 0
    var scale = 100_000
    let first = index
    while index < text.count, text[index] >= 0x30, text[index] <= 0x39 {
      microseconds += Int(text[index] - 0x30) * scale
      scale /= 10
      index += 1
    }
    return index > first ? (second, microseconds) : nil
  }

  /// The rest of the text in seconds: `Z`, `+01`, `+0100`, `+01:00` or `+01:00:30`, and a time zone's name.
  private static func offset(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ assumed: UTCOffset?) -> Int? {
    guard start < text.count else { return assumed?.seconds }
    var index = start + 1
    var offset = 0
    switch text[start] {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"): break
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard text.count >= start + 3, let hours = DecimalDigits.number(text, start + 1, 2), hours < 24 else { return nil }
      index = start + 3
      let hasColons = index < text.count && text[index] == UInt8(ascii: ":")
      guard let minutes = part(text, &index, hasColons), let seconds = hasColons ? part(text, &index, true) : 0
      else { return nil }
      offset = (hours * 60 + minutes) * 60 + seconds
      if text[start] == UInt8(ascii: "-") { offset = -offset }
    default: return nil
    }
    guard index < text.count else { return offset }
    return text[index] == UInt8(ascii: "[") && text.count > index + 2 && text[text.count - 1] == UInt8(ascii: "]") ? offset : nil
  }

  /// The minutes or seconds of an offset; 0 where it has ended.
  private static func part(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ hasColon: Bool) -> Int? {
    guard index < text.count, text[index] != UInt8(ascii: "[") else { return 0 }
    let start = hasColon ? index + 1 : index
    guard !hasColon || text[index] == UInt8(ascii: ":"), text.count >= start + 2,
      let value = DecimalDigits.number(text, start, 2), value < 60
    else { return nil }
    index = start + 2
    return value
  }
}
