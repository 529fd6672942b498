import Foundation
import SwynamoCore
import Testing

/// Numbers, values and items in the JSON of other programs.
@Suite struct JSONCodableTests {
  private func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
  }

  private func number(_ text: String) throws -> DynamoDBNumber { try DynamoDBNumber(parsing: text) }

  @Test(arguments: [
    ("0", "0"), ("-1", "-1"), ("0.1", "0.1"), ("1E3", "1000"), ("-123456789.125", "-123456789.125"), ("1E-7", "1e-07"),
    ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"),
    ("18446744073709551615", "18446744073709551615"), ("9007199254740993", "9007199254740993"), ("1E125", "1e+125"),
    ("1E-130", "1e-130"), ("0.12345678901234567", #""0.12345678901234567""#),
    ("12345678901234567890.5", #""12345678901234567890.5""#),
    ("99999999999999999999999999999999999999", #""99999999999999999999999999999999999999""#),
    ("-0.12345678901234567890123456789012345678", #""-0.12345678901234567890123456789012345678""#),
  ])
  func numbersComeBackWithAllTheirDigits(_ stored: String, _ json: String) throws {
    let stored = try number(stored)
    #expect(try text([stored]) == "[\(json)]")
    #expect(try read([DynamoDBNumber].self, "[\(json)]") == [stored])
    #expect(try read([DynamoDBNumber].self, #"["\#(stored)"]"#) == [stored])
    #expect(try CodableCodec.read([DynamoDBNumber].self, CodableCodec.write([stored]).json) == [stored])
  }

  /// Digits drawn at random, of every length and scale.
  @Test func anyNumberComesBack() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let digits = (0..<Int.random(in: 1...38, using: &generator)).map { _ in String(Int.random(in: 0...9, using: &generator)) }
      let stored = try number("\(Bool.random() ? "-" : "")\(digits.joined())E\(Int.random(in: -90...80, using: &generator))")
      #expect(try read([DynamoDBNumber].self, text([stored])) == [stored])
      let coder = (PropertyListEncoder(), PropertyListDecoder())
      #expect(try coder.1.decode([DynamoDBNumber].self, from: coder.0.encode([stored])) == [stored])
    }
  }

  /// Other programs write as many digits as they like.
  @Test func aNumberIsReadExactly() throws {
    let json = """
      [12345678901234567890123456789012345678, 0.30000000000000000000000000000000000001, 1.50, 1e2, 1234567.00000000001,
       1.00000000000000000001]
      """
    let texts = [
      "12345678901234567890123456789012345678", "0.30000000000000000000000000000000000001", "1.5", "100", "1234567.00000000001",
      "1.00000000000000000001",
    ]
    #expect(try read([DynamoDBNumber].self, json) == texts.map(number))
  }

  @Test(arguments: [
    ("1e126", "the number 1000"), ("\"abc\"", "abc is not a number that DynamoDB can store"),
    ("\"123456789012345678901234567890123456789\"", "has more than the 38 significant digits"),
  ])
  func whatIsNoNumberIsRefused(_ json: String, _ sentence: String) {
    let error = #expect(throws: DecodingError.self) { try read([DynamoDBNumber].self, "[\(json)]") }
    guard case .dataCorrupted(let context)? = error else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(context.debugDescription.contains(sentence))
    #expect(context.codingPath.map(\.intValue) == [0])
    #expect(throws: DecodingError.self) { try read([DynamoDBNumber].self, "[true]") }
  }

  @Test func inACodableFieldANumberIsOne() throws {
    struct Totals: Codable, Equatable, Sendable { var sum: DynamoDBNumber; var parts: [DynamoDBNumber] }
    let sum = try number("12345678901234567890123456789012345678")
    try CodableCodec.expect(
      Totals(sum: sum, parts: [1]), #"{"M":{"parts":{"L":[{"N":"1"}]},"sum":{"N":"12345678901234567890123456789012345678"}}}"#)
    CodableCodec.expectError(
      Totals.self, #"{"M":{"parts":{"L":[{"S":"1"}]},"sum":{"N":"1"}}}"#, path: "parts[0]",
      #"attribute "parts[0]" is stored as S, but its property reads N"#)
  }

  private static let item: Item = [
    "s": "a\"b/é", "n": .number(DynamoDBNumber("123456789012345678901234567890.5")!), "b": .binary([0, 1, 255]), "yes": true,
    "no": .null,
    "ss": .stringSet(["b", "a"]), "ns": .numberSet([2, 10]), "bs": .binarySet([[1], []]), "l": ["x", ["y"]], "m": ["k": 1],
  ]

  private static let json =
    #"{"b":{"B":"AAH/"},"bs":{"BS":["","AQ=="]},"l":{"L":[{"S":"x"},{"L":[{"S":"y"}]}]},"m":{"M":{"k":{"N":"1"}}},"#
    + #""n":{"N":"123456789012345678901234567890.5"},"no":{"NULL":true},"ns":{"NS":["2","10"]},"s":{"S":"a\"b/é"},"#
    + #""ss":{"SS":["a","b"]},"yes":{"BOOL":true}}"#

  /// The same as the service's, byte for byte.
  @Test func anItemIsDynamoDBsJSON() throws {
    #expect(try text(Self.item) == Self.json)
    #expect(String(decoding: EncodedItem(Self.item).json, as: UTF8.self) == Self.json)
    #expect(try read(Item.self, Self.json) == Self.item)
    let list = PropertyListEncoder()
    #expect(try PropertyListDecoder().decode(Item.self, from: list.encode(Self.item)) == Self.item)
  }

  /// A line as in the files of an export to S3.
  @Test func aLineOfAnExport() throws {
    let line =
      #"{"Item":{"Authors":{"SS":["Author1","Author2"]},"Dimensions":{"S":"8.5 x 11.0 x 1.5"},"Id":{"N":"103"},"InPublication":{"BOOL":false}}}"#
    let item = try #require(try read([String: Item].self, line)["Item"])
    #expect(item["Id"] == 103)
    #expect(item["Authors"] == .stringSet(["Author1", "Author2"]))
    #expect(item["InPublication"] == false)
    #expect(try text(["Item": item]) == line)
  }

  @Test(arguments: [
    #"{}"#, #"{"S":"a","N":"1"}"#, #"{"X":"a"}"#, #"{"N":"one"}"#, #"{"B":"?"}"#, #"{"NS":["1","1.0"]}"#, #"{"SS":["a","a"]}"#,
    #"{"S":1}"#, #""a""#, #"{"L":[{"S":"a"},{"Q":1}]}"#, #"{"BOOL":"true"}"#,
  ])
  func whatIsNoAttributeValueIsRefused(_ json: String) {
    #expect(throws: DecodingError.self) { try read(AttributeValue.self, json) }
  }

  /// A model that is stored in a field, and has raw values in it, keeps them as they are.
  @Test func inACodableFieldAValueIsItself() throws {
    struct Event: Codable, Equatable, Sendable { var payload: AttributeValue; var rest: Item; var note: AttributeValue? }
    try CodableCodec.expect(
      Event(payload: .numberSet([1]), rest: ["a": .binary([1])], note: nil),
      #"{"M":{"payload":{"NS":["1"]},"rest":{"M":{"a":{"B":"AQ=="}}}}}"#)
  }
}
