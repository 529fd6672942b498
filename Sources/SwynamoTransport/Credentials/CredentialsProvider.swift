import SwynamoWire
import Synchronization

/// Where a transport takes its credentials from; asked before every request, so an implementation keeps what it fetched.
public protocol CredentialsProvider: Sendable {
  /// Throws a ``CredentialsError`` when this provider has none.
  func credentials() async throws -> Credentials
}

extension Credentials {
  /// A provider that keeps what it fetched, hands it out without waiting, and can be told that it is no longer good.
  public protocol CachingProvider: CredentialsProvider {
    /// What requests may be signed with right now; nil when there is something to wait for.
    var current: Credentials? { get }
    /// The service refused these, or all that are kept; what is asked for next is fetched anew.
    func invalidate(_ refused: Credentials?)
  }

  /// A provider that asks a service, a program or a file each time; a transport keeps what it gave in a
  /// ``Credentials/Refreshing``.
  public protocol FetchingProvider: CredentialsProvider {}
}

/// Credentials that are known give themselves.
///
///     configuration.credentials = Credentials(accessKeyID: id, secretAccessKey: secret)
extension Credentials: Credentials.CachingProvider {
  public func credentials() async throws -> Credentials { self }
  public var current: Credentials? { self }
  public func invalidate(_ refused: Credentials?) {}
}

/// Asks one provider after the other until one has credentials, and from then on that one alone.
///
/// One that is not configured is passed over; one that is and fails ends it, with what all said so far.
final class CredentialsChain: CredentialsProvider {
  private let providers: [any CredentialsProvider]
  private let delivering = Mutex<Int?>(nil)

  init(_ providers: [any CredentialsProvider]) { self.providers = providers }

  func credentials() async throws -> Credentials {
    if let index = delivering.withLock({ $0 }) {
      do {
        return try await providers[index].credentials()
      } catch let error as CredentialsError where error.isNotConfigured {
        // Its settings are gone: another may have some.
        delivering.withLock { $0 = nil }
      }
    }
    var reports: [CredentialsError.Report] = []
    for (index, provider) in providers.enumerated() {
      do {
        let credentials = try await provider.credentials()
        delivering.withLock { $0 = index }
        return credentials
      } catch let error as CredentialsError {
        reports += error.reports
        guard error.isNotConfigured else { break }
      }
    }
    throw CredentialsError(reports)
  }
}
