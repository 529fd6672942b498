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
      "a value holds 2 elements of which Swift tells only 1 apart, which a Dictionary<String, Int> can't keep; "
        + "declare the property as StringMap<Int>")
    CodableCodec.expectError(
      [String: [String: Int]].self, #"{"M":{"a":\#(names)}}"#, path: "a",
      #"attribute "a" holds 2 elements of which Swift tells only 1 apart, which a Dictionary<String, Int> can't keep; "#
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
            "a text with more than 128 combining marks in a row",
            type: "JSON of Dictionary<String, Array<Dictionary<String, Int>>>"))
    }
    let text = "e" + String(repeating: "\u{301}\u{323}", count: 64)
    #expect(
      try AttributeReader.read(#"{"S":"{\"é\":\"\#(text)\"}"}"#, AttributeCodec<[String: String]>.json.decode) == ["é": text])
  }

  /// Names of one object that Foundation takes for one: it would keep the last, and a put would drop the first.
  @Test func namesOfBothFormsInJSONTexts() throws {
    let codec = AttributeCodec<[String: Int]>.json
    for json in [#"{\"é\":1,\"e\u0301\":2}"#, #"{\"\\u00e9\":1,\"x\":2,\"e\\u0301\":2}"#] {
      let error = #expect(throws: AttributeDecodingError.self) { try AttributeReader.read(#"{"S":"\#(json)"}"#, codec.decode) }
      #expect(error?.reason == .invalidValue("names that Swift takes for one", type: "JSON of Dictionary<String, Int>"))
    }
    let apart = #"{"S":"{\"é\":{\"e\u0301\":1},\"b\":{\"é\":2}}"}"#
    #expect(try AttributeReader.read(apart, AttributeCodec<[String: [String: Int]]>.json.decode).count == 2)
  }

  private struct Tag: RawRepresentable, ScalarAttribute, Codable {
    typealias Kind = AttributeKinds.String
    var rawValue: String
  }

  /// Types that hash the texts that they hold.
  @Test func setsOfOtherTypes() {
    let marks = "a" + String(repeating: "\u{301}\u{323}", count: 100)
    CodableCodec.expectError(
      Set<Tag>.self, #"{"L":[{"S":"é"},{"S":"e\u0301"}]}"#, path: "",
      "a value holds 2 elements of which Swift tells only 1 apart, which is no Set<Tag>")
    CodableCodec.expectError(
      Set<Tag>.self, #"{"L":[{"S":"\#(marks)"}]}"#, path: "",
      "a value holds a text with more than 128 combining marks in a row, which is no Set<Tag>")
    Conversion.expectError(
      Set<Tag>.self, #"{"SS":["é","e\u0301"]}"#,
      "a value holds 2 elements of which Swift tells only 1 apart, which is no Set<Tag>")
    Conversion.expectError(
      Set<Tag>.self, #"{"SS":["\#(marks)"]}"#,
      "a value holds a text with more than 128 combining marks in a row, which is no Set<Tag>")
  }

  private enum Suit: String, AttributeConvertible { case king = "K", accented = "\u{E9}" }
  private enum Shape: Codable { case circle(Int) }

  /// An enum takes other texts for its own; written again they would be others.
  @Test func rawValuesAreTheirBytes() throws {
    #expect(try Conversion.read(Suit.self, #"{"S":"K"}"#) == .king)
    #expect(try Conversion.read(Suit.self, #"{"S":"\u00e9"}"#) == .accented)
    for text in ["\u{212A}", "e\u{301}", "x"] {
      let error = #expect(throws: AttributeDecodingError.self) { try Conversion.read(Suit.self, #"{"S":"\#(text)"}"#) }
      #expect(error?.reason == .invalidValue(text, type: "Suit"))
    }
    let marks = "K" + String(repeating: "\u{301}\u{323}", count: 20_000)
    Conversion.expectError(
      Suit.self, #"{"S":"\#(marks)"}"#, "a value holds a text with more than 128 combining marks in a row, which is no Suit")
    #expect(throws: AttributeDecodingError.self) { try CodableCodec.read(Shape.self, #"{"M":{"\#(marks)":{"M":{}}}}"#) }
    // Nor does what an error says of it take its time.
    let error = #expect(throws: AttributeDecodingError.self) {
      try Conversion.read(StringMap<StringMap<Int>>.self, #"{"M":{"a":{"M":{"\#(marks)":{"S":"x"}}}}}"#)
    }
    #expect(error?.path.utf8.count == marks.utf8.count + 2)
  }
}
