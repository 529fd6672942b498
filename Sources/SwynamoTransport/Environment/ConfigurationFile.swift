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
    do throws(INIFile.Fault) {
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

  private static func value(of setting: INIFile.Setting) throws(INIFile.Fault) -> ConfigurationSection.Value {
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
