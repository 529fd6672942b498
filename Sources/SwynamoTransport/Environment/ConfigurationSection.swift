/// The settings of one section of a shared file; a name counts in upper and lower case alike.
///
///     section["region"]                               // "eu-west-1"
///     section.nested("dynamodb")?["endpoint_url"]     // of "dynamodb =" with "endpoint_url = …" indented below it
struct ConfigurationSection: Sendable, Hashable {
  enum Value: Sendable, Hashable {
    case text(String)
    case nested([String: String])
  }

  private(set) var values: [String: Value] = [:]

  init() {}

  init(_ values: [String: Value]) { self.values = values }

  /// In lower case.
  var names: [String] { values.keys.sorted() }

  /// What is set to nothing counts as not set.
  subscript(key: String) -> String? {
    guard case .text(let text)? = values[key.lowercased()], !text.isEmpty else { return nil }
    return text
  }

  func nested(_ key: String) -> [String: String]? {
    guard case .nested(let settings)? = values[key.lowercased()] else { return nil }
    return settings
  }

  mutating func set(_ key: String, _ value: Value) { values[key.lowercased()] = value }

  /// What the other sets wins.
  func overridden(by other: ConfigurationSection?) -> ConfigurationSection {
    guard let other else { return self }
    return ConfigurationSection(values.merging(other.values) { $1 })
  }
}

/// Values may be secrets: only names are shown.
extension ConfigurationSection: CustomStringConvertible, CustomReflectable {
  var description: String { "ConfigurationSection(\(values.keys.sorted().joined(separator: ", ")))" }

  var customMirror: Mirror { Mirror(self, children: [:]) }
}
