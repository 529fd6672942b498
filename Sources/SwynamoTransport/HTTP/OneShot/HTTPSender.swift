import SwynamoWire

/// Sends one HTTP request that is not DynamoDB's: to STS, to a metadata service.
protocol HTTPSender: Sendable {
  /// Throws a ``TransportError`` when no answer came; an answer of any status is returned. Cancelling the task ends the request.
  func send(_ request: HTTPRequest) async throws -> HTTPResponse
}
