import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1)), .enabled(if: CertificateAuthority.isAvailable, "needs openssl and python3")) struct ProxyTests {
  private static let password = "hush-hush"

  private func transport(to url: String, _ proxy: TransportConfiguration.Proxy, bundle: String? = nil) -> CurlTransport {
    var configuration = TransportConfiguration(endpoint: url, credentials: testCredentials)
    configuration.attemptTimeout = .seconds(30)
    configuration.retries = Retries.Standard(maximumAttempts: 2, base: .milliseconds(1))
    configuration.proxy = proxy
    configuration.tls.caBundle = bundle
    return CurlTransport(configuration)
  }

  @Test(arguments: [false, true]) func requestsOverTLSAreTunneled(withCredentials: Bool) async throws {
    let authority = try CertificateAuthority()
    let server = try TLSServer(try authority.issue("localhost"), of: authority)
    let proxy = try ProxyServer(credentials: withCredentials ? "app:\(Self.password)" : nil)
    defer {
      server.stop()
      proxy.stop()
    }
    let setting =
      withCredentials ? TransportConfiguration.Proxy.server(proxy.url, user: "app", password: Self.password) : .server(proxy.url)
    let transport = transport(to: "https://localhost:\(server.port)", setting, bundle: authority.bundle)
    #expect(try await transport.send(.putItem).status == 200)
    #expect(proxy.requestLines == ["CONNECT localhost:\(server.port) HTTP/1.1"])
  }

  @Test func plainRequestsArePassedOn() async throws {
    let server = try LoopbackServer { _ in .answer(200, "{}", headers: ["Connection": "close"]) }
    let proxy = try ProxyServer(credentials: "app:\(Self.password)")
    defer {
      server.stop()
      proxy.stop()
    }
    let transport = transport(to: server.url, .server(proxy.url, user: "app", password: Self.password))
    #expect(try await transport.send(.putItem).text == "{}")
    #expect(server.requests.count == 1)
    #expect(server.requests.first?.headers["proxy-authorization"] == nil)
    #expect(server.requests.first?.headers["authorization"]?.hasPrefix("AWS4-HMAC-SHA256 ") == true)
    #expect(proxy.requestLines == ["POST \(server.url)/ HTTP/1.1"])
  }

  @Test func aLoopbackEndpointIsReachedDirectlyUnlessAProxyIsNamed() async throws {
    let server = try LoopbackServer { _ in .answer(200, "{}") }
    defer { server.stop() }
    for proxy in [TransportConfiguration.Proxy.environment, .direct] {
      #expect(try await transport(to: server.url, proxy).send(.getItem).status == 200)
    }
  }

  /// Nothing says what the password was: not the error, not a description, not a dump.
  @Test(arguments: ["app", "nobody"]) func aProxyThatRefusesIsAnErrorWithoutThePassword(user: String) async throws {
    let authority = try CertificateAuthority()
    let server = try TLSServer(try authority.issue("localhost"), of: authority)
    let proxy = try ProxyServer(credentials: "app:other")
    defer {
      server.stop()
      proxy.stop()
    }
    for setting in [
      TransportConfiguration.Proxy.server(proxy.url, user: user, password: Self.password),
      .server("http://\(user):\(Self.password)@127.0.0.1:\(proxy.port)"),
    ] {
      let transport = transport(to: "https://localhost:\(server.port)", setting, bundle: authority.bundle)
      let error = await #expect(throws: TransportError.self) { try await transport.send(.putItem) }
      #expect(error?.outcomeUnknown == false)
      #expect(error?.description.contains("407") == true)
      var dumped = ""
      dump(setting, to: &dumped)
      if let error { dump(error, to: &dumped) }
      for text in [dumped, "\(setting)", String(reflecting: setting), "\(String(describing: error))"] {
        #expect(!text.contains(Self.password))
      }
    }
  }

  @Test func aProxyThatIsNotThereIsAnError() async throws {
    let proxy = try ProxyServer()
    proxy.stop()
    let setting = TransportConfiguration.Proxy.server("http://app:\(Self.password)@127.0.0.1:\(proxy.port)")
    try await Task.sleep(for: .milliseconds(200))
    let transport = transport(to: "https://localhost:1", setting)
    let error = await #expect(throws: TransportError.self) { try await transport.send(.putItem) }
    #expect(error?.outcomeUnknown == false)
    #expect(error?.description.contains(Self.password) == false)
    #expect(error?.attempts == 2)
  }
}
