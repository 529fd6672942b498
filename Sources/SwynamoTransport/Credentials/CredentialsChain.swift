import SwynamoWire
import Synchronization

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
