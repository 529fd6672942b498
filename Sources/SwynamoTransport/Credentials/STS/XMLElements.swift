/// The elements of a small XML document by their paths, with their text.
///
///     let elements = try XMLElements(Array("<Error><Code>Throttling</Code></Error>".utf8))
///     elements["Error/Code"]   // "Throttling"
///
/// Of elements with the same path the first counts. Attributes and namespaces are passed over; a document type is refused, and with it
/// every entity that XML itself does not define.
struct XMLElements: Sendable {
  private var texts: [String: String] = [:]
  /// The name of the outermost element.
  private(set) var root = ""

  /// What is wrong with a document, to follow "the XML".
  struct MalformedError: Error, CustomStringConvertible {
    let description: String
  }

  subscript(path: String) -> String? { texts[path] }

  init(_ bytes: [UInt8]) throws(MalformedError) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw MalformedError(description: "is not UTF-8") }
    var scanner = Scanner(rest: bytes[...])
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.rest = bytes[3...] }
    var open: [(name: String, text: [UInt8])] = []
    while let part = try scanner.next() {
      switch part {
      case .text(let text):
        if !open.isEmpty {
          open[open.count - 1].text += text
        } else if !text.allSatisfy(Scanner.isBlank) {
          throw MalformedError(description: "has text outside of its element")
        }
      case .start(let name, let isEmpty):
        if open.isEmpty {
          guard root.isEmpty else { throw MalformedError(description: "has more than one outermost element") }
          root = name
        }
        guard open.count < 32 else { throw MalformedError(description: "is nested too deeply") }
        open.append((name, []))
        if isEmpty { close(&open) }
      case .end(let name):
        guard open.last?.name == name else { throw MalformedError(description: "closes an element that is not open") }
        close(&open)
      }
    }
    guard open.isEmpty else { throw MalformedError(description: "ends before its element does") }
    guard !root.isEmpty else { throw MalformedError(description: "has no element") }
  }

  private mutating func close(_ open: inout [(name: String, text: [UInt8])]) {
    let path = open.map(\.name).joined(separator: "/")
    let element = open.removeLast()
    if texts[path] == nil { texts[path] = String(decoding: element.text, as: UTF8.self) }
  }
}

extension XMLElements {
  enum Part {
    case start(String, isEmpty: Bool)
    case end(String)
    case text([UInt8])
  }

  /// Cuts a document into tags and the text between them.
  struct Scanner {
    var rest: ArraySlice<UInt8>

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// Nil at the end.
    mutating func next() throws(MalformedError) -> Part? {
      guard let first = rest.first else { return nil }
      guard first == UInt8(ascii: "<") else {
        let text = rest.prefix { $0 != UInt8(ascii: "<") }
        rest = rest[text.endIndex...]
        return .text(try Self.unescaped(text))
      }
      if skip("<!--") {
        _ = try take(upTo: "-->")
        return .text([])
      }
      if skip("<![CDATA[") { return .text(Array(try take(upTo: "]]>"))) }
      if skip("<?") {
        _ = try take(upTo: "?>")
        return .text([])
      }
      if skip("<!") { throw MalformedError(description: "has a document type") }
      if skip("</") { return .end(try Self.name(try take(upTo: ">"), mayFollow: false)) }
      return try tag()
    }

    private mutating func tag() throws(MalformedError) -> Part {
      rest = rest.dropFirst()
      // An attribute's value may hold a ">".
      var quote: UInt8?
      let tag = rest.prefix { byte in
        if let open = quote {
          if byte == open { quote = nil }
          return true
        }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
        return byte != UInt8(ascii: ">")
      }
      guard tag.endIndex < rest.endIndex else { throw MalformedError(description: "ends within a tag") }
      rest = rest[(tag.endIndex + 1)...]
      let isEmpty = tag.last == UInt8(ascii: "/")
      return .start(try Self.name(isEmpty ? tag.dropLast() : tag, mayFollow: true), isEmpty: isEmpty)
    }

    private mutating func skip(_ mark: StaticString) -> Bool {
      let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
      guard rest.starts(with: mark) else { return false }
      rest = rest.dropFirst(mark.count)
      return true
    }

    private mutating func take(upTo mark: String) throws(MalformedError) -> ArraySlice<UInt8> {
      guard let range = rest.firstRange(of: Array(mark.utf8)) else { throw MalformedError(description: "ends within a tag") }
      defer { rest = rest[range.upperBound...] }
      return rest[..<range.lowerBound]
    }

    /// A tag's name, which attributes may follow.
    private static func name(_ tag: ArraySlice<UInt8>, mayFollow: Bool) throws(MalformedError) -> String {
      let name = tag.prefix { !isBlank($0) }
      let isName = name.allSatisfy { $0 > 0x20 && !#"<>&"'=/"#.utf8.contains($0) }
      guard !name.isEmpty, isName, mayFollow || tag[name.endIndex...].allSatisfy(isBlank) else {
        throw MalformedError(description: "has a tag without a name")
      }
      return String(decoding: name, as: UTF8.self)
    }

    private static let entities: [String: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

    private static func unescaped(_ text: ArraySlice<UInt8>) throws(MalformedError) -> [UInt8] {
      guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
      var output: [UInt8] = []
      var rest = text
      while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
        output += rest[..<start]
        guard let end = rest[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
          throw MalformedError(description: "has an entity that does not end")
        }
        output += try character(String(decoding: rest[(start + 1)..<end], as: UTF8.self)).utf8
        rest = rest[(end + 1)...]
      }
      return output + rest
    }

    private static func character(_ entity: String) throws(MalformedError) -> String {
      if let text = entities[entity] { return text }
      let number: UInt32? =
        if entity.hasPrefix("#x") { UInt32(entity.dropFirst(2), radix: 16) } else if entity.hasPrefix("#") {
          UInt32(entity.dropFirst())
        } else { nil }
      guard let number, number != 0, let scalar = Unicode.Scalar(number) else {
        throw MalformedError(description: "has an unknown entity")
      }
      return String(scalar)
    }
  }
}
