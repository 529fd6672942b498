import Testing

/// Sizes to the byte, by what just fits into 400 KB. Measured on the service by paritysuite's and dynalite's tests.
@Suite struct ItemSizeTests {
  private static let maximum = 409_600

  @Test(arguments: [
    ("0", 1), ("1", 2), ("12", 2), ("123", 3), ("1234", 3), ("12345678901234567890123456789012345678", 20), ("0042", 2),
    ("100", 2), ("1010", 3), ("0.0000001", 2), ("1E125", 2), ("1E-100", 2), ("1.5", 3), ("15", 2), ("1.200", 3), ("1.234", 4),
    ("3.14159", 5), ("123456", 4), ("100.5", 4), ("0.15", 2), ("-42", 3), ("-0", 1),
    ("1111111" + String(repeating: "0", count: 119), 5),
  ])
  func numbers(text: String, size: Int) async throws { try await check(#"{"N":"\#(text)"}"#, size) }

  @Test(arguments: [
    (#"{"S":"naïve 😀"}"#, 11), (#"{"B":"AQI="}"#, 2), (#"{"BOOL":true}"#, 1), (#"{"NULL":true}"#, 1),
    (#"{"SS":["a","bc"]}"#, 3), (#"{"NS":["1.23","12.3"]}"#, 6), (#"{"BS":["AQI=","Ag==","AQ=="]}"#, 4),
    (#"{"L":[]}"#, 3), (#"{"M":{}}"#, 3), (#"{"L":[{"S":"a"},{"L":[]}]}"#, 3 + 2 + 4),
    (#"{"M":{"ab":{"N":"1"},"c":{"M":{}}}}"#, 3 + (1 + 2 + 2) + (1 + 1 + 3)),
  ])
  func values(json: String, size: Int) async throws { try await check(json, size) }

  private func check(_ value: String, _ size: Int) async throws {
    let bench = try await Bench.users()
    // "id" and "a", "v" and the value, "p"
    let padding = Self.maximum - 3 - 1 - size - 1
    let put = { (padding: Int) in
      #"{"TableName":"users","Item":{"id":{"S":"a"},"v":\#(value),"p":{"S":"\#(String(repeating: "x", count: padding))"}}}"#
    }
    try await bench.expect("PutItem", put(padding), "{}")
    try await bench.expect("PutItem", put(padding + 1), invalid: "Item size has exceeded the maximum allowed size")
  }
}
