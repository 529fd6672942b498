import SwynamoWire

/// Gets credentials by what the shared files say of a profile. Each way is nil when the profile does not go it.
struct ProfileResolver: Sendable {
  let configuration: SharedConfiguration
  let sources: CredentialsSources
  /// The profile that was chosen; others are sources of its roles.
  let chosen: String

  /// What a profile has besides a role, in the order in which it counts: web identity, single sign-on, keys in the credentials file,
  /// `credential_process`, keys in the config file.
  func ownCredentials(of profile: String) async throws -> Credentials? {
    if let credentials = try await webIdentity(of: profile, isAfterVariables: false) { return credentials }
    return try await ownCredentialsWithoutWebIdentity(of: profile)
  }

  func ownCredentialsWithoutWebIdentity(of profile: String) async throws -> Credentials? {
    if let credentials = try await signOn(of: profile) { return credentials }
    if let credentials = try keys(configuration.credentialsProfiles[profile], of: profile) { return credentials }
    if let credentials = try await process(of: profile) { return credentials }
    return try keys(configuration.configProfiles[profile], of: profile)
  }

  /// The variables go before the settings of the same meaning, one by one, where they count at all.
  func webIdentity(of profile: String, isAfterVariables: Bool) async throws -> Credentials? {
    let section = configuration.profile(profile)
    func setting(_ name: String, _ variable: String) -> String? {
      (isAfterVariables ? sources.environment[variable] : nil) ?? section?[name]
    }
    guard let tokenFile = setting("web_identity_token_file", "AWS_WEB_IDENTITY_TOKEN_FILE") else { return nil }
    let provider = Credentials.WebIdentity(
      tokenFile: sources.environment.expandingHome(tokenFile), roleARN: setting("role_arn", "AWS_ROLE_ARN"),
      sessionName: setting("role_session_name", "AWS_ROLE_SESSION_NAME"), client: securityTokenService(for: section))
    return try await provider.credentials()
  }

  func securityTokenService(for section: ConfigurationSection?) -> STSClient {
    let region = sources.region ?? section?["region"] ?? configuration.profile(chosen)?["region"]
    return STSClient(region: region, environment: sources.environment, sender: sources.sender, now: sources.now)
  }

  func failed(_ profile: String, _ clause: String) -> CredentialsError { .failed("profile \"\(profile)\"", clause) }
}

extension ProfileResolver {
  private func signOn(of profile: String) async throws -> Credentials? {
    guard let section = configuration.profile(profile) else { return nil }
    let settings: SSOSettings?
    do {
      settings = try SSOSettings(section, in: configuration)
    } catch {
      throw failed(profile, error.clause)
    }
    guard let settings else { return nil }
    return try await SSOCredentials(
      profile: profile, settings: settings, environment: sources.environment, sender: sources.sender, now: sources.now
    ).credentials()
  }

  private func keys(_ section: ConfigurationSection?, of profile: String) throws -> Credentials? {
    guard let section, let id = section["aws_access_key_id"] else { return nil }
    guard let secret = section["aws_secret_access_key"] else {
      throw failed(profile, "its aws_secret_access_key is missing beside its aws_access_key_id")
    }
    // The second name is the one of old tools.
    return Credentials(
      accessKeyID: id, secretAccessKey: secret, sessionToken: section["aws_session_token"] ?? section["aws_security_token"],
      accountID: section["aws_account_id"])
  }

  private func process(of profile: String) async throws -> Credentials? {
    guard let section = configuration.profile(profile), let command = section["credential_process"] else { return nil }
    return try await ProcessCredentials(
      command: command, provider: "profile \"\(profile)\"", environment: sources.environment,
      accountID: section["aws_account_id"]
    ).credentials()
  }
}

extension ProfileResolver {
  /// The role of a profile with `role_arn`, assumed with the credentials of its `source_profile` or its `credential_source`.
  ///
  /// `path` has the profiles that led here, this one last.
  func role(of profile: String, path: [String]) async throws -> Credentials? {
    guard let section = configuration.profile(profile), Self.hasRole(section), let roleARN = section["role_arn"] else {
      return nil
    }
    if section["mfa_serial"] != nil {
      throw failed(
        profile,
        "its role asks for an MFA code (mfa_serial), and nobody is asked for one here; let another tool do it, with "
          + "`credential_process = aws configure export-credentials --profile \(profile)` in a profile of its own")
    }
    let duration = section["duration_seconds"]
    guard duration == nil || duration.flatMap({ Int($0) }) != nil else {
      throw failed(profile, "its duration_seconds is not a number of seconds, such as 3600")
    }
    let source = try await sourceCredentials(of: profile, section, path: path)
    do {
      return try await securityTokenService(for: section).assumeRole(
        roleARN: roleARN, sessionName: section["role_session_name"], externalID: section["external_id"],
        durationSeconds: duration.flatMap { Int($0) }, signedWith: source)
    } catch let error as STSError {
      throw failed(profile, "its role_arn \(roleARN) could not be assumed: \(error)")
    }
  }

  private func sourceCredentials(
    of profile: String, _ section: ConfigurationSection, path: [String]
  ) async throws -> Credentials {
    switch (section["source_profile"], section["credential_source"]) {
    case (_?, _?): throw failed(profile, "it has both a source_profile and a credential_source; leave one out")
    case (nil, nil):
      throw failed(profile, "it has a role_arn, but neither source_profile nor credential_source to assume it with")
    case (let source?, nil):
      return try await asking("source_profile \"\(source)\"", of: profile) {
        try await credentials(ofSource: source, of: profile, path: path)
      }
    case (nil, let source?):
      let provider = try provider(named: source, by: profile)
      return try await asking("credential_source \(source)", of: profile) { try await provider.credentials() }
    }
  }

  private func provider(named source: String, by profile: String) throws -> any CredentialsProvider {
    switch source {
    case "Environment": return sources.variables
    case "EcsContainer": return sources.container
    case "Ec2InstanceMetadata": return sources.instanceMetadata
    default:
      throw failed(
        profile, "its credential_source \"\(source)\" is none of Environment, EcsContainer and Ec2InstanceMetadata")
    }
  }

  /// A source that is not configured is a failure of the profile that names it.
  private func asking(
    _ source: String, of profile: String, _ ask: () async throws -> Credentials
  ) async throws -> Credentials {
    do {
      return try await ask()
    } catch let error as CredentialsError {
      let own = "profile \"\(profile)\""
      let said = error.reports.map { $0.provider == own ? $0.message : "\($0.provider): \($0.message)" }
      throw failed(profile, "its \(source) gave no credentials: \(said.joined(separator: "; "))")
    }
  }

  private func credentials(ofSource source: String, of profile: String, path: [String]) async throws -> Credentials {
    guard let section = configuration.profile(source) else {
      throw failed(profile, configuration.noSuchProfile(source).clause)
    }
    let hasKeys = section["aws_access_key_id"] != nil || section["aws_secret_access_key"] != nil
    // A profile may name itself, for its own keys.
    guard !path.contains(source) || source == profile && hasKeys else {
      throw failed(profile, "the profiles go round in a circle: \((path + [source]).joined(separator: " -> "))")
    }
    if hasKeys || !Self.hasRole(section) {
      if let credentials = try await ownCredentials(of: source) { return credentials }
    } else if let credentials = try await role(of: source, path: path + [source]) {
      return credentials
    }
    throw failed(source, "it has no credentials")
  }

  /// With a token file the role is one of web identity.
  private static func hasRole(_ section: ConfigurationSection) -> Bool {
    section["role_arn"] != nil && section["web_identity_token_file"] == nil
  }
}
