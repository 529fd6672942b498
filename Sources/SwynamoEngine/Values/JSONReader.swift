import SwynamoBytes
import SwynamoCore

/// Reads a JSON text (RFC 8259) from its UTF-8 bytes.
///
///     try JSONReader.read(Array(#"{"a":[1,true]}"#.utf8))   // .object([a: .array([.number("1"), .bool(true)])])
struct JSONReader {
  struct MalformedError: Error {}

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var depth = 0

  /// More than 32 levels of attribute values need, each of which takes two or three levels of JSON.
  private static let maximumDepth = 512

  static func read(_ bytes: [UInt8]) throws(MalformedError) -> JSONValue {
    let result: Result<JSONValue, MalformedError> = bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(bytes: buffer)
      do throws(MalformedError) {
        let value = try reader.value()
        reader.skipBlanks()
        return reader.index == buffer.count ? .success(value) : .failure(MalformedError())
      } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// Whether the bytes are the JSON text of an object: what `read` would say, by a pass that builds nothing.
  static func isObject(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(bytes: buffer)
      do throws(MalformedError) {
        guard try reader.peek() == UInt8(ascii: "{") else { return false }
        try reader.skipValue()
        reader.skipBlanks()
        return reader.index == buffer.count
      } catch { return false }
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  /// The next byte that isn't blank, without taking it.
  private mutating func peek() throws(MalformedError) -> UInt8 {
    skipBlanks()
    guard index < bytes.count else { throw MalformedError() }
    return bytes[index]
  }

  private mutating func take(_ wanted: UInt8) throws(MalformedError) {
    guard try peek() == wanted else { throw MalformedError() }
    index += 1
  }

  private mutating func take(word: StaticString) throws(MalformedError) {
    let count = word.utf8CodeUnitCount
    guard index + count <= bytes.count else { throw MalformedError() }
    for offset in 0..<count where bytes[index + offset] != word.utf8Start[offset] { throw MalformedError() }
    index += count
  }

  private mutating func value() throws(MalformedError) -> JSONValue {
    switch try peek() {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"):
      try take(word: "true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try take(word: "false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try take(word: "null")
      return .null
    default: return .number(try number())
    }
  }

  private mutating func skipValue() throws(MalformedError) {
    let isObject = try peek() == UInt8(ascii: "{")
    guard isObject || bytes[index] == UInt8(ascii: "[") else {
      _ = try value()
      return
    }
    let end = UInt8(ascii: isObject ? "}" : "]")
    try enter()
    if try peek() != end {
      while true {
        if isObject {
          guard try peek() == UInt8(ascii: "\"") else { throw MalformedError() }
          _ = try string()
          try take(UInt8(ascii: ":"))
        }
        try skipValue()
        if try peek() == end { break }
        try take(UInt8(ascii: ","))
      }
    }
    index += 1
    depth -= 1
  }

  private mutating func object() throws(MalformedError) -> JSONValue {
    try enter()
    var members = JSONMembers()
    if try peek() == UInt8(ascii: "}") {
      index += 1
    } else {
      while true {
        guard try peek() == UInt8(ascii: "\"") else { throw MalformedError() }
        let name = try string()
        try take(UInt8(ascii: ":"))
        members.append(JSONMember(name: name, value: try value()))
        if try peek() == UInt8(ascii: "}") { break }
        try take(UInt8(ascii: ","))
      }
      index += 1
    }
    depth -= 1
    return .object(members.elements)
  }

  private mutating func array() throws(MalformedError) -> JSONValue {
    try enter()
    var elements: [JSONValue] = []
    if try peek() == UInt8(ascii: "]") {
      index += 1
    } else {
      while true {
        elements.append(try value())
        if try peek() == UInt8(ascii: "]") { break }
        try take(UInt8(ascii: ","))
      }
      index += 1
    }
    depth -= 1
    return .array(elements)
  }

  private mutating func enter() throws(MalformedError) {
    depth += 1
    guard depth <= Self.maximumDepth else { throw MalformedError() }
    index += 1
  }

  private mutating func number() throws(MalformedError) -> String {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    guard index < bytes.count else { throw MalformedError() }
    if bytes[index] == UInt8(ascii: "0") { index += 1 } else { try digits() }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() throws(MalformedError) {
    let start = index
    while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
    guard index > start else { throw MalformedError() }
  }

  /// Stands on the opening quote.
  private mutating func string() throws(MalformedError) -> String {
    index += 1
    let start = index
    var all: UInt8 = 0
    var hasEscapes = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
        index += 1
        if hasEscapes { do { return try JSONString.unescape(text) } catch { throw MalformedError() } }
        // Only ASCII is known to be well formed.
        if all < 0x80 { return String(decoding: text, as: UTF8.self) }
        guard let text = String(validating: text, as: UTF8.self) else { throw MalformedError() }
        return text
      }
      guard byte >= 0x20 else { throw MalformedError() }
      all |= byte
      index += 1
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        index += 1
      }
    }
    throw MalformedError()
  }
}

/// The members of an object while it is read: of those that share a name the last one counts, as it does for the service.
struct JSONMembers {
  private(set) var elements: [JSONMember] = []
  /// Where a name stands, once there are so many that looking through all of them takes long.
  private var places: [UTF8Text: Int] = [:]

  private static let few = 12

  mutating func append(_ member: JSONMember) {
    if let place = place(of: UTF8Text(member.name)) {
      elements[place] = member
      return
    }
    elements.append(member)
    if elements.count > Self.few { index() }
  }

  private func place(of name: UTF8Text) -> Int? {
    places.isEmpty ? elements.firstIndex { $0.name == name.string } : places[name]
  }

  private mutating func index() {
    guard places.isEmpty else {
      places[UTF8Text(elements[elements.count - 1].name)] = elements.count - 1
      return
    }
    places.reserveCapacity(4 * Self.few)
    for (place, member) in elements.enumerated() { places[UTF8Text(member.name)] = place }
  }
}
