/// A moment as Signature Version 4 writes it.
///
///     SigningTime(secondsSinceEpoch: 1440938160).text   // "20150830T123600Z"
package struct SigningTime: Sendable, Hashable {
  package let secondsSinceEpoch: Int
  /// Sixteen ASCII characters; the first eight are the day.
  package let bytes: [UInt8]

  package init(secondsSinceEpoch: Int) {
    self.secondsSinceEpoch = secondsSinceEpoch
    // Days to a civil date: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    let dayNumber = secondsSinceEpoch / 86_400 - (secondsSinceEpoch % 86_400 < 0 ? 1 : 0)
    let second = secondsSinceEpoch - dayNumber * 86_400
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)

    var bytes: [UInt8] = []
    func append(_ value: Int, _ width: Int) {
      var divisor = 1
      for _ in 1..<width { divisor *= 10 }
      for _ in 0..<width {
        bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
        divisor /= 10
      }
    }
    append(year, 4)
    append(month, 2)
    append(day, 2)
    bytes.append(UInt8(ascii: "T"))
    append(second / 3600, 2)
    append(second / 60 % 60, 2)
    append(second % 60, 2)
    bytes.append(UInt8(ascii: "Z"))
    self.bytes = bytes
  }

  package var day: ArraySlice<UInt8> { bytes[..<8] }
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
