import SwynamoCore
import Testing

/// Texts whose Unicode forms differ, in what `Codable` stores.
@Suite struct CodableTextTests {
  private struct Forms: Codable, Equatable, Sendable {
    var counts: StringMap<Int>
    var words: StringSet
  }

  @Test func mapsAndSetsOfAllTexts() throws {
    let (c, d) = ("\u{E9}", "e\u{301}")
    let json = #"{"M":{"counts":{"M":{"\#(d)":{"N":"1"},"\#(c)":{"N":"2"}}},"words":{"L":[{"S":"\#(d)"},{"S":"\#(c)"}]}}}"#
    let forms = Forms(counts: ["e\u{301}": 1, "\u{E9}": 2], words: ["\u{E9}", "e\u{301}"])
    let (written, faults) = CodableCodec.write(forms)
    #expect(Array(written.utf8) == Array(json.utf8) && faults == [])
    #expect(try CodableCodec.read(Forms.self, json) == forms)
  }

  @Test func dictionariesAndSetsThatWouldMerge() {
    let names = #"{"M":{"é":{"N":"1"},"e\u0301":{"N":"2"}}}"#
    CodableCodec.expectError(
      [String: Int].self, names, path: "",
      "a value holds 2 names of which Swift tells only 1 apart, which a Dictionary<String, Int> can't keep; "
        + "declare the property as StringMap<Int>")
    CodableCodec.expectError(
      [String: [String: Int]].self, #"{"M":{"a":\#(names)}}"#, path: "a",
      #"attribute "a" holds 2 names of which Swift tells only 1 apart, which a Dictionary<String, Int> can't keep; "#
        + "declare the property as StringMap<Int>")
    CodableCodec.expectError(
      Set<String>.self, #"{"L":[{"S":"é"},{"S":"e\u0301"}]}"#, path: "",
      "a value holds 2 elements of which Swift tells only 1 apart, which a Set<String> can't keep; declare the property as StringSet"
    )
  }

  /// Whoever decodes JSON hashes its names; one of these would take seconds, one of 300 KB hours.
  @Test func namesInJSONTexts() throws {
    for name in ["a" + String(repeating: "\u{301}\u{323}", count: 20_000), String(repeating: #"\\u0301\\u0323"#, count: 20_000)] {
      let error = #expect(throws: AttributeDecodingError.self) {
        try AttributeReader.read(#"{"S":"{\"a\":[{\"\#(name)\" : 1}]}"}"#, AttributeCodec<[String: [[String: Int]]]>.json.decode)
      }
      #expect(
        error?.reason
          == .invalidValue(
            "a name with more than 128 combining marks in a row",
            type: "JSON of Dictionary<String, Array<Dictionary<String, Int>>>"))
    }
    let text = "e" + String(repeating: "\u{301}\u{323}", count: 100)
    #expect(
      try AttributeReader.read(#"{"S":"{\"é\":\"\#(text)\"}"}"#, AttributeCodec<[String: String]>.json.decode) == ["é": text])
  }
}
