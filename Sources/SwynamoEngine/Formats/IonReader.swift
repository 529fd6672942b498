import SwynamoBytes
import SwynamoCore

/// Reads a value of Ion's text as a value of DynamoDB.
///
/// Integers and decimals are numbers; lists with the annotations `$dynamodb_SS`, `$dynamodb_NS` and `$dynamodb_BS` are sets. Ion's
/// floats, timestamps, symbols, clobs and S-expressions are nothing that DynamoDB has.
/// Source: Developer Guide, "Amazon S3 import formats for DynamoDB"; Amazon Ion 1.0 specification, "Text encoding".
struct IonReader {
  struct MalformedError: Error {}

  private let bytes: [UInt8]
  private var index = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The one value of a record; nil when there is none but the version's mark and comments. Nested as deep as a request's values
  /// may be; more is found out when the item is checked.
  static func read(_ record: [UInt8]) throws(MalformedError) -> AttributeValue? {
    var reader = IonReader(record)
    try reader.skipBlanks()
    while reader.takes("$ion_1_0") { try reader.skipBlanks() }
    guard reader.index < record.count else { return nil }
    let value = try reader.value(depth: 0)
    try reader.skipBlanks()
    guard reader.index == record.count else { throw MalformedError() }
    return value
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() throws(MalformedError) {
    while let byte {
      switch byte {
      case 0x20, 0x09...0x0D: index += 1
      case UInt8(ascii: "/"):
        switch index + 1 < bytes.count ? bytes[index + 1] : 0 {
        case UInt8(ascii: "/"): while let byte = self.byte, byte != 0x0A { index += 1 }
        case UInt8(ascii: "*"):
          index += 2
          while !starts(with: "*/") {
            guard index < bytes.count else { throw MalformedError() }
            index += 1
          }
          index += 2
        default: return
        }
      default: return
      }
    }
  }

  private func starts(with text: StaticString) -> Bool {
    bytes[min(index, bytes.count)...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Takes a word that no other letter follows.
  private mutating func takes(_ word: StaticString) -> Bool {
    guard starts(with: word) else { return false }
    let end = index + word.utf8CodeUnitCount
    if end < bytes.count, IonWriter.isIdentifierByte(bytes[end]) { return false }
    index = end
    return true
  }

  private mutating func take(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(MalformedError) -> AttributeValue {
    guard depth < 256, let byte else { throw MalformedError() }
    switch byte {
    case UInt8(ascii: "{"): return starts(with: "{{") ? .binary(try blob()) : .map(try structure(depth))
    case UInt8(ascii: "["): return .list(try list(depth))
    case UInt8(ascii: "\""):
      index += 1
      return .string(try IonText.read(bytes, &index, end: byte))
    case UInt8(ascii: "'") where starts(with: "'''"): return .string(try longString())
    case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
    default: return try word(depth)
    }
  }

  /// A keyword, or a list that is annotated.
  private mutating func word(_ depth: Int) throws(MalformedError) -> AttributeValue {
    if takes("true") { return .bool(true) }
    if takes("false") { return .bool(false) }
    if takes("null") {
      guard take(UInt8(ascii: ".")) else { return .null }
      _ = try name()
      return .null
    }
    let annotation = try name()
    try skipBlanks()
    guard starts(with: "::") else { throw MalformedError() }
    index += 2
    try skipBlanks()
    guard byte == UInt8(ascii: "[") else { throw MalformedError() }
    return try Self.set(annotation, try list(depth))
  }

  private static func set(_ annotation: String, _ elements: [AttributeValue]) throws(MalformedError) -> AttributeValue {
    guard !elements.isEmpty else { throw MalformedError() }
    let found: (count: Int, value: AttributeValue)
    switch annotation {
    case "$dynamodb_SS":
      let texts = StringSet(elements.compactMap { if case .string(let text) = $0 { text } else { nil } })
      found = (texts.count, .stringSet(texts))
    case "$dynamodb_NS":
      let numbers = Set(elements.compactMap { if case .number(let number) = $0 { number } else { nil } })
      found = (numbers.count, .numberSet(numbers))
    case "$dynamodb_BS":
      let values = Set(elements.compactMap { if case .binary(let bytes) = $0 { bytes } else { nil } })
      found = (values.count, .binarySet(values))
    default: throw MalformedError()
    }
    guard found.count == elements.count else { throw MalformedError() }
    return found.value
  }

  private mutating func list(_ depth: Int) throws(MalformedError) -> [AttributeValue] {
    index += 1
    var elements: [AttributeValue] = []
    try skipBlanks()
    while !take(UInt8(ascii: "]")) {
      elements.append(try value(depth: depth + 1))
      try skipBlanks()
      if take(UInt8(ascii: ",")) { try skipBlanks() } else if byte != UInt8(ascii: "]") { throw MalformedError() }
    }
    return elements
  }

  private mutating func structure(_ depth: Int) throws(MalformedError) -> Item {
    index += 1
    var members: Item = [:]
    try skipBlanks()
    while !take(UInt8(ascii: "}")) {
      let name = try name()
      try skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw MalformedError() }
      try skipBlanks()
      members[name] = try value(depth: depth + 1)
      try skipBlanks()
      if take(UInt8(ascii: ",")) { try skipBlanks() } else if byte != UInt8(ascii: "}") { throw MalformedError() }
    }
    return members
  }

  /// The name of a field: a symbol, with quotes or without, or a text.
  private mutating func name() throws(MalformedError) -> String {
    if starts(with: "'''") { return try longString() }
    if let quote = byte, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
      index += 1
      return try IonText.read(bytes, &index, end: quote)
    }
    let start = index
    while let byte, IonWriter.isIdentifierByte(byte) { index += 1 }
    guard index > start else { throw MalformedError() }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// Texts between three quotes that follow each other are one.
  private mutating func longString() throws(MalformedError) -> String {
    var text = ""
    while starts(with: "'''") {
      index += 3
      text += try IonText.read(bytes, &index, end: nil)
      try skipBlanks()
    }
    return text
  }

  private mutating func blob() throws(MalformedError) -> [UInt8] {
    index += 2
    var text: [UInt8] = []
    while let byte, byte != UInt8(ascii: "}") {
      if byte > 0x20 { text.append(byte) }
      index += 1
    }
    guard starts(with: "}}") else { throw MalformedError() }
    index += 2
    guard let bytes = try? Base64.bytes(String(decoding: text, as: UTF8.self)) else { throw MalformedError() }
    return bytes
  }

  private mutating func number() throws(MalformedError) -> DynamoDBNumber {
    var text: [UInt8] = []
    while let byte, IonWriter.isIdentifierByte(byte) || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+")].contains(byte) {
      if byte != UInt8(ascii: "_") { text.append(byte) }
      index += 1
    }
    // Ion's exponent of a decimal is a `d`; one with an `e` is a float, which has no exact value.
    guard !text.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { throw MalformedError() }
    let decimal = text.map { $0 | 0x20 == UInt8(ascii: "d") ? UInt8(ascii: "e") : $0 }
    guard let number = DynamoDBNumber(String(decoding: decimal, as: UTF8.self)) else { throw MalformedError() }
    return number
  }
}

/// The escapes of Ion's texts.
private enum IonText {
  /// From behind the opening quote on; `end` is nil for a text that three quotes end.
  static func read(_ bytes: [UInt8], _ index: inout Int, end: UInt8?) throws(IonReader.MalformedError) -> String {
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte == end {
        index += 1
        return try valid(text)
      }
      if end == nil, bytes[index...].starts(with: "'''".utf8) {
        index += 3
        return try valid(text)
      }
      index += 1
      if byte != UInt8(ascii: "\\") {
        text.append(byte)
        continue
      }
      guard index < bytes.count else { break }
      index += 1
      switch bytes[index - 1] {
      case UInt8(ascii: "0"): text.append(0)
      case UInt8(ascii: "a"): text.append(0x07)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "v"): text.append(0x0B)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "\n"): break
      case UInt8(ascii: "x"): text += Array(String(try scalar(bytes, &index, 2)).utf8)
      case UInt8(ascii: "u"): text += Array(String(try unit(bytes, &index)).utf8)
      case UInt8(ascii: "U"): text += Array(String(try scalar(bytes, &index, 8)).utf8)
      case let other: text.append(other)
      }
    }
    throw IonReader.MalformedError()
  }

  private static func valid(_ bytes: [UInt8]) throws(IonReader.MalformedError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw IonReader.MalformedError() }
    return text
  }

  /// Four digits, or twice four for a character of two units.
  private static func unit(_ bytes: [UInt8], _ index: inout Int) throws(IonReader.MalformedError) -> Unicode.Scalar {
    let high = try code(bytes, &index, 4)
    guard (0xD800..<0xDC00).contains(high) else { return try checked(high) }
    guard bytes[index...].starts(with: "\\u".utf8) else { throw IonReader.MalformedError() }
    index += 2
    let low = try code(bytes, &index, 4)
    guard (0xDC00..<0xE000).contains(low) else { throw IonReader.MalformedError() }
    return try checked(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private static func scalar(
    _ bytes: [UInt8], _ index: inout Int, _ digits: Int
  ) throws(IonReader.MalformedError) -> Unicode.Scalar { try checked(try code(bytes, &index, digits)) }

  private static func checked(_ code: UInt32) throws(IonReader.MalformedError) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(code) else { throw IonReader.MalformedError() }
    return scalar
  }

  private static func code(_ bytes: [UInt8], _ index: inout Int, _ digits: Int) throws(IonReader.MalformedError) -> UInt32 {
    guard index + digits <= bytes.count else { throw IonReader.MalformedError() }
    var code: UInt32 = 0
    for byte in bytes[index..<index + digits] {
      guard let digit = Hexadecimal.value(of: byte), code < 1 << 28 else { throw IonReader.MalformedError() }
      code = code << 4 | UInt32(digit)
    }
    index += digits
    return code
  }
}
