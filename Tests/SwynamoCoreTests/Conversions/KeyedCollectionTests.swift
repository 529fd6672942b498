import Foundation
import SwynamoCore
import Testing

/// Sets of, and dictionaries by, types that only declare what they are stored as.
@Suite struct KeyedCollectionTests {
  enum Role: String, AttributeConvertible { case reader, editor, owner = "the \"owner\"" }
  enum Level: Int, AttributeConvertible { case low = 1, high = 10 }
  enum Word: String, AttributeConvertible { case coffee = "caf\u{E9}", tea }
  enum Formal: String, ScalarAttribute { case yes, no }

  /// Conforms by hand, as a string.
  struct Code: AttributeConvertible, Hashable {
    typealias Kind = AttributeKinds.String
    var text: String
    init(_ text: String) { self.text = text }
    func encodeAttribute(to writer: inout AttributeWriter) { text.encodeAttribute(to: &writer) }
    init(attributeFrom reader: inout AttributeReader) throws { text = try String(attributeFrom: &reader) }
  }

  struct Celsius: AttributeConvertible, Hashable {
    typealias Kind = AttributeKinds.Number
    var degrees: Double
    func encodeAttribute(to writer: inout AttributeWriter) { degrees.encodeAttribute(to: &writer) }
    init(attributeFrom reader: inout AttributeReader) throws { degrees = try Double(attributeFrom: &reader) }
    init(_ degrees: Double) { self.degrees = degrees }
  }

  /// Says that it is a string, and writes a number.
  struct Liar: AttributeConvertible, Hashable {
    typealias Kind = AttributeKinds.String
    init() {}
    func encodeAttribute(to writer: inout AttributeWriter) { 1.encodeAttribute(to: &writer) }
    init(attributeFrom reader: inout AttributeReader) throws { _ = try Int(attributeFrom: &reader) }
  }

  /// Two values of one text.
  struct Caseless: AttributeConvertible, Hashable {
    typealias Kind = AttributeKinds.String
    var text: String
    init(_ text: String) { self.text = text }
    func encodeAttribute(to writer: inout AttributeWriter) { text.lowercased().encodeAttribute(to: &writer) }
    init(attributeFrom reader: inout AttributeReader) throws { text = try String(attributeFrom: &reader).lowercased() }
  }

  private func expect<Value: AttributeConvertible & Equatable>(
    _ value: Value, _ json: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let written = Conversion.write(value)
    #expect(written.json == json, sourceLocation: sourceLocation)
    #expect(written.faults == [], sourceLocation: sourceLocation)
    #expect(try Conversion.read(Value.self, json) == value, sourceLocation: sourceLocation)
  }

  private static let one = UUID(uuidString: "0AE0D1F0-0000-4000-8000-000000000001")!
  private static let two = UUID(uuidString: "F0000000-0000-4000-8000-000000000002")!

  @Test func sets() throws {
    try expect([Role.owner, .reader, .editor] as Set, #"{"SS":["editor","reader","the \"owner\""]}"#)
    try expect([Level.high, .low] as Set, #"{"NS":["1","10"]}"#)
    try expect([Formal.yes, .no] as Set, #"{"SS":["no","yes"]}"#)
    try expect([Code("b"), Code("a\n")] as Set, #"{"SS":["a\n","b"]}"#)
    try expect([Celsius(1.5), Celsius(-1)] as Set, #"{"NS":["-1","1.5"]}"#)
    try expect(
      [Self.two, Self.one] as Set,
      #"{"SS":["0ae0d1f0-0000-4000-8000-000000000001","f0000000-0000-4000-8000-000000000002"]}"#)
    #expect(Set<Role>.Kind.type == .stringSet)
    #expect(Set<Level>.Kind.type == .numberSet)
  }

  @Test func dictionaries() throws {
    try expect(
      [Role.owner: 1, .reader: 2, .editor: 3], #"{"M":{"editor":{"N":"3"},"reader":{"N":"2"},"the \"owner\"":{"N":"1"}}}"#)
    try expect([Self.one: ["a"]], #"{"M":{"0ae0d1f0-0000-4000-8000-000000000001":{"L":[{"S":"a"}]}}}"#)
    try expect([Code("b"): [Code("a"): true]], #"{"M":{"b":{"M":{"a":{"BOOL":true}}}}}"#)
    try expect([Role: Int](), #"{"M":{}}"#)
    try expect([Role.reader: Int?.none], #"{"M":{"reader":{"NULL":true}}}"#)
  }

  /// Names are written in the order of their bytes, whatever they look like.
  @Test func names() throws {
    let texts = ["b", "\u{1}", "é", "z", "\"", "😀", "\u{FFFD}", "B"]
    let written = Conversion.write(Dictionary(uniqueKeysWithValues: texts.map { (Code($0), 1) })).json
    let byText = Conversion.write(Dictionary(uniqueKeysWithValues: texts.map { ($0, 1) })).json
    #expect(written == byText)
  }

  @Test func whatIsNoElement() {
    Conversion.expectError(Set<Role>.self, #"{"SS":["reader","admin"]}"#, "a value holds admin, which is no Role")
    Conversion.expectError(Set<Level>.self, #"{"NS":["1","2"]}"#, "a value holds 2, which is no Level")
    Conversion.expectError(Set<Level>.self, #"{"SS":["1"]}"#, "a value is stored as SS, but its property reads NS")
    Conversion.expectError(
      Set<UUID>.self, #"{"SS":["x"]}"#, #"a value holds "x", which is no UUID"#)
  }

  @Test func whatIsNoKey() {
    Conversion.expectError(
      [Role: Int].self, #"{"M":{"admin":{"N":"1"}}}"#, #"a value holds a member named "admin", which is no Role"#)
    Conversion.expectError([UUID: Int].self, #"{"M":{"x":{"N":"1"}}}"#, #"a value holds a member named "x", which is no UUID"#)
    Conversion.expectError(
      [Role: Int].self, #"{"M":{"reader":{"S":"1"}}}"#, #"attribute "reader" is stored as S, but its property reads N"#)
  }

  /// To DynamoDB these are other texts than the enum's.
  @Test func textsAreTheirBytes() throws {
    try expect([Word.coffee] as Set, "{\"SS\":[\"caf\u{E9}\"]}")
    try expect([Word.coffee: 1], "{\"M\":{\"caf\u{E9}\":{\"N\":\"1\"}}}")
    #expect(throws: AttributeDecodingError.self) { try Conversion.read(Set<Word>.self, "{\"SS\":[\"cafe\u{301}\"]}") }
    #expect(throws: AttributeDecodingError.self) {
      try Conversion.read([Word: Int].self, "{\"M\":{\"cafe\u{301}\":{\"N\":\"1\"}}}")
    }
    Conversion.expectError(
      [Code: Int].self, "{\"M\":{\"caf\u{E9}\":{\"N\":\"1\"},\"cafe\u{301}\":{\"N\":\"2\"}}}",
      "a value holds 2 names of which Swift tells only 1 apart, which is no Dictionary<Code, Int>")
  }

  @Test func twoValuesOfOneText() {
    let both = [Caseless("A"), Caseless("a")]
    #expect(Conversion.write(Set(both)).faults == [.repeatedElement(#""a""#)])
    let written = Conversion.write(Dictionary(uniqueKeysWithValues: both.map { ($0, 1) }))
    #expect(written.faults == [.repeatedName("a")])
    #expect(written.faults.first?.description == #"two keys of the dictionary are both stored as the name "a""#)
    // A name in another form is another member for updates and conditions.
    let upper = Self.one.uuidString
    Conversion.expectError(
      [UUID: Int].self, #"{"M":{"\#(upper)":{"N":"1"}}}"#,
      #"a value holds a member named "\#(upper)" where "\#(upper.lowercased())" is what is written, which is no UUID"#)
  }

  @Test func aConformanceThatIsWrong() {
    #expect(Conversion.write([Liar()] as Set).faults.map(\.description) == [#"Liar encodes {"N":"1"}, which is no S"#])
    #expect(Conversion.write([Liar(): 1]).faults.map(\.description) == [#"Liar encodes {"N":"1"}, which is no S"#])
    #expect(Conversion.write([Celsius(.nan)] as Set).faults == [.number(.notANumber, "nan")])
  }
}
