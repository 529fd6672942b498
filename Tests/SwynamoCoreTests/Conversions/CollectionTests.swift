import FoundationEssentials
import SwynamoCore
import Testing

@Suite struct CollectionTests {
  /// A type that holds itself.
  struct Tree: AttributeConvertible, Equatable {
    typealias Kind = AttributeKinds.List
    var branches: [Tree]

    init(branches: [Tree]) { self.branches = branches }
    init(attributeFrom reader: inout AttributeReader) throws { branches = try [Tree](attributeFrom: &reader) }
    func encodeAttribute(to writer: inout AttributeWriter) { branches.encodeAttribute(to: &writer) }
  }

  struct Folder: AttributeConvertible {
    typealias Kind = AttributeKinds.Map
    var folders: [String: Folder]

    init(attributeFrom reader: inout AttributeReader) throws { folders = try [String: Folder](attributeFrom: &reader) }
    func encodeAttribute(to writer: inout AttributeWriter) { folders.encodeAttribute(to: &writer) }
  }

  private func nested(_ opening: String, _ closing: String, _ levels: Int) -> String {
    String(repeating: opening, count: levels) + String(repeating: closing, count: levels)
  }

  @Test func levels() throws {
    #expect(try Conversion.read(Tree.self, nested(#"{"L":["#, "]}", 64)).branches.count == 1)
    let many = #"{"L":[{"L":[]},\#(Array(repeating: nested(#"{"L":["#, "]}", 2), count: 200).joined(separator: ","))]}"#
    #expect(try Conversion.read(Tree.self, many).branches.count == 201)
    _ = try Conversion.read(Folder.self, nested(#"{"M":{"a":"#, "}}", 63).replacing(#""a":}"#, with: "}"))
    for levels in [65, 20_000] {
      let error = #expect(throws: AttributeDecodingError.self) {
        try Conversion.read(Tree.self, nested(#"{"L":["#, "]}", levels))
      }
      #expect(error?.reason == .malformed("nested too deep", offset: 389))
      #expect(throws: AttributeDecodingError.self) {
        try Conversion.read(Folder.self, nested(#"{"M":{"a":"#, "}}", levels).replacing(#""a":}"#, with: "}"))
      }
    }
  }

  @Test func elementsOfTheSameText() {
    let first = Date(timeIntervalSinceReferenceDate: 0)
    let dates: Set = [first, first.addingTimeInterval(1e-7), first.addingTimeInterval(1)]
    #expect(Conversion.write(dates).faults == [.repeatedElement(#""2001-01-01T00:00:00.000000+0000""#)])
    #expect(
      Conversion.write(dates).faults.first?.description
        == #"two elements of the set are both stored as "2001-01-01T00:00:00.000000+0000", and DynamoDB takes each only once"#)
    #expect(Conversion.write([first, first.addingTimeInterval(1e-6)] as Set).faults == [])
    #expect(Conversion.write([Date(timeIntervalSince1970: 1e30), Date(timeIntervalSince1970: 1e40)] as Set).faults.count == 2)
  }

  @Test func textsThatSwiftMerges() throws {
    let strings = #"{"SS":["a","é","e\u0301"]}"#
    let elements =
      "holds 3 elements of which Swift tells only 2 apart, which a Set<String> can't keep; "
      + "declare the property as StringSet"
    Conversion.expectError(Set<String>.self, strings, "a value " + elements)
    Conversion.expectError([Set<String>].self, #"{"L":[\#(strings)]}"#, #"attribute "[0]" "# + elements)
    let members = #"{"M":{"a":{"N":"1"},"é":{"N":"2"},"e\u0301":{"N":"3"}}}"#
    Conversion.expectError(
      [String: Int].self, members,
      "a value holds 3 names of which Swift tells only 2 apart, which a Dictionary<String, Int> can't keep; "
        + "declare the property as StringMap<Int>")
    Conversion.expectError(
      Set<Int>.self, #"{"NS":["1","1.0"]}"#, "a value holds 2 elements of which Swift tells only 1 apart, which is no Set<Int>")
    #expect(try Conversion.read(Set<String>.self, #"{"SS":["a","é"]}"#) == ["a", "é"])
  }

  /// Every set and every map that DynamoDB stores, and each is written in the order of its bytes.
  @Test func textsThatSwiftMergesHaveTypes() throws {
    let (c, d) = ("\u{E9}", "e\u{301}")
    let strings = #"{"SS":["a","\#(d)","\#(c)"]}"#
    let set = try Conversion.read(StringSet.self, strings)
    #expect(set == ["a", "\u{E9}", "e\u{301}"] && set != ["a", "\u{E9}"] && set.count == 3)
    #expect(set.contains(c) && set.contains(d) && !set.contains("e"))
    #expect(Array(Conversion.write(set).json.utf8) == Array(strings.utf8))
    #expect(try Conversion.read(AttributeValue.self, strings) == .stringSet(set))

    let members = #"{"M":{"a":{"N":"1"},"\#(d)":{"N":"3"},"\#(c)":{"N":"2"}}}"#
    let map = try Conversion.read(StringMap<Int>.self, members)
    #expect(map[c] == 2 && map[d] == 3 && map.count == 3)
    #expect(Array(Conversion.write(map).json.utf8) == Array(members.utf8))
    let item = try Conversion.read(AttributeValue.self, members)
    #expect(item == .map(["a": 1, "e\u{301}": 3, "\u{E9}": 2]) && item != .map(["a": 1, "e\u{301}": 2, "\u{E9}": 3]))
    #expect(Array(Conversion.write(item).json.utf8) == Array(members.utf8))
    #expect(Conversion.write(StringSet()).faults == [.emptySet])
  }

  /// Runs of combining marks that Swift would hash in the square of their length.
  @Test func longRunsOfMarks() throws {
    let text = "a" + String(repeating: "\u{301}\u{323}", count: 65)
    let what = "with more than 128 combining marks in a row, which a"
    Conversion.expectError(
      Set<String>.self, #"{"SS":["b","\#(text)"]}"#,
      "a value holds a text \(what) Set<String> can't keep; declare the property as StringSet")
    Conversion.expectError(
      [String: Int].self, #"{"M":{"\#(text)":{"N":"1"}}}"#,
      "a value holds a text \(what) Dictionary<String, Int> can't keep; declare the property as StringMap<Int>")
    #expect(try Conversion.read(StringSet.self, #"{"SS":["b","\#(text)"]}"#).contains(text))
    #expect(try Conversion.read(StringMap<Int>.self, #"{"M":{"\#(text)":{"N":"1"}}}"#)[text] == 1)
    let shorter = "a" + String(repeating: "\u{301}\u{323}", count: 64) + "b" + String(repeating: "\u{323}", count: 128)
    #expect(try Conversion.read(Set<String>.self, #"{"SS":["\#(shorter)"]}"#) == [shorter])
    // Nobody hashes a text on its own.
    #expect(try Conversion.read(String.self, #"{"S":"\#(text)"}"#).utf8.count == text.utf8.count)
  }

  @Test func nullIsNil() throws {
    #expect(try Conversion.read(AttributeValue?.self, #"{"NULL":true}"#) == nil)
    let twice = try Conversion.read(Int??.self, #"{"NULL":true}"#)
    #expect(twice == .none)
    #expect(try Conversion.read(AttributeValue.self, #"{"NULL":true}"#) == .null)
  }
}
