import FoundationEssentials
import SwynamoCore
import Testing

@Suite struct DateTests {
  private func rewritten(_ text: String) throws -> String {
    let (json, faults) = Conversion.write(try Conversion.read(Date.self, #"{"S":"\#(text)"}"#))
    #expect(faults == [])
    return String(json.dropFirst(6).dropLast(2))
  }

  @Test func textIsKeptWhereDoubleHasMicroseconds() throws {
    var generator = SystemRandomNumberGenerator()
    for year in 1729...2272 {
      for _ in 0..<40 {
        let day = "\(year)-0\(Int.random(in: 1...9, using: &generator))-1\(Int.random(in: 0...9, using: &generator))"
        let fraction = String(String(Int.random(in: 1_000_000..<2_000_000, using: &generator)).dropFirst())
        let text = "\(day)T2\(Int.random(in: 0...3, using: &generator)):59:59.\(fraction)+0000"
        #expect(try rewritten(text) == text)
      }
    }
  }

  @Test func textIsNearestElsewhere() throws {
    for text in ["0000-01-01T00:00:00.000000+0000", "0001-01-01T00:00:00.500000+0000", "9999-12-31T23:59:59.500000+0000"] {
      #expect(try rewritten(text) == text)
    }
    #expect(try rewritten("9999-12-31T23:59:59.999999+0000") == "9999-12-31T23:59:59.999969+0000")
    for text in ["0001-01-01T00:00:00.000003+0000", "1400-02-03T04:05:06.123457+0000", "7000-02-03T04:05:06.999999+0000"] {
      let nearest = try rewritten(text)
      #expect(try rewritten(nearest) == nearest)
    }
  }

  @Test func yearsBeyondTheText() throws {
    for text in [
      "0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00",
    ] {
      Conversion.expectError(
        Date.self, #"{"S":"\#(text)"}"#, #"a value holds "\#(text)", which is no ISO 8601 date with an offset"#)
    }
    #expect(try rewritten("0000-01-01T01:00:00+01:00") == "0000-01-01T00:00:00.000000+0000")
  }

  /// They are what a range without a bound is asked for by.
  @Test func distantDates() throws {
    #expect(Conversion.write(Date.distantPast).faults.isEmpty)
    #expect(Conversion.write(Date.distantFuture).faults.isEmpty)
    #expect(try Conversion.read(Date.self, #"{"S":"0000-12-30T00:00:00.000000+0000"}"#) == .distantPast)
  }

  @Test(arguments: [
    (Double.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf"), (1e300, "1e+300"), (253_402_300_800, "253402300800.0"),
  ])
  func faults(seconds: Double, text: String) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(
      Conversion.write(date).faults == [
        .encodingFailed("the date \(text) s from 1970 is not in the years 0 to 9999, which its text can hold")
      ])
    guard seconds.magnitude != 253_402_300_800 else { return }
    for codec in [AttributeCodec<Date>.epochSeconds, .epochMilliseconds] {
      var writer = AttributeWriter()
      codec.encode(date, &writer)
      #expect(writer.faults.map(\.fault) == [.encodingFailed("the date \(text) s from 1970 is out of range")])
    }
  }

  /// What other mappers write: Java's Instant, OffsetDateTime and ZonedDateTime, JavaScript, Go, .NET, Python, PHP.
  @Test(arguments: [
    ("2021-09-06T17:04Z", "17:04:00.000000"),
    ("2021-09-06T17:04+02:00", "15:04:00.000000"),
    ("2021-09-06T17:04Z[UTC]", "17:04:00.000000"),
    ("2021-09-06T17:04:05+02:00[Europe/Paris]", "15:04:05.000000"),
    ("2021-09-06T17:04:05-00:01:15", "17:05:20.000000"),
    ("2021-09-06T17:04:05Z", "17:04:05.000000"),
    ("2021-09-06T17:04:05.1Z", "17:04:05.100000"),
    ("2021-09-06T17:04:05.123Z", "17:04:05.123000"),
    ("2021-09-06T17:04:05.123456789Z", "17:04:05.123456"),
    ("2021-09-06T17:04:05.000000000000000000000000000001-07:00", "00:04:05.000000"),
    ("2021-09-06T17:04:05,25+0000", "17:04:05.250000"),
    ("2021-09-06t17:04:05z", "17:04:05.000000"),
    ("2021-09-06 17:04:05.5+00", "17:04:05.500000"),
    ("2021-09-06T17:04:05+0530", "11:34:05.000000"),
    ("2021-09-06T17:04:05+05", "12:04:05.000000"),
    ("2021-09-06T17:04:05-00:00", "17:04:05.000000"),
    ("2021-09-06T17:04:05\\u002B00:00", "17:04:05.000000"),
  ])
  func textOfOtherMappers(text: String, time: String) throws {
    let day = text.hasPrefix("2021-09-06T17:04:05.0000000000") ? "07" : "06"
    #expect(try rewritten(text) == "2021-09-\(day)T\(time)+0000")
    // An offset that is there is not assumed.
    let date = try Conversion.read(Date.self, #"{"S":"\#(text)"}"#)
    #expect(try AttributeReader.read(#"{"S":"\#(text)"}"#, AttributeCodec.iso8601(assuming: .hours(9)).decode) == date)
  }

  @Test(arguments: [
    "", "2021-09-06", "2021-09-06Z", "2021-09-06T17Z", "2021-09-06T17:04:Z", "2021-09-06T17:04:5Z", "2021-09-06T17:04:60Z",
    "2021-09-06T24:00Z", "2021-09-06T17:60Z", "2021-09-06T17:04.5Z", "2021-09-06T17:04:05.Z", "2021-09-06T17:04:05,Z",
    "2021-09-06T17:04+", "2021-09-06T17:04+2", "2021-09-06T17:04+02:", "2021-09-06T17:04+02:0", "2021-09-06T17:04+020",
    "2021-09-06T17:04+02:00:", "2021-09-06T17:04+02:00:0", "2021-09-06T17:04+02:0030", "2021-09-06T17:04+24:00",
    "2021-09-06T17:04+02:60", "2021-09-06T17:04+02000", "2021-09-06T17:04ZZ", "2021-09-06T17:04Z+01:00", "2021-09-06T17:04Z[",
    "2021-09-06T17:04Z[]", "2021-09-06T17:04Z[UTC", "2021-09-06T17:04[UTC]", "2021-09-06T17:04:05[Europe/Paris]",
    "2021-09-06T17:04:05 +02:00", "2021-09-06T17:04:05 UTC", "2021-9-6T17:04Z", "2021-02-29T17:04Z", "2021-13-01T17:04Z",
    "20210906T170405Z", "2021-09-06X17:04Z", "+2021-09-06T17:04Z",
  ])
  func noDates(text: String) {
    let sentence = #"a value holds "\#(text)", which is no ISO 8601 date with an offset"#
    Conversion.expectError(Date.self, #"{"S":"\#(text)"}"#, sentence)
    let error = #expect(throws: AttributeDecodingError.self) {
      try AttributeReader.read(#"{"S":"\#(text)"}"#, AttributeCodec.iso8601(assuming: .utc).decode)
    }
    #expect(error?.description == sentence)
  }

  @Test(arguments: [
    ("2021-09-06T17:04", UTCOffset.utc, "06T17:04:00.000000"),
    ("2021-09-06T17:04:05.123456", .utc, "06T17:04:05.123456"),
    ("2021-09-06 17:04:05", .hours(2), "06T15:04:05.000000"),
    ("2021-09-06t17:04:05", .hours(-7), "07T00:04:05.000000"),
    ("2021-09-06T17:04:05", .hours(5, minutes: 45), "06T11:19:05.000000"),
    ("2021-09-06T17:04:05", .hours(-3, minutes: 30), "06T20:34:05.000000"),
    ("2021-09-06T17:04:05", .hours(0, minutes: -30), "06T17:34:05.000000"),
  ])
  func anAssumedOffset(text: String, offset: UTCOffset, expected: String) throws {
    let codec = AttributeCodec.iso8601(assuming: offset)
    #expect(codec.type == .string)
    let date = try AttributeReader.read(#"{"S":"\#(text)"}"#, codec.decode)
    var writer = AttributeWriter()
    codec.encode(date, &writer)
    #expect(writer.text == #"{"S":"2021-09-\#(expected)+0000"}"#)
    Conversion.expectError(
      Date.self, #"{"S":"\#(text)"}"#,
      #"a value holds "\#(text)", which is no ISO 8601 date with an offset; to assume one, declare the field "#
        + "'as: .iso8601(assuming: .utc)'")
  }

  @Test func offsetsEndBelowADay() {
    #expect(UTCOffset.hours(5, minutes: 30).seconds == 19_800)
    #expect(UTCOffset.hours(.max, minutes: .max).seconds == 86_340)
    #expect(UTCOffset.hours(.min, minutes: .min).seconds == -86_340)
  }

  private func rewritten(_ number: String, _ codec: AttributeCodec<Date>) throws -> String {
    var writer = AttributeWriter()
    codec.encode(try AttributeReader.read(#"{"N":"\#(number)"}"#, codec.decode), &writer)
    return String(writer.text.dropFirst(6).dropLast(2))
  }

  @Test func epochNumbersAreKept() throws {
    for milliseconds in stride(from: -62_135_596_800_000, through: 253_402_300_799_999, by: 12_345_678_901) {
      #expect(try rewritten("\(milliseconds)", .epochMilliseconds) == "\(milliseconds)")
      #expect(try rewritten("\(milliseconds / 1000)", .epochSeconds) == "\(milliseconds / 1000)")
    }
    for milliseconds in 1_704_164_645_000..<1_704_164_647_000 {
      #expect(try rewritten("\(milliseconds)", .epochMilliseconds) == "\(milliseconds)")
    }
  }

  @Test func epochSecondsCutOff() throws {
    #expect(try rewritten("1704164645.999999", .epochSeconds) == "1704164645")
    #expect(try rewritten("1704164645.9999998", .epochSeconds) == "1704164646")
    #expect(try rewritten("-0.5", .epochSeconds) == "-1")
  }
}
