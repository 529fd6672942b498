#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Credentials from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`, read once when the provider is made.
///
///     let provider = EnvironmentCredentials()
///     let credentials = try await provider.credentials()
///
/// An empty variable counts as unset. Source: AWS SDKs and Tools Reference Guide, "AWS access keys".
public struct EnvironmentCredentials: CredentialsProvider {
  private let found: Result<Credentials, TransportError>

  public init() { self.init(environment: ProcessInfo.processInfo.environment) }

  public init(environment: [String: String]) {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    switch (value("AWS_ACCESS_KEY_ID"), value("AWS_SECRET_ACCESS_KEY")) {
    case (let id?, let secret?):
      found = .success(Credentials(accessKeyID: id, secretAccessKey: secret, sessionToken: value("AWS_SESSION_TOKEN")))
    case (nil, nil):
      found = .failure(TransportError(.missingCredentials(.none)))
    case (nil, _):
      found = .failure(TransportError(.missingCredentials(.variable("AWS_ACCESS_KEY_ID"))))
    case (_, nil):
      found = .failure(TransportError(.missingCredentials(.variable("AWS_SECRET_ACCESS_KEY"))))
    }
  }

  public func credentials() async throws -> Credentials { try found.get() }

  /// The loopback credentials stand in where the environment names none at all.
  func orLoopback() -> any CredentialsProvider {
    if case .failure(let error) = found, case .missingCredentials(.none) = error.reason { return StaticCredentials(.loopback) }
    return self
  }
}
