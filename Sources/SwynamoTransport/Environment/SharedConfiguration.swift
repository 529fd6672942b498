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
