import SwynamoWire

extension Credentials {
  /// The credentials of a role that a web identity token opens, as on EKS with IAM roles for service accounts.
  ///
  ///     // AWS_WEB_IDENTITY_TOKEN_FILE=/var/run/secrets/…/token
  ///     // AWS_ROLE_ARN=arn:aws:iam::123456789012:role/app
  ///     let provider = Credentials.Refreshing(Credentials.WebIdentity())
  ///     try await provider.credentials()   // Credentials(accessKeyID: ASIA…, secretAccessKey: redacted, sessionToken: redacted)
  ///
  /// The token is read anew for each request to STS. `AWS_ROLE_SESSION_NAME` names the session.
  /// Source: AWS SDKs and Tools Reference Guide, "Assume role credential provider".
  public struct WebIdentity: Credentials.FetchingProvider {
    private let tokenFile: String?
    private let roleARN: String?
    private let sessionName: String?
    private let client: STSClient

    static let name = "web identity"

    /// The region is the one that STS is asked in; without it that of the environment.
    public init(environment: AWSEnvironment = .process, region: String? = nil) {
      self.init(environment: environment, region: region, sender: OneShotClient(environment: environment))
    }

    init(environment: AWSEnvironment, region: String? = nil, sender: any HTTPSender) {
      self.init(
        tokenFile: environment["AWS_WEB_IDENTITY_TOKEN_FILE"], roleARN: environment["AWS_ROLE_ARN"],
        sessionName: environment["AWS_ROLE_SESSION_NAME"],
        client: STSClient(region: region, environment: environment, sender: sender))
    }

    /// For settings that were found elsewhere, such as in a profile.
    init(tokenFile: String?, roleARN: String?, sessionName: String?, client: STSClient) {
      self.tokenFile = tokenFile
      self.roleARN = roleARN
      self.sessionName = sessionName
      self.client = client
    }

    public func credentials() async throws -> Credentials {
      guard let tokenFile else { throw CredentialsError.notConfigured(Self.name, "AWS_WEB_IDENTITY_TOKEN_FILE is not set") }
      guard let roleARN else {
        throw CredentialsError.failed(Self.name, "there is a token file but no role to assume with it; set AWS_ROLE_ARN")
      }
      do {
        let token = try SecretFile.token(at: tokenFile)
        return try await client.assumeRoleWithWebIdentity(
          roleARN: roleARN, sessionName: sessionName, token: token, durationSeconds: nil)
      } catch let failure as SecretFile.TokenError {
        throw CredentialsError.failed(Self.name, "the token file \(tokenFile) \(failure.why)")
      } catch let error as STSError {
        throw CredentialsError.failed(Self.name, error.description)
      }
    }
  }
}
