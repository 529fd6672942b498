import SwynamoBytes

/// What is wrong with the shared `config` or `credentials` file, or with the profile that was asked for.
///
///     // The file "/etc/aws/config" cannot be used: line 4 is neither a section such as [profile name] nor a setting such as
///     // name = value.
///
/// No line is quoted, since it may hold a secret.
struct SharedConfigurationError: Error, Sendable, Hashable {
  enum Reason: Sendable, Hashable {
    /// The text is the system's.
    case unreadable(file: String, why: String)
    case malformed(file: String, line: Int, why: INIFile.Fault.Reason)
    case noSuchProfile(String, files: [String])
  }

  var reason: Reason

  init(_ reason: Reason) { self.reason = reason }
}

extension SharedConfigurationError: CustomStringConvertible {
  /// A whole sentence.
  var description: String { "\(clause.prefix(1).uppercased())\(clause.dropFirst())." }

  /// The sentence without its capital and its full stop.
  var clause: String {
    switch reason {
    case .unreadable(let file, let why): "the file \"\(file)\" cannot be read: \(why)"
    case .malformed(let file, let line, let why): "the file \"\(file)\" cannot be used: line \(line) \(Self.clause(why))"
    case .noSuchProfile(let name, let files):
      if files.isEmpty {
        "there is no profile \"\(name)\": there is no home directory to look for .aws/config and .aws/credentials in"
      } else {
        "there is no profile \"\(name)\" in \(files.joined(separator: " or "))"
      }
    }
  }
  /// What a line should have been.
  private static func clause(_ reason: INIFile.Fault.Reason) -> String {
    switch reason {
    case .neitherSectionNorSetting: "is neither a section such as [profile name] nor a setting such as name = value"
    case .outsideSection: "is a setting before the first section"
    case .namelessSetting: "has no name before its delimiter"
    case .malformedNestedSetting: "is not a nested setting such as name = value"
    }
  }
}
