import SwynamoBytes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A date is text in PynamoDB's format, in UTC with microseconds, so that the order of the text is the order of time:
/// `2024-01-02T03:04:05.000006+0000`. For numbers, declare the field `as: .epochSeconds` or `.epochMilliseconds`.
///
/// Dates and times in ISO 8601's extended format, with an offset, are read, to the microsecond: `2021-09-06T17:04Z`, `2021-09-06t17:04:05,123456789+02`. For texts without
/// an offset there is ``AttributeCodec/iso8601(assuming:)``.
extension Date: ScalarAttribute {
  public typealias Kind = AttributeKinds.String

  public func encodeScalar(to writer: inout AttributeWriter) { writer.write(timestamp: self) }
  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readTimestamp() }
}

extension AttributeWriter {
  mutating func write(timestamp date: Date) {
    guard let (seconds, fraction) = date.wholeSecondsAndMicroseconds, Date.textSeconds.contains(seconds) else {
      // A date that is no number has no description.
      let interval = date.timeIntervalSince1970
      report(.encodingFailed("the date \(interval) s from 1970 is not in the years 0 to 9999, which its text can hold"))
      write(literal: "\"\"")
      return
    }
    let (days, second) = seconds.floored(by: 86_400)
    let date = CivilDate(daysSince1970: days)
    reserve(33)
    write(byte: UInt8(ascii: "\""))
    write(padded: date.year, 4)
    write(byte: UInt8(ascii: "-"))
    write(padded: date.month, 2)
    write(byte: UInt8(ascii: "-"))
    write(padded: date.day, 2)
    write(byte: UInt8(ascii: "T"))
    write(padded: second / 3600, 2)
    write(byte: UInt8(ascii: ":"))
    write(padded: second / 60 % 60, 2)
    write(byte: UInt8(ascii: ":"))
    write(padded: second % 60, 2)
    write(byte: UInt8(ascii: "."))
    write(padded: fraction, 6)
    write(literal: "+0000\"")
  }

  private mutating func write(padded value: Int, _ width: Int) {
    DecimalDigits.write(value, width: width, to: base + count)
    count += width
  }
}

extension Date {
  /// The seconds since 1970 that the text can hold: years 0 to 9999, which is what four digits make.
  static let textSeconds = -62_167_219_200..<253_402_300_800
  private static let secondsTo2001 = 978_307_200

  /// The seconds since 1970 and the nearest microsecond after them. A date counts from 2001 in a Double; whole seconds and fraction
  /// are taken apart there, since a product or a sum of both would be rounded once more.
  var wholeSecondsAndMicroseconds: (seconds: Int, microseconds: Int)? {
    let interval = timeIntervalSinceReferenceDate
    let whole = interval.rounded(.down)
    guard whole.magnitude < 1e15 else { return nil }
    let microseconds = Int(((interval - whole) * 1_000_000).rounded())
    let seconds = Int(whole) + Self.secondsTo2001
    return microseconds < 1_000_000 ? (seconds, microseconds) : (seconds + 1, 0)
  }

  /// The nearest date that the text can hold; nil outside of the years 0 to 9999.
  init?(secondsSince1970 seconds: Int, microseconds: Int) {
    guard Self.textSeconds.contains(seconds) else { return nil }
    let interval = Double(seconds - Self.secondsTo2001) + Double(microseconds) / 1_000_000
    // The last microseconds of 9999 are nearer to the year 10000, which could not be written again.
    let end = Double(Self.textSeconds.upperBound - Self.secondsTo2001)
    self.init(timeIntervalSinceReferenceDate: min(interval, end.nextDown))
  }
}

extension AttributeReader {
  /// Reads PynamoDB's format, and any other ISO 8601 date and time with an offset; without one where an offset is assumed.
  mutating func readTimestamp(assuming offset: UTCOffset? = nil) throws -> Date {
    let raw = try readRawString()
    // Some JSON writers escape the plus sign.
    var text = raw.hasEscapes ? try unescape(raw.bytes) : ""
    func parse(assuming offset: UTCOffset?) -> Date? {
      raw.hasEscapes
        ? text.withUTF8 { TimestampParser.parse($0, assuming: offset) } : TimestampParser.parse(raw.bytes, assuming: offset)
    }
    if let date = parse(assuming: offset) { return date }
    let lacksOffset = offset == nil && parse(assuming: .utc) != nil
    throw AttributeDecodingError(
      .invalidValue(
        "\"\(String(decoding: raw.bytes, as: UTF8.self))\"",
        type: "ISO 8601 date with an offset"
          + (lacksOffset ? "; to assume one, declare the field 'as: .iso8601(assuming: .utc)'" : "")))
  }
}
