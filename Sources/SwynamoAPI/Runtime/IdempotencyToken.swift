import FoundationEssentials
package import SwynamoWire

/// A request with a token by which the service tells its repetitions from other requests.
package protocol IdempotencyTokenRequest: WireRequest {
  var idempotencyToken: String? { get set }
}

extension WireRequest {
  /// The same request with a token, where it can have one and has none.
  func withToken() -> Self {
    guard var request = self as? any IdempotencyTokenRequest, request.idempotencyToken == nil else { return self }
    request.idempotencyToken = UUID().uuidString
    return request as? Self ?? self
  }
}
