import SwynamoBytes

/// One shared file, as the AWS CLI reads it: sections by their whole heading, in the order of their first mention.
///
///     [profile work]
///     region = eu-west-1
///     services = here
///     s3 =
///       addressing_style = path     a value that begins on the next line, indented, is a list of nested settings
///
/// A section that comes twice is one; of a setting that comes twice the last counts. What `[DEFAULT]`, in upper case, sets, all
/// sections have. Sources: AWS SDKs and Tools Reference Guide, "Shared config and credentials files"; Python's configparser.
struct ConfigurationFile {
  private(set) var sections: [(heading: String, section: ConfigurationSection)] = []

  init(_ text: String, file: String) throws(SharedConfigurationError) {
    var sections: [(heading: String, section: ConfigurationSection)] = []
    do throws(INIFile.SyntaxError) {
      for section in try INIFile(text).sections {
        let place = sections.firstIndex { $0.heading == section.heading } ?? sections.endIndex
        if place == sections.endIndex { sections.append((section.heading, ConfigurationSection())) }
        for setting in section.settings { sections[place].section.set(setting.name, try Self.value(of: setting)) }
      }
    } catch {
      throw SharedConfigurationError(.malformed(file: file, line: error.line, why: error.reason))
    }
    let defaults = sections.first { $0.heading == "DEFAULT" }?.section ?? ConfigurationSection()
    self.sections = sections.filter { $0.heading != "DEFAULT" }
      .map { ($0.heading, defaults.overridden(by: $0.section)) }
  }

  private static func value(of setting: INIFile.Setting) throws(INIFile.SyntaxError) -> ConfigurationSection.Value {
    let isNested = setting.lines[0].text.isEmpty && setting.lines.contains { !$0.text.isEmpty }
    guard isNested else { return .text(setting.value) }
    var nested: [String: String] = [:]
    for line in setting.lines where !line.text.isEmpty {
      let (name, value) = try INIFile.nestedSetting(line)
      nested[name.lowercased()] = value
    }
    return .nested(nested)
  }
}

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
