import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct LifetimeTests {
  /// Everything that a transport and its thread hold goes with them; the configuration holds this.
  private final class Witness: EndpointResolver {
    let url: String
    init(_ url: String) { self.url = url }
    func endpoint(for parameters: Endpoint.Parameters) throws -> Endpoint { try Endpoint(url) }
  }

  @Test(arguments: [0, 1, 40]) func theThreadEndsWithTheTransport(requests: Int) async throws {
    let server = try LoopbackServer { _ in .answer(200, "{}") }
    defer { server.stop() }
    weak var witness: Witness?
    do {
      let strong = Witness(server.url)
      witness = strong
      var configuration = TransportConfiguration(region: "us-east-1", credentials: testCredentials)
      configuration.environment = .none
      configuration.endpointResolver = strong
      let transport = CurlTransport(configuration)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<requests { group.addTask { _ = try await transport.send(.getItem) } }
        try await group.waitForAll()
      }
    }
    for _ in 0..<2000 where witness != nil { try await Task.sleep(for: .milliseconds(5)) }
    #expect(witness == nil)
  }

  @Test func aCallKeepsItsTransport() async throws {
    let server = try LoopbackServer { _ in .after(.milliseconds(20), .answer(200, "{}")) }
    defer { server.stop() }
    let response = try await Backend.endpoint(server.url, credentials: testCredentials).transport.send(.getItem)
    #expect(response.status == 200)
  }
}
