import SwynamoWire

/// Credentials by the shared files, which are read anew each time: keys may have been changed.
///
/// A profile has three turns in the default chain, since what the environment says of a web identity comes between them.
struct ProfileCredentials: CredentialsProvider {
  enum Turn: Sendable, Hashable {
    /// `role_arn` with `source_profile` or `credential_source`.
    case role
    /// `web_identity_token_file` with `role_arn`, and their variables before them unless the profile was named in code.
    case webIdentity(isAfterVariables: Bool)
    /// Single sign-on, keys, `credential_process`.
    case others
  }

  let choice: ProfileChoice
  let turn: Turn
  let sources: CredentialsSources

  func credentials() async throws -> Credentials {
    let configuration: SharedConfiguration
    do {
      configuration = try SharedConfiguration.load(sources.environment)
      _ = try configuration.section(of: choice)
    } catch {
      throw CredentialsError.failed(name, error.clause)
    }
    let resolver = ProfileResolver(configuration: configuration, sources: sources, chosen: choice.name)
    let credentials =
      switch turn {
      case .role: try await resolver.role(of: choice.name, path: [choice.name])
      case .webIdentity(let isAfterVariables):
        try await resolver.webIdentity(of: choice.name, isAfterVariables: isAfterVariables)
      case .others: try await resolver.ownCredentialsWithoutWebIdentity(of: choice.name)
      }
    guard let credentials else { throw nothing(in: configuration) }
    return credentials
  }

  private var name: String { "profile \"\(choice.name)\"" }

  /// The last turn reports for the profile as a whole.
  private func nothing(in configuration: SharedConfiguration) -> CredentialsError {
    switch turn {
    case .role, .webIdentity(isAfterVariables: false): CredentialsError([])
    case .webIdentity: .notConfigured(Credentials.WebIdentity.name, "AWS_WEB_IDENTITY_TOKEN_FILE is not set")
    case .others where configuration.profile(choice.name) == nil:
      .notConfigured(name, configuration.noSuchProfile(choice.name).clause)
    case .others: .notConfigured(name, "it has no keys, no role_arn, no credential_process and no SSO settings")
    }
  }
}
