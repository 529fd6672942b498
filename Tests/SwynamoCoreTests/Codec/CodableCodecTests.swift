import FoundationEssentials
import SwynamoCore
import Testing

@Suite struct CodableCodecTests {
  struct Settings: Codable, Equatable, Sendable {
    var theme: String
    var sizes: [Int]
    var nickname: String?
    var place: Place?

    struct Place: Codable, Equatable, Sendable {
      var city: String
      var postalCode: String

      enum CodingKeys: String, CodingKey {
        case city
        case postalCode = "postal_code"
      }
    }
  }

  enum Theme: String, Codable, Sendable { case dark, light }
  enum Rank: Int, Codable, Sendable { case first = 1, second }

  enum Shape: Codable, Equatable, Sendable {
    case none
    case circle(radius: Double)
    case labeled(String, Int)
    indirect case inside(Shape)
  }

  struct Empty: Codable, Equatable, Sendable {}

  struct Tag: Codable, Hashable, RawRepresentable, Sendable { var rawValue: String }

  struct Node: Codable, Equatable, Sendable {
    var value: Int
    var children: [Node]
  }

  @Test func structuresAreMaps() throws {
    try CodableCodec.expect(
      Settings(theme: "dark", sizes: [1, 2], nickname: nil, place: nil),
      #"{"M":{"sizes":{"L":[{"N":"1"},{"N":"2"}]},"theme":{"S":"dark"}}}"#)
    try CodableCodec.expect(
      Settings(theme: "", sizes: [], nickname: "Sam", place: Settings.Place(city: "Zürich", postalCode: "8000")),
      #"{"M":{"nickname":{"S":"Sam"},"place":{"M":{"city":{"S":"Zürich"},"postal_code":{"S":"8000"}}},"#
        + #""sizes":{"L":[]},"theme":{"S":""}}}"#)
    try CodableCodec.expect(Empty(), #"{"M":{}}"#)
    try CodableCodec.expect(
      Node(value: 1, children: [Node(value: 2, children: [])]),
      #"{"M":{"children":{"L":[{"M":{"children":{"L":[]},"value":{"N":"2"}}}]},"value":{"N":"1"}}}"#)
  }

  @Test func whatATypeDoesNotKnowIsPassedOver() throws {
    let place = try CodableCodec.read(
      Settings.Place.self, #"{"M":{"city":{"S":"a"},"other":{"NULL":true},"postal_code":{"S":"b"}}}"#)
    #expect(place == Settings.Place(city: "a", postalCode: "b"))
  }

  @Test func scalars() throws {
    try CodableCodec.expect("a\"\n\u{0}é", #"{"S":"a\"\n\u0000é"}"#)
    try CodableCodec.expect("", #"{"S":""}"#)
    try CodableCodec.expect(true, #"{"BOOL":true}"#)
    try CodableCodec.expect(false, #"{"BOOL":false}"#)
    try CodableCodec.expect(Theme.dark, #"{"S":"dark"}"#)
    try CodableCodec.expect(Rank.second, #"{"N":"2"}"#)
    try CodableCodec.expect(Tag(rawValue: "vip"), #"{"S":"vip"}"#)
  }

  @Test func integersAreExact() throws {
    try CodableCodec.expect([Int8.min, .max], #"{"L":[{"N":"-128"},{"N":"127"}]}"#)
    try CodableCodec.expect([Int16.min, .max], #"{"L":[{"N":"-32768"},{"N":"32767"}]}"#)
    try CodableCodec.expect([Int32.min, .max], #"{"L":[{"N":"-2147483648"},{"N":"2147483647"}]}"#)
    try CodableCodec.expect([Int64.min, .max], #"{"L":[{"N":"-9223372036854775808"},{"N":"9223372036854775807"}]}"#)
    try CodableCodec.expect([Int.min, 0, .max], #"{"L":[{"N":"-9223372036854775808"},{"N":"0"},{"N":"9223372036854775807"}]}"#)
    try CodableCodec.expect([UInt8.max], #"{"L":[{"N":"255"}]}"#)
    try CodableCodec.expect([UInt16.max], #"{"L":[{"N":"65535"}]}"#)
    try CodableCodec.expect([UInt32.max], #"{"L":[{"N":"4294967295"}]}"#)
    try CodableCodec.expect([UInt64.max], #"{"L":[{"N":"18446744073709551615"}]}"#)
    try CodableCodec.expect(["n": UInt.max], #"{"M":{"n":{"N":"18446744073709551615"}}}"#)
    #expect(try CodableCodec.read(Int.self, #"{"N":"1.5e1"}"#) == 15)
  }

  struct Wide: Codable, Equatable, Sendable {
    var signed: Int128
    var unsigned: UInt128
    var more: [Int128]
    var maybe: UInt128?
    var absent: Int128?
  }

  @Test func wideIntegersHaveUpTo38Digits() throws {
    let large = Int128(99_999_999_999_999_999) * 1_000_000_000_000_000_000_000 + 7
    try CodableCodec.expect(
      Wide(signed: -large, unsigned: UInt128(large), more: [1], maybe: 2, absent: nil),
      #"{"M":{"maybe":{"N":"2"},"more":{"L":[{"N":"1"}]},"signed":{"N":"-99999999999999999000000000000000000007"},"#
        + #""unsigned":{"N":"99999999999999999000000000000000000007"}}}"#)
    try CodableCodec.expect(large, #"{"N":"99999999999999999000000000000000000007"}"#)
  }

  struct Fractions: Codable, Equatable, Sendable {
    var double: Double
    var float: Float
    var decimal: Decimal
  }

  @Test func fractions() throws {
    let decimal = try #require(Decimal(string: "1234567890123456789.0123456789012345678"))
    try CodableCodec.expect(
      Fractions(double: 0.1, float: 0.1, decimal: decimal),
      #"{"M":{"decimal":{"N":"1234567890123456789.0123456789012345678"},"double":{"N":"0.1"},"float":{"N":"0.1"}}}"#)
    try CodableCodec.expect(1e-7, #"{"N":"0.0000001"}"#)
    try CodableCodec.expect([Double.pi, -2, 9e15], #"{"L":[{"N":"3.141592653589793"},{"N":"-2"},{"N":"9000000000000000"}]}"#)
    try CodableCodec.expect(decimal, #"{"N":"1234567890123456789.0123456789012345678"}"#)
  }

  struct Foundations: Codable, Equatable, Sendable {
    var data: Data
    var date: Date
    var url: URL
    var uuid: UUID
    var dates: [Date]
    var later: Date?
    var last: Data?
  }

  @Test func foundationTypesAreStoredAsFieldsOfTheirs() throws {
    let date = Date(timeIntervalSince1970: 1_704_164_645.5)
    let uuid = try #require(UUID(uuidString: "E621E1F8-C36C-495A-93FC-0C247A3E6E5F"))
    let url = try #require(URL(string: "https://example.com/a%20b?c=d"))
    try CodableCodec.expect(
      Foundations(data: Data([0, 255]), date: date, url: url, uuid: uuid, dates: [date], later: date, last: nil),
      #"{"M":{"data":{"B":"AP8="},"date":{"S":"2024-01-02T03:04:05.500000+0000"},"#
        + #""dates":{"L":[{"S":"2024-01-02T03:04:05.500000+0000"}]},"later":{"S":"2024-01-02T03:04:05.500000+0000"},"#
        + #""url":{"S":"https://example.com/a%20b?c=d"},"uuid":{"S":"e621e1f8-c36c-495a-93fc-0c247a3e6e5f"}}}"#)
    try CodableCodec.expect(Data(), #"{"B":""}"#)
    try CodableCodec.expect(date, #"{"S":"2024-01-02T03:04:05.500000+0000"}"#)
    try CodableCodec.expect(uuid, #"{"S":"e621e1f8-c36c-495a-93fc-0c247a3e6e5f"}"#)
    try CodableCodec.expect(url, #"{"S":"https://example.com/a%20b?c=d"}"#)
  }

  @Test func collections() throws {
    try CodableCodec.expect([[1], []], #"{"L":[{"L":[{"N":"1"}]},{"L":[]}]}"#)
    try CodableCodec.expect([1, nil], #"{"L":[{"N":"1"},{"NULL":true}]}"#)
    try CodableCodec.expect([Date?.none], #"{"L":[{"NULL":true}]}"#)
    try CodableCodec.expect(Set(["vip"]), #"{"L":[{"S":"vip"}]}"#)
    try CodableCodec.expect(Set<String>(), #"{"L":[]}"#)
    try CodableCodec.expect([1, 2] as [UInt8], #"{"L":[{"N":"1"},{"N":"2"}]}"#)
    try CodableCodec.expect(["b": [1], "a": [], "-": [2]], #"{"M":{"-":{"L":[{"N":"2"}]},"a":{"L":[]},"b":{"L":[{"N":"1"}]}}}"#)
    try CodableCodec.expect([1: "a", -2: "b"], #"{"M":{"-2":{"S":"b"},"1":{"S":"a"}}}"#)
    try CodableCodec.expect([Theme.dark: 1], #"{"L":[{"S":"dark"},{"N":"1"}]}"#)
    try CodableCodec.expect([String: Int](), #"{"M":{}}"#)
    try CodableCodec.expect(["a": Int?.none], #"{"M":{"a":{"NULL":true}}}"#)
  }

  @Test func enumerationsWithPayloads() throws {
    try CodableCodec.expect(Shape.none, #"{"M":{"none":{"M":{}}}}"#)
    try CodableCodec.expect(Shape.circle(radius: 1.5), #"{"M":{"circle":{"M":{"radius":{"N":"1.5"}}}}}"#)
    try CodableCodec.expect(Shape.labeled("a", 2), #"{"M":{"labeled":{"M":{"_0":{"S":"a"},"_1":{"N":"2"}}}}}"#)
    try CodableCodec.expect(Shape.inside(.none), #"{"M":{"inside":{"M":{"_0":{"M":{"none":{"M":{}}}}}}}}"#)
  }

  @Test func nilIsLeftOutWhereTheFieldIsOptional() throws {
    let codec = AttributeCodec<Settings?>.codable
    #expect(codec.isAbsent(nil))
    #expect(!codec.isAbsent(Settings(theme: "", sizes: [])))
    #expect(codec.absentValue() == .some(nil))
    #expect(AttributeCodec<Settings>.codable.absentValue() == nil)
    #expect(!AttributeCodec<Settings>.codable.isAbsent(Settings(theme: "", sizes: [])))
    try CodableCodec.expect(Settings.Place?.none, #"{"NULL":true}"#)
    try CodableCodec.expect(
      Optional(Settings.Place(city: "a", postalCode: "b")), #"{"M":{"city":{"S":"a"},"postal_code":{"S":"b"}}}"#)
    #expect(try CodableCodec.read([String: Int?].self, #"{"M":{"a":{"NULL":true}}}"#) == ["a": Int?.none])
  }

  @Test func valuesInConditionsAndUpdates() {
    var faults: [AttributeValue.LocatedFault] = []
    let value = AttributeCodec<Settings>.codable.attributeValue(Settings(theme: "dark", sizes: [1]), faults: &faults)
    #expect(value == ["theme": "dark", "sizes": [1]])
    #expect(faults == [])
  }
}
