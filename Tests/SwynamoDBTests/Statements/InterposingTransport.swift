import SwynamoDB

extension DynamoDB {
  /// The same client, before whose requests something happens.
  func interposing(_ before: @escaping @Sendable (TransportRequest) async throws -> Void) -> DynamoDB {
    DynamoDB(Backend(InterposingTransport(inner: backend.transport, before: before)))
  }
}

private struct InterposingTransport: Transport {
  let inner: any Transport
  let before: @Sendable (TransportRequest) async throws -> Void

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    try await before(request)
    return try await inner.send(request)
  }
}
