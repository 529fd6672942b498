import FoundationEssentials
import SwynamoCore
import Testing

@Suite struct CodableCodecErrorTests {
  struct Order: Codable, Sendable {
    var id: UUID?
    var lines: [Line]
    var status: Status
    var created: Date?

    struct Line: Codable, Sendable {
      var amount: Int
      var price: Double
    }
    enum Status: String, Codable, Sendable { case open, paid }
  }

  private func order(_ line: String = "", _ more: String = #""status":{"S":"open"}"#) -> String {
    #"{"M":{"lines":{"L":[\#(line)]},\#(more)}}"#
  }

  @Test func readingNamesThePlace() throws {
    CodableCodec.expectError(
      Order.self, order(#"{"M":{"amount":{"N":"1"},"price":{"N":"1"}}},{"M":{"amount":{"S":"1"},"price":{"N":"1"}}}"#),
      path: "lines[1].amount", #"attribute "lines[1].amount" is stored as S, but its property reads N"#)
    CodableCodec.expectError(
      Order.self, order(#"{"M":{"amount":{"N":"1"}}}"#), path: "lines[0].price",
      #"attribute "lines[0].price" is missing in the item; make its property optional or declare a default"#)
    CodableCodec.expectError(
      Order.self, order(#"{"M":{"amount":{"N":"1.5"},"price":{"N":"1"}}}"#), path: "lines[0].amount",
      #"attribute "lines[0].amount" holds 1.5, which is no Int"#)
    CodableCodec.expectError(
      Order.self, order(#"{"NULL":true}"#), path: "lines[0]", #"attribute "lines[0]" is stored as NULL, but its property reads M"#
    )
    CodableCodec.expectError(
      Order.self, order("", #""status":{"S":"lost"}"#), path: "status",
      #"attribute "status" holds "lost", which is no value of Order: Cannot initialize Status from invalid String value lost"#)
    CodableCodec.expectError(
      Order.self, order("", #""status":{"S":"open"},"id":{"S":"1"}"#), path: "id",
      #"attribute "id" holds "1", which is no UUID"#)
    CodableCodec.expectError(
      Order.self, order("", #""status":{"S":"open"},"created":{"N":"1"}"#), path: "created",
      #"attribute "created" is stored as N, but its property reads S"#)
    CodableCodec.expectError(Order.self, #"{"L":[]}"#, path: "", "a value is stored as L, but its property reads M")
    CodableCodec.expectError([Int].self, #"{"M":{}}"#, path: "", "a value is stored as M, but its property reads L")
    CodableCodec.expectError([String].self, #"{"SS":["a"]}"#, path: "", "a value is stored as SS, but its property reads L")
    CodableCodec.expectError(Bool.self, #"{"S":"true"}"#, path: "", "a value is stored as S, but its property reads BOOL")
    CodableCodec.expectError(
      [String: [Int8]].self, #"{"M":{"b":{"L":[{"N":"1"},{"N":"128"}]},"a":{"L":[{"N":"-129"}]}}}"#, path: "a[0]",
      #"attribute "a[0]" holds -129, which is no Int8"#)
  }

  @Test func theReasonIsData() {
    let error = #expect(throws: AttributeDecodingError.self) {
      try CodableCodec.read([String: Int].self, #"{"M":{"a":{"NULL":true}}}"#)
    }
    #expect(error == AttributeDecodingError(.typeMismatch(expected: [.number], found: .null), path: "a"))
  }

  struct Even: Codable, Sendable {
    struct Odd: Error, CustomStringConvertible { let description = "7 is odd" }
    enum Way: String, Codable, Sendable { case ownError, corrupted, missing, pastTheEnd }
    enum Keys: String, CodingKey { case way, rest }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      switch try container.decode(Way.self, forKey: .way) {
      case .ownError: throw Odd()
      case .corrupted: throw DecodingError.dataCorruptedError(forKey: .rest, in: container, debugDescription: "7 is odd")
      case .missing: throw DecodingError.keyNotFound(Keys.rest, .init(codingPath: container.codingPath, debugDescription: ""))
      case .pastTheEnd:
        var list = try container.nestedUnkeyedContainer(forKey: .rest)
        while true { _ = try list.decode(Int.self) }
      }
    }

    func encode(to encoder: any Encoder) throws {}
  }

  @Test func errorsOfTheTypesOwnCode() {
    CodableCodec.expectError(
      Even.self, #"{"M":{"way":{"S":"ownError"}}}"#, path: "",
      "a value holds a map, which is no value of Even: 7 is odd")
    CodableCodec.expectError(
      [String: [Even]].self, #"{"M":{"a":{"L":[{"M":{"way":{"S":"ownError"}}}]}}}"#, path: "a[0]",
      #"attribute "a[0]" holds a map, which is no value of Dictionary<String, Array<Even>>: 7 is odd"#)
    CodableCodec.expectError(
      [Even].self, #"{"L":[{"M":{"way":{"S":"corrupted"},"rest":{"N":"7"}}}]}"#, path: "[0].rest",
      #"attribute "[0].rest" holds 7, which is no value of Array<Even>: 7 is odd"#)
    CodableCodec.expectError(
      Even.self, #"{"M":{"way":{"S":"missing"}}}"#, path: "rest",
      #"attribute "rest" is missing in the item; make its property optional or declare a default"#)
    CodableCodec.expectError(
      Even.self, #"{"M":{"way":{"S":"pastTheEnd"},"rest":{"L":[{"N":"1"}]}}}"#, path: "rest[1]",
      #"attribute "rest[1]" is missing in the item; make its property optional or declare a default"#)
  }

  @Test func writingNotesEveryFault() {
    CodableCodec.expectFaults(
      [["a": [1.5, .nan]], ["b": [1e300, 1e-200]]],
      [
        AttributeValue.LocatedFault(path: "[0].a[1]", fault: .number(.notANumber, "nan")),
        AttributeValue.LocatedFault(path: "[1].b[0]", fault: .number(.overflow, "1e+300")),
        AttributeValue.LocatedFault(path: "[1].b[1]", fault: .number(.underflow, "1e-200")),
      ])
    CodableCodec.expectFaults(
      Int128.max,
      [AttributeValue.LocatedFault(path: "", fault: .number(.tooManyDigits, "170141183460469231731687303715884105727"))])
    let date = Date(timeIntervalSince1970: -1e12)
    CodableCodec.expectFaults(
      ["at": date],
      [
        AttributeValue.LocatedFault(
          path: "at",
          fault: .encodingFailed(
            "the date -1000000000000.0 s from 1970 is not in the years 0 to 9999, which its text can hold"))
      ])
  }

  struct Nothing: Codable, Sendable {
    init() {}
    init(from decoder: any Decoder) throws {}
    func encode(to encoder: any Encoder) throws {}
  }

  struct Refusing: Codable, Sendable {
    var isOwn: Bool
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Even.Keys.self)
      try container.encode(1, forKey: .way)
      if isOwn { throw Even.Odd() }
      throw EncodingError.invalidValue(
        7, .init(codingPath: container.codingPath + [Even.Keys.rest], debugDescription: "7 is odd"))
    }
  }

  struct Twofold: Codable, Sendable {
    var a = 1
    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(1)
      var container = encoder.container(keyedBy: Even.Keys.self)
      try container.encode(1, forKey: .way)
    }
  }

  @Test func faultsOfTheTypesOwnCode() {
    CodableCodec.expectFaults(
      Nothing(), [AttributeValue.LocatedFault(path: "", fault: .encodingFailed("Nothing encodes no value"))])
    #expect(CodableCodec.write([Nothing()]).json == #"{"L":[{"M":{}}]}"#)
    CodableCodec.expectFaults(
      Refusing(isOwn: true),
      [AttributeValue.LocatedFault(path: "", fault: .encodingFailed("Refusing could not be encoded: 7 is odd"))])
    CodableCodec.expectFaults(
      ["a": [Refusing(isOwn: true)]],
      [
        AttributeValue.LocatedFault(
          path: "a[0]", fault: .encodingFailed("Dictionary<String, Array<Refusing>> could not be encoded: 7 is odd"))
      ])
    CodableCodec.expectFaults(
      ["a": ["": 1]], [AttributeValue.LocatedFault(path: "a", fault: .emptyName)])
    // What is wrong with a value is said once.
    CodableCodec.expectFaults(
      ["a": AttributeValue.list([.stringSet([])])], [AttributeValue.LocatedFault(path: "a[0]", fault: .emptySet)])
    CodableCodec.expectFaults(
      ["a": Refusing(isOwn: false)],
      [
        AttributeValue.LocatedFault(
          path: "a.rest", fault: .encodingFailed("Dictionary<String, Refusing> could not be encoded: 7 is odd"))
      ])
    CodableCodec.expectFaults(
      [Twofold()],
      [
        AttributeValue.LocatedFault(
          path: "[0]",
          fault: .encodingFailed("a type encodes itself as two values at once; ask its encoder for one container"))
      ])
  }

  /// References that go round.
  final class Ring: Codable, @unchecked Sendable {
    // @unchecked: written once, before it is shared.
    var next: Ring?
  }

  @Test func nesting() {
    indirect enum Nest: Codable, Sendable {
      case end
      case inside(Nest)
    }
    var nest = Nest.end
    for _ in 0..<14 { nest = .inside(nest) }
    // Two maps a level and two for the end; the item is the first of the 32.
    CodableCodec.expectFaults(nest, [])
    let path = Array(repeating: "inside._0", count: 15).joined(separator: ".") + ".end"
    CodableCodec.expectFaults(Nest.inside(nest), [AttributeValue.LocatedFault(path: path, fault: .nestedTooDeep)])

    let ring = Ring()
    ring.next = ring
    defer { ring.next = nil }
    #expect(CodableCodec.write(ring).faults.map(\.fault) == [.nestedTooDeep])
  }
}
