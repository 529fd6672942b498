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
    let provider = WebIdentityCredentials(
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
