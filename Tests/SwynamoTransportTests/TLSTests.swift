import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1)), .enabled(if: TLSServer.isAvailable, "needs openssl and python3")) struct TLSTests {
  private func send(to server: TLSServer, trusting bundle: String?) async throws -> TransportResponse {
    var configuration = TransportConfiguration(
      endpoint: "https://localhost:\(server.port)", credentials: StaticCredentials(testCredentials))
    configuration.caBundle = bundle
    configuration.attemptTimeout = .seconds(5)
    return try await CurlTransport(configuration).send(.putItem)
  }

  @Test func aCertificateThatNobodyVouchesForIsRefused() async throws {
    let server = try TLSServer(name: "localhost")
    defer { server.stop() }
    let error = await #expect(throws: TransportError.self) { try await send(to: server, trusting: nil) }
    guard case .tls = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.attempts == 1)
    #expect(error?.outcomeUnknown == false)
    let trusted = try await send(to: server, trusting: server.certificate)
    #expect(trusted.status == 200)
  }

  @Test func aCertificateForAnotherNameIsRefused() async throws {
    let server = try TLSServer(name: "example.com")
    defer { server.stop() }
    let error = await #expect(throws: TransportError.self) { try await send(to: server, trusting: server.certificate) }
    guard case .tls = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
