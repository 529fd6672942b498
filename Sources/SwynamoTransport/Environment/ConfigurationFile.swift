/// One shared file, as the AWS CLI reads it: sections by their whole heading, in the order of their first mention.
///
///     [profile work]
///     region = eu-west-1        a setting ends at its line's end; # and ; begin a comment at the start of a line only
///     services = here
///     s3 =
///       addressing_style = path     deeper indentation continues a value; one that begins so is a list of nested settings
///
/// A section that comes twice is one; of a setting that comes twice the last counts. What `[DEFAULT]`, in upper case, sets, all
/// sections have. Sources: AWS SDKs and Tools Reference Guide, "Shared config and credentials files"; Python's configparser.
struct ConfigurationFile {
  private(set) var sections: [(heading: String, section: ConfigurationSection)] = []

  init(_ text: String, file: String) throws(SharedConfigurationError) {
    var parser = Parser(file: file)
    for (index, line) in Self.lines(of: text).enumerated() { try parser.take(line, number: index + 1) }
    try parser.finishSetting()
    let defaults = parser.sections.first { $0.heading == "DEFAULT" }?.section ?? ConfigurationSection()
    sections = parser.sections.filter { $0.heading != "DEFAULT" }
      .map { ($0.heading, defaults.overridden(by: $0.section)) }
  }

  /// The lines by any line end: \n, \r\n and \r.
  private static func lines(of text: String) -> [Substring.UnicodeScalarView] {
    var lines: [Substring.UnicodeScalarView] = []
    var rest = text.unicodeScalars[...]
    while let end = rest.firstIndex(where: { $0 == "\n" || $0 == "\r" }) {
      lines.append(Substring(rest[..<end]).unicodeScalars)
      let isPair = rest[end] == "\r" && rest[end...].dropFirst().first == "\n"
      rest = rest[end...].dropFirst(isPair ? 2 : 1)
    }
    lines.append(Substring(rest).unicodeScalars)
    return lines
  }
}

extension ConfigurationFile {
  fileprivate struct Parser {
    let file: String
    var sections: [(heading: String, section: ConfigurationSection)] = []
    private var current: Int?
    private var setting: (key: String, lines: [(text: String, number: Int)])?
    private var indentation = 0

    init(file: String) { self.file = file }

    mutating func take(_ line: Substring.UnicodeScalarView, number: Int) throws(SharedConfigurationError) {
      let content = line.trimmed
      guard let first = content.first else {
        setting?.lines.append(("", number))
        return
      }
      guard first != "#", first != ";" else { return }
      let depth = line.prefix { $0.isBlank }.count
      if setting != nil, depth > indentation {
        setting?.lines.append((String(content), number))
        return
      }
      indentation = depth
      if let heading = Self.heading(of: content) {
        try finishSetting()
        if let known = sections.firstIndex(where: { $0.heading == heading }) {
          current = known
        } else {
          current = sections.count
          sections.append((heading, ConfigurationSection()))
        }
      } else {
        try finishSetting()
        try startSetting(content, number: number)
      }
    }

    private static func heading(of content: Substring.UnicodeScalarView) -> String? {
      guard content.first == "[", let end = content.lastIndex(of: "]") else { return nil }
      let heading = content[..<end].dropFirst()
      return heading.isEmpty ? nil : String(heading.trimmed)
    }

    private mutating func startSetting(_ content: Substring.UnicodeScalarView, number: Int) throws(SharedConfigurationError) {
      guard current != nil else { throw malformed(number, .outsideSection) }
      guard let delimiter = content.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
        throw malformed(number, .neitherSectionNorSetting)
      }
      let key = content[..<delimiter].trimmed
      guard !key.isEmpty else { throw malformed(number, .namelessSetting) }
      setting = (String(key), [(String(content[delimiter...].dropFirst().trimmed), number)])
    }

    /// Keeps the setting that was being read.
    mutating func finishSetting() throws(SharedConfigurationError) {
      guard let (key, lines) = setting, let current else { return }
      setting = nil
      let isNested = lines[0].text.isEmpty && lines.contains { !$0.text.isEmpty }
      guard isNested else {
        let text = String(lines.map(\.text).joined(separator: "\n").unicodeScalars[...].trimmed)
        return sections[current].section.set(key, .text(text))
      }
      var nested: [String: String] = [:]
      for line in lines where !line.text.isEmpty {
        let content = line.text.unicodeScalars[...]
        guard let delimiter = content.firstIndex(of: "=") else { throw malformed(line.number, .malformedNestedSetting) }
        nested[String(content[..<delimiter].trimmed).lowercased()] = String(content[delimiter...].dropFirst().trimmed)
      }
      sections[current].section.set(key, .nested(nested))
    }

    private func malformed(_ line: Int, _ fault: SharedConfigurationError.Fault) -> SharedConfigurationError {
      SharedConfigurationError(.malformed(file: file, line: line, why: fault))
    }
  }
}

extension Unicode.Scalar {
  /// White space as Python's `str.strip` sees it.
  fileprivate var isBlank: Bool {
    if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) || (0x1C...0x1F).contains(value) }
    return properties.isWhitespace
  }
}

extension Substring.UnicodeScalarView {
  fileprivate var trimmed: Substring.UnicodeScalarView {
    guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else {
      return self[endIndex...]
    }
    return self[first...last]
  }
}
