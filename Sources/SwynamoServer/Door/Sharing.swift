import SwynamoEngine

/// Whether clients of different regions and keys see each other's tables.
package enum Sharing: Sendable {
  /// All see the same ones, whatever they sign with and for.
  case shared
  /// Each region of each access key has its own, as DynamoDB has for each region of each account.
  case apart

  func realm(of caller: Caller) -> Realm {
    switch self {
    case .shared: .local
    case .apart: caller == .anonymous ? .local : Realm(region: caller.region, account: caller.accessKeyID)
    }
  }
}
