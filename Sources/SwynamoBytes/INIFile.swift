/// A file of sections with settings, as it stands: sections by their whole heading and in order, also those that come twice.
///
///     [profile work]
///     region = eu-west-1        a setting ends at its line's end; # and ; begin a comment at the start of a line only
///     s3 =
///       addressing_style = path     deeper indentation continues a value
///
/// Source: Python's configparser, by which the AWS CLI reads its files.
package struct INIFile {
  package struct Section {
    package let heading: String
    package fileprivate(set) var settings: [Setting] = []
  }

  package struct Setting {
    package let name: String
    /// The value and the lines that continue it, each without the white space around it; empty lines among them.
    package fileprivate(set) var lines: [(text: String, number: Int)]

    /// All lines, without the empty ones at the end.
    package var value: String { String(lines.map(\.text).joined(separator: "\n").unicodeScalars[...].trimmed) }
  }

  /// What is wrong with a line; lines are counted from 1.
  package struct SyntaxError: Error {
    package enum Reason: Sendable {
      case neitherSectionNorSetting
      case outsideSection
      case namelessSetting
      case malformedNestedSetting
    }

    package let line: Int
    package let reason: Reason
  }

  package private(set) var sections: [Section] = []

  /// Settings before the first heading belong to the section that is named for them; without one they are a fault.
  package init(_ text: String, unheadedSection: String? = nil, indentationContinues: Bool = true) throws(SyntaxError) {
    var parser = Parser(indentationContinues: indentationContinues)
    if let unheadedSection { parser.sections.append(Section(heading: unheadedSection)) }
    for (index, line) in Self.lines(of: text).enumerated() { try parser.take(line, number: index + 1) }
    sections = parser.sections
  }

  /// A line of a value that is a list of settings: name and value.
  package static func nestedSetting(_ line: (text: String, number: Int)) throws(SyntaxError) -> (name: String, value: String) {
    let content = line.text.unicodeScalars[...]
    guard let delimiter = content.firstIndex(of: "=") else {
      throw SyntaxError(line: line.number, reason: .malformedNestedSetting)
    }
    return (String(content[..<delimiter].trimmed), String(content[delimiter...].dropFirst().trimmed))
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

extension INIFile {
  fileprivate struct Parser {
    let indentationContinues: Bool
    var sections: [Section] = []
    private var isInSetting = false
    private var indentation = 0

    init(indentationContinues: Bool) { self.indentationContinues = indentationContinues }

    mutating func take(_ line: Substring.UnicodeScalarView, number: Int) throws(SyntaxError) {
      let content = line.trimmed
      guard let first = content.first else { return goOn("", number) }
      guard first != "#", first != ";" else { return }
      let depth = line.prefix { $0.isBlank }.count
      if indentationContinues, isInSetting, depth > indentation { return goOn(String(content), number) }
      indentation = depth
      if let heading = Self.heading(of: content) {
        sections.append(Section(heading: heading))
        isInSetting = false
      } else {
        try startSetting(content, number)
      }
    }

    private mutating func goOn(_ text: String, _ number: Int) {
      guard isInSetting, let section = sections.indices.last, let setting = sections[section].settings.indices.last else {
        return
      }
      sections[section].settings[setting].lines.append((text, number))
    }

    private static func heading(of content: Substring.UnicodeScalarView) -> String? {
      guard content.first == "[", let end = content.lastIndex(of: "]") else { return nil }
      let heading = content[..<end].dropFirst()
      return heading.isEmpty ? nil : String(heading.trimmed)
    }

    private mutating func startSetting(_ content: Substring.UnicodeScalarView, _ number: Int) throws(SyntaxError) {
      guard let section = sections.indices.last else { throw SyntaxError(line: number, reason: .outsideSection) }
      guard let delimiter = content.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
        throw SyntaxError(line: number, reason: .neitherSectionNorSetting)
      }
      let name = content[..<delimiter].trimmed
      guard !name.isEmpty else { throw SyntaxError(line: number, reason: .namelessSetting) }
      let value = String(content[delimiter...].dropFirst().trimmed)
      sections[section].settings.append(Setting(name: String(name), lines: [(value, number)]))
      isInSetting = true
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
