#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A request with a token by which the service tells its repetitions from other requests.
package protocol IdempotencyTokenRequest: WireRequest {
  var idempotencyToken: String? { get set }
}

extension WireRequest {
  /// The same request with a token, where it can have one and has none.
  package func withToken() -> Self {
    guard var request = self as? any IdempotencyTokenRequest, request.idempotencyToken == nil else { return self }
    request.idempotencyToken = UUID().uuidString.lowercased()
    return request as? Self ?? self
  }
}

extension TransactWriteItemsRequest: IdempotencyTokenRequest {
  package var idempotencyToken: String? {
    get { clientRequestToken }
    set { clientRequestToken = newValue }
  }
}
