import SwynamoBytes

/// What the shared `config` and `credentials` files say.
///
///     let configuration = try SharedConfiguration.load(.process)
///     configuration.profile("work")?["region"]                           // "eu-west-1"
///     configuration.services("local")?.nested("dynamodb")?["endpoint_url"]   // "http://localhost:8000"
///
/// The files are `~/.aws/config` and `~/.aws/credentials`, or those that `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` name; one
/// that does not exist is empty. Source: AWS SDKs and Tools Reference Guide, "Location of the shared config and credentials files".
struct SharedConfiguration: Sendable, Hashable {
  /// Where was looked, whether there is a file or not; nil without a home directory.
  private(set) var configPath: String?
  private(set) var credentialsPath: String?
  /// What each file says of a profile, by itself: where both have keys, it counts which one they come from.
  private(set) var configProfiles: [String: ConfigurationSection] = [:]
  private(set) var credentialsProfiles: [String: ConfigurationSection] = [:]
  private(set) var ssoSessions: [String: ConfigurationSection] = [:]
  private(set) var servicesSections: [String: ConfigurationSection] = [:]

  static func load(_ environment: AWSEnvironment) throws(SharedConfigurationError) -> SharedConfiguration {
    var configuration = SharedConfiguration()
    configuration.configPath = environment.path(in: "AWS_CONFIG_FILE", orHome: ".aws/config")
    configuration.credentialsPath = environment.path(in: "AWS_SHARED_CREDENTIALS_FILE", orHome: ".aws/credentials")
    if let path = configuration.configPath {
      for (heading, section) in try read(path) { configuration.addConfig(heading, section) }
    }
    if let path = configuration.credentialsPath {
      for (heading, section) in try read(path) { configuration.credentialsProfiles[heading] = section }
    }
    return configuration
  }

  /// Both files' settings of a profile, those of the credentials file first; nil when neither has it.
  func profile(_ name: String) -> ConfigurationSection? {
    configProfiles[name]?.overridden(by: credentialsProfiles[name]) ?? credentialsProfiles[name]
  }

  /// A section `[sso-session name]`.
  func ssoSession(_ name: String) -> ConfigurationSection? { ssoSessions[name] }

  /// A section `[services name]`.
  func services(_ name: String) -> ConfigurationSection? { servicesSections[name] }

  /// The settings of the profile that was chosen; none at all when nobody chose and there is no "default".
  func section(of choice: ProfileChoice) throws(SharedConfigurationError) -> ConfigurationSection {
    if let section = profile(choice.name) { return section }
    guard !choice.isExplicit else { throw noSuchProfile(choice.name) }
    return ConfigurationSection()
  }

  func noSuchProfile(_ name: String) -> SharedConfigurationError {
    SharedConfigurationError(.noSuchProfile(name, files: [configPath, credentialsPath].compactMap { $0 }))
  }

  private static func read(
    _ path: String
  ) throws(SharedConfigurationError) -> [(heading: String, section: ConfigurationSection)] {
    let text: String
    do {
      text = try FileText.text(of: path)
    } catch {
      if error.isMissing { return [] }
      throw SharedConfigurationError(.unreadable(file: path, why: error.why))
    }
    return try ConfigurationFile(text, file: path).sections
  }

  private mutating func addConfig(_ heading: String, _ section: ConfigurationSection) {
    if heading == "default" { return configProfiles[heading] = section }
    // Other headings belong to other tools.
    guard let words = try? ShellWords.split(heading), words.count == 2 else { return }
    switch words[0] {
    case "profile": configProfiles[words[1]] = section
    case "sso-session": ssoSessions[words[1]] = section
    case "services": servicesSections[words[1]] = section
    default: break
    }
  }
}

/// Which profile of the shared files counts, and whether somebody chose it: code, else `AWS_PROFILE`, else `AWS_DEFAULT_PROFILE`, else
/// "default".
///
///     ProfileChoice(inCode: nil, environment: .process).name   // "default"
///
/// The AWS CLI of version 1 and boto3 look at the two variables the other way round. Source: AWS SDKs and Tools Reference Guide,
/// "Shared config and credentials files".
struct ProfileChoice: Sendable, Hashable {
  var name: String
  /// A profile that was chosen has to exist; "default" need not.
  var isExplicit: Bool

  init(inCode: String?, environment: AWSEnvironment) {
    let chosen = inCode ?? environment["AWS_PROFILE"] ?? environment["AWS_DEFAULT_PROFILE"]
    name = chosen ?? "default"
    isExplicit = chosen != nil
  }
}

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
    case malformed(file: String, line: Int, why: INIFile.SyntaxError.Reason)
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
  private static func clause(_ reason: INIFile.SyntaxError.Reason) -> String {
    switch reason {
    case .neitherSectionNorSetting: "is neither a section such as [profile name] nor a setting such as name = value"
    case .outsideSection: "is a setting before the first section"
    case .namelessSetting: "has no name before its delimiter"
    case .malformedNestedSetting: "is not a nested setting such as name = value"
    }
  }
}
