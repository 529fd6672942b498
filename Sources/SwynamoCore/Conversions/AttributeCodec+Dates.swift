#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension AttributeCodec where Value == Date {
  /// Whole seconds since 1970 as a number, which is what DynamoDB's time to live reads.
  ///
  /// The date is rounded to microseconds and the rest of its second cut off.
  public static var epochSeconds: AttributeCodec {
    .epoch(unitsPerSecond: 1) { seconds in
      let whole = seconds.rounded(.down)
      return ((seconds - whole) * 1_000_000).rounded() < 1_000_000 ? whole : whole + 1
    }
  }

  /// Whole milliseconds since 1970 as a number: the nearest ones, so that what was read is written again.
  public static var epochMilliseconds: AttributeCodec {
    .epoch(unitsPerSecond: 1000) { seconds in (seconds * 1000).rounded() }
  }

  /// The text of a date on its own, in UTC with microseconds; a text without an offset is read as one with this offset.
  ///
  ///     Field(\.created, as: .iso8601(assuming: .utc))                // reads 2021-09-06T17:04:05, writes 2021-09-06T17:04:05.000000+0000
  ///     Field(\.created, as: .iso8601(assuming: .hours(5, minutes: 30)))
  public static func iso8601(assuming offset: UTCOffset) -> AttributeCodec {
    AttributeCodec(
      type: .string,
      encode: { date, writer in date.encodeAttribute(to: &writer) },
      decode: { reader in
        try reader.beginValue(AttributeKinds.String.scalarType)
        let date = try reader.readTimestamp(assuming: offset)
        try reader.endValue()
        return date
      })
  }

  private static func epoch(
    unitsPerSecond units: Double, _ wholeUnits: @escaping @Sendable (_ seconds: Double) -> Double
  ) -> AttributeCodec {
    AttributeCodec(
      type: .number,
      encode: { date, writer in
        let seconds = date.timeIntervalSince1970
        guard let integer = Int64(exactly: wholeUnits(seconds)) else {
          // A date that is no number has no description.
          writer.report(.encodingFailed("the date \(seconds) s from 1970 is out of range"))
          writer.write(literal: #"{"N":"0"}"#)
          return
        }
        integer.encodeAttribute(to: &writer)
      },
      decode: { reader in Date(timeIntervalSince1970: try Double(attributeFrom: &reader) / units) })
  }
}

/// How far clocks are ahead of UTC.
///
///     .utc, .hours(1), .hours(-3, minutes: 30)          // +00:00, +01:00, -03:30
///
/// Below a day either way: what is beyond is cut off.
public struct UTCOffset: Sendable, Hashable {
  /// Seconds ahead of UTC; negative ones are behind.
  public let seconds: Int

  private init(seconds: Int) { self.seconds = seconds }

  /// No offset.
  public static var utc: UTCOffset { UTCOffset(seconds: 0) }

  /// The minutes have the sign of the hours: `.hours(-3, minutes: 30)` is three and a half hours behind.
  public static func hours(_ hours: Int, minutes: Int = 0) -> UTCOffset {
    let size = Int(min(hours.magnitude, 23)) * 3600 + Int(min(minutes.magnitude, 59)) * 60
    return UTCOffset(seconds: hours < 0 || hours == 0 && minutes < 0 ? -size : size)
  }
}
