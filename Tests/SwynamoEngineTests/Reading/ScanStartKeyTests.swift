import Testing

@Suite struct ScanStartKeyTests {
  private static let invalid = "The provided starting key is invalid"
  private static let mismatch = "The provided key element does not match the schema"

  @Test(arguments: [
    "{}", #"{"b":{"S":"a"}}"#, #"{"a":{"S":"a"},"b":{"S":"a"}}"#, #"{"a":{"B":"YQ=="}}"#, #"{"a":{"L":[]}}"#,
  ])
  func ofATable(_ start: String) async throws {
    try await Bench.letters().expect(
      "Scan", #"{"TableName":"hash","FilterExpression":"attribute_exists(a.b)","ExclusiveStartKey":\#(start)}"#,
      invalid: "\(Self.invalid): \(Self.mismatch)")
  }

  @Test(arguments: [
    ("index1", "{}", invalid), ("index1", #"{"a":{"S":"a"},"b":{"S":"a"}}"#, invalid),
    ("index1", #"{"a":{"N":"1"},"x":{"S":"1"},"y":{"S":"1"}}"#, mismatch),
    ("index1", #"{"a":{"S":"1"},"b":{"N":"1"},"c":{"S":"a"}}"#, "\(invalid): \(mismatch)"),
    ("index3", #"{"a":{"S":"a"},"b":{"S":"a"},"z":{"S":"a"}}"#, invalid),
    ("index3", #"{"x":{"N":"1"},"y":{"N":"1"},"c":{"S":"a"}}"#, "\(invalid): \(mismatch)"),
    ("index4", #"{"x":{"N":"1"},"y":{"N":"1"},"c":{"S":"1"},"d":{"N":"1"}}"#, mismatch),
    ("whatever", #"{"z":{"S":"a"}}"#, "The table does not have the specified index: whatever"),
  ])
  func ofAnIndex(_ index: String, _ start: String, _ message: String) async throws {
    try await Bench.letters().expect(
      "Scan", #"{"TableName":"range","IndexName":"\#(index)","ExclusiveStartKey":\#(start)}"#, invalid: message)
  }

  /// The projection of a global index is looked at between the index's own keys and the table's.
  @Test func andAllAttributes() async throws {
    let scan = { (start: String) in
      #"{"TableName":"range","IndexName":"index4","Select":"ALL_ATTRIBUTES","ExclusiveStartKey":\#(start)}"#
    }
    let bench = try await Bench.letters()
    try await bench.expect("Scan", scan("{}"), invalid: Self.invalid)
    try await bench.expect(
      "Scan", scan(#"{"x":{"N":"1"},"y":{"N":"1"},"c":{"S":"a"},"d":{"S":"a"}}"#),
      invalid: "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for "
        + "global secondary index index4 because its projection type is not ALL")
  }
}
