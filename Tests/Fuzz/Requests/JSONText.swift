import SwynamoBytes

/// JSON as it is written, so that it may be what no JSON library writes: members twice, numbers of any size, odd escapes.
indirect enum JSONText: Sendable {
  /// A number, a literal, or what stands where one belongs.
  case raw(String)
  case string(String)
  case array([JSONText])
  case object([Member])

  struct Member: Sendable {
    var name: String
    var value: JSONText

    init(_ name: String, _ value: JSONText) {
      self.name = name
      self.value = value
    }
  }

  func write(to text: inout String) {
    switch self {
    case .raw(let raw): text += raw
    case .string(let string): text += JSONString.quoted(string)
    case .array(let elements):
      text += "["
      for (place, element) in elements.enumerated() {
        if place > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (place, member) in members.enumerated() {
        if place > 0 { text += "," }
        text += JSONString.quoted(member.name) + ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  /// Itself and all values in it.
  var count: Int {
    switch self {
    case .raw, .string: 1
    case .array(let elements): elements.reduce(1) { $0 + $1.count }
    case .object(let members): members.reduce(1) { $0 + $1.value.count }
    }
  }
}

extension JSONText {
  /// Reads what the templates are written in: right JSON without escapes.
  init(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    self = reader.value()
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    mutating func value() -> JSONText {
      skipSpace()
      switch place < bytes.count ? bytes[place] : 0 {
      case UInt8(ascii: "{"):
        var members: [Member] = []
        place += 1
        while !ends(with: UInt8(ascii: "}")) {
          let name = string()
          skipSpace()
          place += 1
          members.append(Member(name, value()))
        }
        return .object(members)
      case UInt8(ascii: "["):
        var elements: [JSONText] = []
        place += 1
        while !ends(with: UInt8(ascii: "]")) { elements.append(value()) }
        return .array(elements)
      case UInt8(ascii: "\""): return .string(string())
      default:
        let start = place
        while place < bytes.count, ![UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[place]) {
          place += 1
        }
        return .raw(String(decoding: bytes[start..<place], as: UTF8.self))
      }
    }

    private mutating func string() -> String {
      skipSpace()
      place += 1
      let start = place
      while place < bytes.count, bytes[place] != UInt8(ascii: "\"") { place += 1 }
      defer { place += 1 }
      return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// Passes a comma, or the end.
    private mutating func ends(with end: UInt8) -> Bool {
      skipSpace()
      guard place < bytes.count else { return true }
      if bytes[place] == UInt8(ascii: ",") { place += 1 }
      skipSpace()
      guard bytes[place] == end else { return false }
      place += 1
      return true
    }

    private mutating func skipSpace() {
      while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
    }
  }
}
