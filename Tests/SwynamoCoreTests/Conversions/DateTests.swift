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
    for text in ["0001-01-01T00:00:00.000000+0000", "0001-01-01T00:00:00.500000+0000", "9999-12-31T23:59:59.500000+0000"] {
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
      "0000-12-31T23:59:59.999999+0000", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00",
    ] {
      Conversion.expectError(
        Date.self, #"{"S":"\#(text)"}"#, #"a value holds "\#(text)", which is no ISO 8601 date with an offset"#)
    }
    #expect(try rewritten("0001-01-01T01:00:00+01:00") == "0001-01-01T00:00:00.000000+0000")
  }

  @Test(arguments: [
    (Double.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf"), (1e300, "1e+300"), (253_402_300_800, "253402300800.0"),
  ])
  func faults(seconds: Double, text: String) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(
      Conversion.write(date).faults == [
        .encodingFailed("the date \(text) s from 1970 is not in the years 1 to 9999, which its text can hold")
      ])
    guard seconds.magnitude != 253_402_300_800 else { return }
    for codec in [AttributeCodec<Date>.epochSeconds, .epochMilliseconds] {
      var writer = AttributeWriter()
      codec.encode(date, &writer)
      #expect(writer.faults.map(\.fault) == [.encodingFailed("the date \(text) s from 1970 is out of range")])
    }
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
