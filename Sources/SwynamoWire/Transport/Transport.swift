/// Carries one operation to a back end and brings the answer: a DynamoDB endpoint, the embedded engine, or a script in a test.
///
/// The answer is returned for every status; reading an error out of it is the caller's. What could not be carried is thrown.
public protocol Transport: Sendable {
  func send(_ request: TransportRequest) async throws -> TransportResponse

  /// Takes no more requests, lets those under way finish for at most so long, and lets go of what is held.
  ///
  /// One that holds nothing need not implement it; one that wraps another passes it on.
  func shutDown(drainingFor limit: Duration) async
}

extension Transport {
  public func shutDown(drainingFor limit: Duration) async {}
}
