import SwynamoCore
import Testing

@Suite struct FloatingPointTests {
  @Test(arguments: [
    ("0", 0), ("-0.5", -0.5), (".5", 0.5), ("5.", 5), ("+1", 1), ("1e3", 1000), ("1E+3", 1000), ("0.1", 0.1),
    ("0.30000000000000004", 0.1 + 0.2), ("123456789012345678901234567890", 0x1.8ee90ff6c373ep96), ("1E-130", 1e-130),
    ("9.9999999999999999999999999999999999999E+125", 0x1.7a2ecc414a03fp+418), ("0.000000000000000000000000", 0),
  ])
  func doubles(text: String, value: Double) throws {
    #expect(try Conversion.read(Double.self, #"{"N":"\#(text)"}"#) == value)
  }

  @Test(arguments: [
    "", ".", "-", "-.", "+.", "0x1p3", "0x10", "inf", "nan", "infinity", "1e", "1e-400", "1e-131", "1e126", "1e400", "1.2.3",
    "1 ", " 1", "1-2", "--1", "1e5e5", "1_0",
  ])
  func texts(noNumber text: String) {
    Conversion.expectError(Double.self, #"{"N":"\#(text)"}"#, "a value holds \(text), which is no Double")
    Conversion.expectError(Float.self, #"{"N":"\#(text)"}"#, "a value holds \(text), which is no Double")
  }

  private static let floatTexts: [(String, Float)] = [
    ("0.1", 0.1), ("16777217", 16_777_216), ("16777217.0000000001", 16_777_218), ("-16777216.9999999999", -16_777_216),
    ("1E-45", .leastNonzeroMagnitude), ("1E-130", 0), ("3.4028235E38", .greatestFiniteMagnitude),
  ]

  @Test(arguments: floatTexts)
  func floats(text: String, value: Float) throws {
    #expect(try Conversion.read(Float.self, #"{"N":"\#(text)"}"#) == value)
  }

  @Test func doublesAtTheEdge() throws {
    let edge = try #require(Double("1e126"))
    #expect(Conversion.write(edge).faults == [.number(.overflow, "1e+126")])
    #expect(Conversion.write(edge.nextDown).faults == [])
    let smallest = try #require(Double("1e-130"))
    #expect(Conversion.write(smallest).faults == [])
    #expect(Conversion.write(smallest.nextDown).faults == [.number(.underflow, "\(smallest.nextDown)")])
  }

  @Test func floatsTooLarge() {
    Conversion.expectError(Float.self, #"{"N":"1e39"}"#, "a value holds 1e+39, which is no Float")
  }
}
