import SwynamoWire

extension Credentials {
  /// Credentials from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`, with `AWS_ACCOUNT_ID` and
  /// `AWS_CREDENTIAL_EXPIRATION` where they are set.
  ///
  ///     let provider = Credentials.Environment()
  ///     let credentials = try await provider.credentials()
  ///
  /// The variables are those of the moment when the provider was made; an empty one counts as unset. Source: AWS SDKs and Tools
  /// Reference Guide, "AWS access keys".
  public struct Environment: Credentials.CachingProvider {
    private let found: Result<Credentials, CredentialsError>

    /// The keys that the environment's variables hold.
    public init(environment: AWSEnvironment = .process) { found = Self.read(environment) }

    public func credentials() async throws -> Credentials { try found.get() }
    public var current: Credentials? { try? found.get() }
    public func invalidate(_ refused: Credentials?) {}

    /// The loopback credentials stand in where the environment names none.
    func orLoopback() -> any CredentialsProvider {
      if case .failure(let error) = found, error.isNotConfigured { return Credentials.loopback }
      return self
    }

    private static func read(_ environment: AWSEnvironment) -> Result<Credentials, CredentialsError> {
      let secret = environment["AWS_SECRET_ACCESS_KEY"]
      guard let id = environment["AWS_ACCESS_KEY_ID"] else {
        let rest = secret == nil ? "" : ", while AWS_SECRET_ACCESS_KEY is"
        return .failure(.notConfigured("environment", "AWS_ACCESS_KEY_ID is not set\(rest)"))
      }
      guard let secret else {
        return .failure(.failed("environment", "AWS_SECRET_ACCESS_KEY is not set, while AWS_ACCESS_KEY_ID is"))
      }
      var credentials = Credentials(accessKeyID: id, secretAccessKey: secret)
      // The second name is the one of old tools.
      credentials.sessionToken = environment["AWS_SESSION_TOKEN"] ?? environment["AWS_SECURITY_TOKEN"]
      credentials.accountID = environment["AWS_ACCOUNT_ID"]
      if let text = environment["AWS_CREDENTIAL_EXPIRATION"] {
        guard let expiration = ExpirationTime.date(text) else {
          return .failure(.failed("environment", "AWS_CREDENTIAL_EXPIRATION is not a time such as 2026-01-31T12:00:00Z"))
        }
        credentials.expiration = expiration
      }
      return .success(credentials)
    }
  }
}
