/// Turns tokens into a text, and some texts into what nobody would write.
enum ExpressionMutations {
  static let soup = [
    "a", "b", "#a", ":n", ":s", "(", ")", "((", "))", "[", "]", "[0]", "0", ",", ".", "=", "<>", "<", ">=", "+", "-", "AND", "OR",
    "NOT",
    "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE", "size", "contains", "list_append", "if_not_exists", "attribute_exists",
    "é", "'",
    "\"", "\\", "\u{0}", "#", ":", "name", "and", "\t", "\r\n", "😀", "\u{FEFF}", "\u{202E}", "a#b", "a:b", "1a", "_a", "::", "##",
    "-1", "~", "\u{212A}", "e\u{301}", "\u{E9}", "a\u{301}\u{323}", "\u{7}", "#a\u{301}", ":n\u{301}",
  ]

  static func text(_ tokens: [String], from soup: [String] = soup, _ generator: inout Generator) -> String {
    switch generator.below(20) {
    case 0..<10: return joined(tokens, &generator)
    case 10..<15:
      var tokens = tokens
      for _ in 0...generator.below(3) { mutate(&tokens, from: soup, &generator) }
      return joined(tokens, &generator)
    case 15, 16: return joined((0..<(1 + generator.below(12))).map { _ in generator.one(of: soup) }, &generator)
    case 17: return scalars(&generator)
    case 18: return bytes(of: joined(tokens, &generator), &generator)
    default: return generator.once(in: 20) ? long(tokens, &generator) : joined(tokens, &generator)
    }
  }

  private static func mutate(_ tokens: inout [String], from soup: [String], _ generator: inout Generator) {
    guard !tokens.isEmpty else { return tokens = [generator.one(of: soup)] }
    let place = generator.below(tokens.count)
    switch generator.below(6) {
    case 0: tokens.remove(at: place)
    case 1: tokens.insert(tokens[place], at: place)
    case 2: tokens.swapAt(place, generator.below(tokens.count))
    case 3: tokens[place] = generator.one(of: soup)
    case 4: tokens.insert(generator.one(of: soup), at: place)
    default: tokens.removeSubrange(place...)
    }
  }

  /// Spaces where they are needed, and anywhere else as it comes.
  static func joined(_ tokens: [String], _ generator: inout Generator) -> String {
    var text = ""
    for token in tokens {
      let needsSpace = text.utf8.last.map(isWord) == true && token.utf8.first.map(isWord) == true
      if needsSpace || generator.once(in: 3) {
        text += generator.once(in: 20) ? generator.one(of: ["  ", "\t", "\n", "\r\n "]) : " "
      }
      text += token
    }
    return text
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: ":"):
      true
    default: byte >= 0x80
    }
  }

  private static func scalars(_ generator: inout Generator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<generator.below(30) {
      if let scalar = Unicode.Scalar(UInt32(generator.below(generator.once(in: 2) ? 0x80 : 0x11_0000))) { text.append(scalar) }
    }
    return String(text)
  }

  private static func bytes(of text: String, _ generator: inout Generator) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...generator.below(3) where !bytes.isEmpty {
      bytes[generator.below(bytes.count)] = UInt8(generator.below(256))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Near the bounds of size, of operators and of nesting, or far beyond them.
  private static func long(_ tokens: [String], _ generator: inout Generator) -> String {
    let times = generator.one(of: [10, 149, 150, 151, 299, 300, 301, 1_000, 4_000])
    switch generator.below(6) {
    case 0: return String(repeating: "(", count: times) + joined(tokens, &generator) + String(repeating: ")", count: times)
    case 1: return String(repeating: "NOT ", count: times) + "a = :n"
    case 2: return Array(repeating: "a=:n", count: times).joined(separator: generator.once(in: 2) ? " OR " : " AND ")
    case 3: return "a IN (" + Array(repeating: ":n", count: times).joined(separator: ",") + ")"
    case 4: return "SET a = " + String(repeating: "if_not_exists(a,", count: times) + ":n" + String(repeating: ")", count: times)
    default: return String(repeating: joined(tokens, &generator) + " ", count: min(times, 300))
    }
  }
}
