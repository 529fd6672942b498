import SwynamoWire

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
