import SwynamoSigning
import Synchronization

/// The derived keys of those who signed rightly: to derive one takes four times as long as to sign with it.
final class DerivedKeys: Sendable {
  private struct Name: Hashable {
    let accessKeyID: String
    let day: String
    let region: String

    init(_ scope: CredentialScope) { (accessKeyID, day, region) = (scope.accessKeyID, scope.day, scope.region) }
  }

  /// Who signs for more regions and days than this has some keys derived anew.
  static let limit = 256

  private let keys = Mutex<[Name: DerivedKey]>([:])

  subscript(scope: CredentialScope) -> DerivedKey? { keys.withLock { $0[Name(scope)] } }

  func keep(_ key: DerivedKey, for scope: CredentialScope) {
    keys.withLock { keys in
      if keys.count >= Self.limit { keys.removeAll(keepingCapacity: true) }
      keys[Name(scope)] = key
    }
  }

  var count: Int { keys.withLock { $0.count } }
}
