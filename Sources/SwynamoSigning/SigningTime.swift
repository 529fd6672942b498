import SwynamoBytes

/// A moment as Signature Version 4 writes it.
///
///     SigningTime(secondsSinceEpoch: 1440938160).text   // "20150830T123600Z"
package struct SigningTime: Sendable, Hashable {
  package let secondsSinceEpoch: Int
  /// Sixteen ASCII characters; the first eight are the day.
  package let bytes: [UInt8]

  package init(secondsSinceEpoch: Int) {
    self.secondsSinceEpoch = secondsSinceEpoch
    let (dayNumber, second) = secondsSinceEpoch.floored(by: 86_400)
    let date = CivilDate(daysSince1970: dayNumber)
    bytes = [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      DecimalDigits.write(date.year, width: 4, to: base)
      DecimalDigits.write(date.month, width: 2, to: base + 4)
      DecimalDigits.write(date.day, width: 2, to: base + 6)
      base[8] = UInt8(ascii: "T")
      DecimalDigits.write(second / 3600, width: 2, to: base + 9)
      DecimalDigits.write(second / 60 % 60, width: 2, to: base + 11)
      DecimalDigits.write(second % 60, width: 2, to: base + 13)
      base[15] = UInt8(ascii: "Z")
      count = 16
    }
  }

  package var day: ArraySlice<UInt8> { bytes[..<8] }
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension SigningTime {
  /// Reads ISO 8601's basic format to the second; nil for any other text and for days that no month has.
  package init?(parsing text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
      let year = DecimalDigits.number(bytes, 0, 4), let month = DecimalDigits.number(bytes, 4, 2),
      let day = DecimalDigits.number(bytes, 6, 2), let hour = DecimalDigits.number(bytes, 9, 2),
      let minute = DecimalDigits.number(bytes, 11, 2), let second = DecimalDigits.number(bytes, 13, 2), hour < 24, minute < 60,
      second < 61
    else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    guard date.isValid else { return nil }
    self.init(secondsSinceEpoch: date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second)
    guard self.bytes.prefix(8).elementsEqual(bytes.prefix(8)) else { return nil }
  }
}
