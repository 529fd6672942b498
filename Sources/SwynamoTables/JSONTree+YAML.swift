extension JSONTree {
  /// The document as YAML, of which JSON's quoted texts are a part.
  func yaml() -> String { yamlLines().joined(separator: "\n") + "\n" }

  private func yamlLines() -> [String] {
    switch self {
    case .object(let members) where !members.isEmpty:
      return members.flatMap { member in member.value.lines(behind: "\(Self.scalar(member.name)):", isElement: false) }
    case .array(let elements) where !elements.isEmpty:
      return elements.flatMap { $0.lines(behind: "-", isElement: true) }
    case .string(let text): return [Self.scalar(text)]
    default: return [text()]
    }
  }

  /// A member of an object stands below its name, indented; one of a list beside its dash.
  private func lines(behind head: String, isElement: Bool) -> [String] {
    let lines = yamlLines()
    let isNested =
      switch self {
      case .object(let members): !members.isEmpty
      case .array(let elements): !elements.isEmpty
      case .null, .bool, .number, .string: false
      }
    if isNested, !isElement { return [head] + lines.map { "  \($0)" } }
    return ["\(head) \(lines[0])"] + lines.dropFirst().map { "  \($0)" }
  }

  /// Only what nobody takes for anything but a text stands without quotes.
  private static func scalar(_ text: String) -> String {
    let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]
    let isPlain =
      text.utf8.first.map { (65...90).contains($0) || (97...122).contains($0) } == true
      && text.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || (65...90).contains($0) || (97...122).contains($0) || $0 == 95 }
    return isPlain && !words.contains(text.lowercased()) ? text : JSONTree.string(text).text()
  }
}
