import SwynamoTransport
import SwynamoWire

let testCredentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")

/// Answers as `reply` says, and gives the transport and the server to `body`.
func withServer<Result>(
  _ reply: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Reply,
  configure: (inout TransportConfiguration) -> Void = { _ in },
  _ body: (CurlTransport, LoopbackServer) async throws -> Result
) async throws -> Result {
  let server = try LoopbackServer(reply)
  defer { server.stop() }
  var configuration = TransportConfiguration(endpoint: server.url, credentials: testCredentials)
  configuration.environment = .none
  configuration.retries = Retries.Standard(base: .milliseconds(1), throttlingBase: .milliseconds(1))
  configure(&configuration)
  return try await body(CurlTransport(configuration), server)
}

extension TransportRequest {
  static let getItem = TransportRequest(operation: "GetItem", body: Array(#"{"TableName":"t"}"#.utf8), isIdempotent: true)
  static let putItem = TransportRequest(operation: "PutItem", body: Array(#"{"TableName":"t"}"#.utf8), isIdempotent: true)
  static let updateItem = TransportRequest(operation: "UpdateItem", body: Array(#"{"TableName":"t"}"#.utf8))
}

extension TransportResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
}
