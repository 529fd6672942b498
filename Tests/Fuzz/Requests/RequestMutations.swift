/// Changes requests: values of other types, members gone, renamed or doubled, depth, size, and bytes that are no JSON.
struct RequestMutations {
  var generator: Generator

  /// What stands where something else belongs.
  private mutating func strange() -> JSONText {
    switch generator.below(25) {
    case 0: .raw("null")
    case 1: .raw(generator.one(of: ["true", "false", "True", "nul", "undefined", "NaN"]))
    case 2:
      .raw(
        generator.one(of: [
          "0", "-1", "1.5", "1e400", "-1e400", "1E-999", "9223372036854775808", "99999999999999999999999999", "00", "+1", ".5",
        ]))
    case 3: .raw("1" + String(repeating: "0", count: generator.below(2_000)))
    case 4: .string("")
    case 5:
      .string(
        generator.one(of: [
          "a", "ALL_OLD", "TOTAL", "COUNT", "EQ", "things", "plain", "missing", "ab", "AA==", "AA=", "====", "é",
        ]))
    case 6:
      .string(
        String(
          repeating: generator.one(of: ["x", "é", "😀", "\u{0}"]), count: generator.one(of: [1, 255, 256, 1_025, 2_049, 5_000])))
    case 7:
      .raw(
        generator.one(of: [#""\ud800""#, #""\udc00\ud800""#, #""\u0000""#, #""\x""#, #""\u12""#, "\"\u{1}\"", #""\ud83d\ude00""#])
      )
    case 8: .array([])
    case 9: .object([])
    case 10: .array([.raw("null")])
    case 11: .object([JSONText.Member("", .raw("null"))])
    case 12: .object([JSONText.Member("S", .string("x")), JSONText.Member("N", .string("1"))])
    case 13:
      .object([
        JSONText.Member(
          generator.one(of: ["S", "N", "B", "SS", "NS", "BS", "L", "M", "BOOL", "NULL", "X"]), generator.one(of: Self.leaves))
      ])
    case 14: .object([JSONText.Member("N", .string(generator.one(of: Self.numbers)))])
    case 15: nested(generator.one(of: [5, 31, 32, 33, 200, 1_000]), #"{"L":["#, "]}")
    case 16: nested(generator.one(of: [5, 31, 32, 33, 200, 1_000]), #"{"M":{"m":"#, "}}")
    case 17: nested(generator.once(in: 50) ? 200_000 : generator.below(2_000), "[", "]")
    case 18: nested(generator.once(in: 50) ? 200_000 : generator.below(2_000), #"{"a":"#, "}")
    case 19: .object((0..<generator.below(60)).map { JSONText.Member("m\($0)", .object([JSONText.Member("S", .string("x"))])) })
    case 20, 21: .string(HostileTexts.text(&generator))
    case 22:
      .object([
        JSONText.Member(
          generator.one(of: ["SS", "M"]),
          generator.once(in: 2)
            ? .array((0..<(1 + generator.below(4))).map { _ in .string(HostileTexts.text(&generator)) })
            : .object(
              (0..<(1 + generator.below(4))).map { _ in
                JSONText.Member(HostileTexts.text(&generator), .object([JSONText.Member("S", .string("x"))]))
              }))
      ])
    default: generator.one(of: RequestTemplates.all).request
    }
  }

  /// The same with some of its texts, names as well as values, made hostile.
  mutating func hostile(_ value: JSONText) -> JSONText {
    switch value {
    case .raw: value
    case .string(let text): generator.once(in: 6) ? .string(HostileTexts.variant(of: text, &generator)) : value
    case .array(let elements): .array(elements.map { hostile($0) })
    case .object(let members):
      .object(
        members.map { member in
          JSONText.Member(
            generator.once(in: 12) ? HostileTexts.variant(of: member.name, &generator) : member.name, hostile(member.value))
        })
    }
  }

  private static let leaves: [JSONText] = [
    .string("x"), .string("1"), .raw("1"), .raw("true"), .raw("null"), .array([.string("a"), .string("a")]), .array([]),
    .object([]),
  ]

  private static let numbers = [
    "", "1", "-0", "1e126", "1e-131", "1e99999999999999999999", "NaN", "0x1", "1_0", " 1", "1.", ".1", "+1", "١", "1e", "--1",
    "0.00000000000000000000000000000000000000000000000000000000001", "123456789012345678901234567890123456789",
  ]

  private func nested(_ depth: Int, _ open: String, _ close: String) -> JSONText {
    .raw(String(repeating: open, count: depth) + #"{"S":"x"}"# + String(repeating: close, count: depth))
  }

  /// The same with one value in it changed.
  mutating func changed(_ value: JSONText) -> JSONText {
    var place = generator.below(value.count)
    return changed(value, &place)
  }

  private mutating func changed(_ value: JSONText, _ place: inout Int) -> JSONText {
    if place == 0 {
      place = -1
      return change(value)
    }
    place -= 1
    guard place >= 0 else { return value }
    switch value {
    case .raw, .string: return value
    case .array(let elements):
      return .array(elements.map { element in place < 0 ? element : changed(element, &place) })
    case .object(let members):
      return .object(
        members.map { member in JSONText.Member(member.name, place < 0 ? member.value : changed(member.value, &place)) })
    }
  }

  private mutating func change(_ value: JSONText) -> JSONText {
    guard !generator.once(in: 2) else { return strange() }
    switch value {
    case .raw, .string: return strange()
    case .array(var elements):
      guard !elements.isEmpty else { return strange() }
      let place = generator.below(elements.count)
      switch generator.below(4) {
      case 0: elements.remove(at: place)
      case 1: elements += Array(repeating: elements[place], count: generator.one(of: [1, 1, 25, 101]))
      case 2: elements.insert(strange(), at: place)
      default: elements.reverse()
      }
      return .array(elements)
    case .object(var members):
      guard !members.isEmpty else { return strange() }
      let place = generator.below(members.count)
      switch generator.below(6) {
      case 0: members.remove(at: place)
      case 1: members.append(JSONText.Member(members[place].name, strange()))
      case 2: members[place].name = generator.one(of: ["", "x", "S", "N", "\u{0}", members[place].name.lowercased(), "é\"\\"])
      case 3:
        members.append(
          JSONText.Member(generator.one(of: ["X", "AttributesToGet", "Expected", "Select", "Limit", "IndexName"]), strange()))
      case 4: members[place].name = HostileTexts.variant(of: members[place].name, &generator)
      default: members.shuffle(using: &generator)
      }
      return .object(members)
    }
  }

  /// The text with some of its bytes cut off, changed, doubled or strange.
  mutating func damaged(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0...generator.below(3) where !bytes.isEmpty {
      let place = generator.below(bytes.count)
      switch generator.below(6) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes[place] = UInt8(generator.below(256))
      case 2: bytes.insert(generator.one(of: Array("{}[]\",:\\0tnf ".utf8) + [0, 0xC0, 0xED, 0xFF]), at: place)
      case 3: bytes.remove(at: place)
      case 4: bytes.insert(contentsOf: bytes[place..<min(place + generator.below(40), bytes.count)], at: place)
      default: bytes.append(contentsOf: bytes.prefix(generator.below(20)))
      }
    }
    return bytes
  }

  mutating func noise() -> [UInt8] { (0..<generator.below(200)).map { _ in UInt8(generator.below(256)) } }
}
