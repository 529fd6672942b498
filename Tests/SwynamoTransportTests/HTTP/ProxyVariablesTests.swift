import Glibc
import SwynamoTransport
import SwynamoWire
import Testing

/// Which variables count. The server is called by an address of this machine that is not a loopback one, for which the environment's
/// proxies are never used.
@Suite(.serialized, .timeLimit(.minutes(1))) struct ProxyVariablesTests {
  private func send(to port: Int, _ variables: [String: String], _ proxy: TransportConfiguration.Proxy = .environment)
    async throws -> TransportResponse
  {
    var configuration = TransportConfiguration(
      endpoint: "http://0.0.0.0:\(port)", region: "eu-west-1", credentials: testCredentials)
    configuration.environment = AWSEnvironment(variables: variables)
    configuration.proxy = proxy
    configuration.retries = .never
    return try await CurlTransport(configuration).send(.getItem)
  }

  private static let names = ["http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]

  /// Only what the configuration was given counts, not what the process was.
  @Test func theProcessesOwnVariablesAreNotRead() async throws {
    let refused = try RefusedPort()
    defer { withExtendedLifetime(refused) {} }
    let server = try LoopbackServer { _ in .answer(200, "{}") }
    defer { server.stop() }
    let earlier = (Self.names + ["no_proxy", "NO_PROXY"]).map { ($0, getenv($0).map { String(cString: $0) }) }
    defer { for (name, value) in earlier { if let value { setenv(name, value, 1) } else { unsetenv(name) } } }
    for name in Self.names { setenv(name, "http://127.0.0.1:\(refused.number)", 1) }
    for name in ["no_proxy", "NO_PROXY"] { unsetenv(name) }
    #expect(try await send(to: server.port, [:]).status == 200)

    // And a `no_proxy` of the process keeps nobody from a proxy that the configuration names.
    for name in Self.names { unsetenv(name) }
    setenv("no_proxy", "*", 1)
    await #expect(throws: TransportError.self) {
      try await send(to: server.port, ["http_proxy": "http://127.0.0.1:\(refused.number)"])
    }
    await #expect(throws: TransportError.self) {
      try await send(to: server.port, [:], .server("http://127.0.0.1:\(refused.number)"))
    }
    #expect(server.requests.count == 1)
  }

  @Test(arguments: [
    (["http_proxy": "PROXY"], true), (["http_proxy": ""], false), (["HTTP_PROXY": "PROXY"], false),
    (["https_proxy": "PROXY"], false),
    (["all_proxy": "PROXY"], true), (["ALL_PROXY": "PROXY"], true), (["http_proxy": "PROXY", "no_proxy": "example.com"], true),
    (["http_proxy": "PROXY", "no_proxy": "0.0.0.0"], false), (["http_proxy": "PROXY", "NO_PROXY": "0.0.0.0/8"], false),
    (["http_proxy": "PROXY", "no_proxy": "*"], false), (["all_proxy": "PROXY", "no_proxy": "a,0.0.0.0"], false),
    (["http_proxy": "PROXY", "no_proxy": "a", "NO_PROXY": "*"], true),
  ])
  func theGivenOnesAreReadAsLibcurlDoes(variables: [String: String], isProxied: Bool) async throws {
    // A proxy is sent the whole URL in the request's first line.
    let server = try LoopbackServer { _ in .answer(200, "{}") }
    defer { server.stop() }
    let given = variables.mapValues { $0 == "PROXY" ? "http://app:hush@127.0.0.1:\(server.port)" : $0 }
    #expect(try await send(to: server.port, given).status == 200)
    let request = try #require(server.requests.first)
    #expect(request.line == (isProxied ? "POST http://0.0.0.0:\(server.port)/ HTTP/1.1" : "POST / HTTP/1.1"))
    #expect((request.headers["proxy-authorization"] != nil) == isProxied)
  }

  @Test func aProxyWithoutASchemeIsAnHTTPProxy() async throws {
    let server = try LoopbackServer { _ in .answer(200, "{}") }
    defer { server.stop() }
    #expect(try await send(to: server.port, ["http_proxy": "127.0.0.1:\(server.port)"]).status == 200)
    #expect(server.requests.map(\.line) == ["POST http://0.0.0.0:\(server.port)/ HTTP/1.1"])
  }
}
