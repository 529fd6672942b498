public import FoundationEssentials

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
