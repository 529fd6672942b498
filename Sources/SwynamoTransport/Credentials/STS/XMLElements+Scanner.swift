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
    mutating func next() throws(Malformed) -> Part? {
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
      if skip("<!") { throw Malformed(description: "has a document type") }
      if skip("</") { return .end(try Self.name(try take(upTo: ">"), mayFollow: false)) }
      return try tag()
    }

    private mutating func tag() throws(Malformed) -> Part {
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
      guard tag.endIndex < rest.endIndex else { throw Malformed(description: "ends within a tag") }
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

    private mutating func take(upTo mark: String) throws(Malformed) -> ArraySlice<UInt8> {
      guard let range = rest.firstRange(of: Array(mark.utf8)) else { throw Malformed(description: "ends within a tag") }
      defer { rest = rest[range.upperBound...] }
      return rest[..<range.lowerBound]
    }

    /// A tag's name, which attributes may follow.
    private static func name(_ tag: ArraySlice<UInt8>, mayFollow: Bool) throws(Malformed) -> String {
      let name = tag.prefix { !isBlank($0) }
      let isName = name.allSatisfy { $0 > 0x20 && !#"<>&"'=/"#.utf8.contains($0) }
      guard !name.isEmpty, isName, mayFollow || tag[name.endIndex...].allSatisfy(isBlank) else {
        throw Malformed(description: "has a tag without a name")
      }
      return String(decoding: name, as: UTF8.self)
    }

    private static let entities: [String: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

    private static func unescaped(_ text: ArraySlice<UInt8>) throws(Malformed) -> [UInt8] {
      guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
      var output: [UInt8] = []
      var rest = text
      while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
        output += rest[..<start]
        guard let end = rest[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
          throw Malformed(description: "has an entity that does not end")
        }
        output += try character(String(decoding: rest[(start + 1)..<end], as: UTF8.self)).utf8
        rest = rest[(end + 1)...]
      }
      return output + rest
    }

    private static func character(_ entity: String) throws(Malformed) -> String {
      if let text = entities[entity] { return text }
      let number: UInt32? =
        if entity.hasPrefix("#x") { UInt32(entity.dropFirst(2), radix: 16) } else if entity.hasPrefix("#") {
          UInt32(entity.dropFirst())
        } else { nil }
      guard let number, number != 0, let scalar = Unicode.Scalar(number) else {
        throw Malformed(description: "has an unknown entity")
      }
      return String(scalar)
    }
  }
}
