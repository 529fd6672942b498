/// No credentials could be had; what each provider said, in the order they were asked.
///
///     // There are no AWS credentials.
///     //   environment: AWS_ACCESS_KEY_ID is not set
///     //   instance metadata: no answer came from http://169.254.169.254 within 1 s
///
/// No report holds a secret.
public struct CredentialsError: Error, Sendable, Hashable {
  /// What each source had to say, in the order in which they were asked.
  public var reports: [Report]

  /// The reports of the sources, in the order in which they were asked.
  public init(_ reports: [Report]) { self.reports = reports }

  /// What one provider said.
  public struct Report: Sendable, Hashable {
    /// "environment", "profile \"work\"", "web identity", "instance metadata"
    public var provider: String
    /// Why it gave none.
    public var kind: Kind
    /// A sentence without its full stop.
    public var message: String

    /// What one source has to say.
    public init(provider: String, kind: Kind, message: String) {
      self.provider = provider
      self.kind = kind
      self.message = message
    }
  }

  /// Why a source gave none.
  public enum Kind: Sendable, Hashable {
    /// The provider has nothing to go by; a chain asks the next one.
    case notConfigured
    /// It was configured and could not deliver; a chain ends here.
    case failed
  }

  /// What a provider throws that has nothing to go by.
  ///
  ///     throw CredentialsError.notConfigured("vault", "VAULT_ADDR is not set")
  public static func notConfigured(_ provider: String, _ message: String) -> CredentialsError {
    CredentialsError([Report(provider: provider, kind: .notConfigured, message: message)])
  }

  /// What a provider throws that was configured and could not deliver.
  ///
  ///     throw CredentialsError.failed("vault", "it is sealed")
  public static func failed(_ provider: String, _ message: String) -> CredentialsError {
    CredentialsError([Report(provider: provider, kind: .failed, message: message)])
  }

  /// Whether no provider was configured, so that another may be asked.
  public var isNotConfigured: Bool { reports.allSatisfy { $0.kind == .notConfigured } }
}

extension CredentialsError: CustomStringConvertible {
  public var description: String {
    let lines = reports.map { "\n  \($0.provider): \($0.message)" }
    return "There are no AWS credentials.\(lines.joined())"
  }
}
