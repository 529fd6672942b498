/// Texts that are easily taken for others, or that cost more than their length.
enum HostileTexts {
  static func text(_ generator: inout Generator) -> String {
    switch generator.below(8) {
    case 0: marks(generator.one(of: [1, 2, 30, 127, 128, 129, 500]))
    // Quadratic work on these takes longer than the watchdog waits.
    case 1: generator.once(in: 20) ? marks(generator.one(of: [20_000, 60_000])) : marks(500)
    case 2: "\u{E9}"
    case 3: "e\u{301}"
    case 4: String(repeating: "e\u{301}\u{E9}", count: generator.below(40))
    case 5: control(&generator) + "a" + control(&generator)
    // Canonically equal to K, to a semicolon and to a grave accent.
    case 6: generator.one(of: ["\u{212A}", "\u{37E}", "\u{1FEF}", "TO\u{212A}", "\u{212B}", "\u{AC00}", "\u{1100}\u{1161}"])
    default: generator.one(of: ["\u{301}", "\u{200D}", "\u{202E}a", "\u{FEFF}", "\u{FFFD}", "\u{10FFFF}", "\u{1F1E6}\u{1F1E6}"])
    }
  }

  /// "a" with marks that have to be sorted to be compared as Unicode says.
  private static func marks(_ count: Int) -> String {
    "a" + String(repeating: "\u{301}", count: count - count / 2) + String(repeating: "\u{323}", count: count / 2)
  }

  private static func control(_ generator: inout Generator) -> String {
    generator.one(of: ["\u{0}", "\u{1}", "\u{7}", "\u{8}", "\u{B}", "\u{1B}", "\u{1F}", "\u{7F}", "\u{85}", "\r", "\n", "\t"])
  }

  /// The text, or one like it.
  static func variant(of text: String, _ generator: inout Generator) -> String {
    switch generator.below(4) {
    case 0: text + HostileTexts.text(&generator)
    case 1: HostileTexts.text(&generator) + text
    default: HostileTexts.text(&generator)
    }
  }
}
