import FoundationEssentials
import SwynamoCore
import Testing

@Suite struct CollectionTests {
  /// A type that holds itself.
  struct Tree: AttributeConvertible, Equatable {
    typealias Kind = ListKind
    var branches: [Tree]

    init(branches: [Tree]) { self.branches = branches }
    init(attributeFrom reader: inout AttributeReader) throws { branches = try [Tree](attributeFrom: &reader) }
    func encodeAttribute(to writer: inout AttributeWriter) { branches.encodeAttribute(to: &writer) }
  }

  struct Folder: AttributeConvertible {
    typealias Kind = MapKind
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
    let sentence = "a value holds 3 elements of which Swift tells only 2 apart, which is no "
    Conversion.expectError(Set<String>.self, strings, sentence + "Set<String>")
    Conversion.expectError(AttributeValue.self, strings, sentence + "Set<String>")
    let members = #"{"M":{"a":{"N":"1"},"é":{"N":"2"},"e\u0301":{"N":"3"}}}"#
    Conversion.expectError([String: Int].self, members, sentence + "Dictionary<String, Int>")
    Conversion.expectError(AttributeValue.self, members, sentence + "Dictionary<String, AttributeValue>")
    Conversion.expectError(
      [Set<String>].self, #"{"L":[\#(strings)]}"#,
      #"attribute "[0]" holds 3 elements of which Swift tells only 2 apart, which is no Set<String>"#)
    Conversion.expectError(
      Set<Int>.self, #"{"NS":["1","1.0"]}"#, "a value holds 2 elements of which Swift tells only 1 apart, which is no Set<Int>")
    #expect(try Conversion.read(Set<String>.self, #"{"SS":["a","é"]}"#) == ["a", "é"])
  }

  @Test func nullIsNil() throws {
    #expect(try Conversion.read(AttributeValue?.self, #"{"NULL":true}"#) == nil)
    let twice = try Conversion.read(Int??.self, #"{"NULL":true}"#)
    #expect(twice == .none)
    #expect(try Conversion.read(AttributeValue.self, #"{"NULL":true}"#) == .null)
  }
}
