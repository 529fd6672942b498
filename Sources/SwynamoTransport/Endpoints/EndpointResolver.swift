import SwynamoWire

/// Chooses the address for a call.
public protocol EndpointResolver: Sendable {
  /// Asked once for each account and table that comes up; a transport keeps the answer.
  ///
  /// Throws a ``TransportError`` of reason `noEndpoint` or `invalidEndpoint` that says what is wrong.
  func endpoint(for parameters: EndpointParameters) throws -> Endpoint
}
