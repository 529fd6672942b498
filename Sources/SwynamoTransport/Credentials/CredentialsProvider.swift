/// Where a transport takes its credentials from; asked before every request, so an implementation keeps what it fetched.
public protocol CredentialsProvider: Sendable {
  /// Throws a ``TransportError`` of reason `missingCredentials` when this provider has none.
  func credentials() async throws -> Credentials
}

/// Credentials that were given in code.
public struct StaticCredentials: CredentialsProvider {
  private let value: Credentials

  public init(_ credentials: Credentials) { value = credentials }

  public func credentials() async throws -> Credentials { value }
}
