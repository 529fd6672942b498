import SwynamoBytes

/// Times as the service writes them.
enum Timestamp {
  /// The name of a stream: `2015-05-20T20:51:10.252`, UTC.
  static func label(_ seconds: Double) -> String {
    let milliseconds = Int((seconds * 1000).rounded(.down))
    let (day, rest) = milliseconds.floored(by: 86_400_000)
    let date = CivilDate(daysSince1970: day)
    let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60)
    let (second, fraction) = (rest / 1000 % 60, rest % 1000)
    return "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))T"
      + "\(padded(hour)):\(padded(minute)):\(padded(second)).\(padded(fraction, 3))"
  }

  /// The name of a policy's version: milliseconds since 1970.
  static func revision(_ seconds: Double) -> String { String(Int((seconds * 1000).rounded(.down))) }

  private static func padded(_ number: Int, _ width: Int = 2) -> String { DecimalDigits.text(number, width: width) }
}
