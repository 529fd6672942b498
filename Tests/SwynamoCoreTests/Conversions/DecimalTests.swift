import FoundationEssentials
import SwynamoCore
import Testing

@Suite struct DecimalTests {
  @Test(arguments: [
    "0", "-1.5", "12345678901234567890123456789012345678",
    "-0.00000000000000000000000000000000000012345678901234567890123456789012345678",
    "1" + String(repeating: "0", count: 125), "99999999999999999999999999999999999999" + String(repeating: "0", count: 88),
    "0." + String(repeating: "0", count: 127) + "1",
    "0." + String(repeating: "0", count: 90) + "99999999999999999999999999999999999999",
  ])
  func exact(_ text: String) throws {
    let json = #"{"N":"\#(text)"}"#
    let written = Conversion.write(try Conversion.read(Decimal.self, json))
    #expect(written.json == json)
    #expect(written.faults == [])
  }

  @Test(arguments: ["1E-130", "-1E-129", "12345678901234567890123456789012345678E-160", "12E-130"])
  func belowTheRange(_ text: String) throws {
    let plain = try #require(DynamoDBNumber(text)).description
    Conversion.expectError(Decimal.self, #"{"N":"\#(text)"}"#, "a value holds \(plain), which is no Decimal")
  }
}
