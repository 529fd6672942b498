import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite(.timeLimit(.minutes(1))) struct EndpointTests {
  @Test(arguments: [
    ("http://localhost:8000", "localhost:8000", "/", true), ("http://LOCALHOST:80/", "localhost", "/", true),
    ("https://example.com:443", "example.com", "/", false), ("https://example.com:8443/a/b", "example.com:8443", "/a/b", false),
    ("http://127.0.0.1:1", "127.0.0.1:1", "/", true), ("http://[::1]:8000", "[::1]:8000", "/", true),
    ("http://127.0.0.1.example.com", "127.0.0.1.example.com", "/", false),
  ])
  func readsAURL(url: String, host: String, path: String, isLoopback: Bool) throws {
    let endpoint = try Endpoint(url)
    #expect(endpoint.host == host)
    #expect(endpoint.path == path)
    #expect(endpoint.isLoopback == isLoopback)
  }

  @Test(arguments: [
    ("localhost:8000", "must begin with http:// or https://"), ("", "must begin with http:// or https://"),
    ("ftp://example.com", "must begin with http:// or https://"), ("http://", "is not a URL"), ("http://a b", "is not a URL"),
    ("http://host:99999", "is not a URL"), ("http://host/?a=b", "must not have a query or a fragment"),
    ("http://host\r\nX-Evil: 1", "is not a URL"),
  ])
  func aBadURLIsAnErrorOfTheFirstCall(url: String, why: String) async {
    let backend = Backend.endpoint(url, credentials: testCredentials)
    let error = await #expect(throws: TransportError.self) { try await backend.transport.send(.getItem) }
    #expect(error?.description.contains("The endpoint \"\(MaskedURL.text(url))\" \(why); write it as") == true)
  }

  @Test func aPasswordInTheURLIsNotRepeated() {
    let error = #expect(throws: TransportError.self) { try Endpoint("http://user:hush@host") }
    #expect(error?.description == "The endpoint must not have a user or a password in it.")
  }

  /// Whatever is wrong with it.
  @Test(arguments: [
    "http//app:hush@host", "app:hush@host", "ftp://app:hush@host", "http://app:hush@host:99999", "http://app:hush@a b",
    "http://app:hu@sh@host/?x", "http://app:hush/@host?a=b", "://app:hush@", "http://app:hush@",
  ])
  func aPasswordInAMalformedURLIsNotRepeated(url: String) async {
    var configuration = TransportConfiguration(endpoint: url, credentials: testCredentials)
    configuration.environment = .none
    let error = await #expect(throws: TransportError.self) { try await CurlTransport(configuration).send(.getItem) }
    var dumped = ""
    dump(configuration, to: &dumped)
    dump(TransportConfiguration.Proxy.server(url), to: &dumped)
    if let error { dump(error, to: &dumped) }
    for text in [dumped, "\(String(describing: error))", error?.description ?? "", "\(TransportConfiguration.Proxy.server(url))"]
    {
      #expect(!text.contains("hush") && !text.contains("hu@sh"))
    }
  }

  @Test func whatIsHiddenOfAURLIsItsUser() {
    #expect(MaskedURL.text("https://host:1/path") == "https://host:1/path")
    #expect(MaskedURL.text("https://app:hush@host:1/path") == "https://***@host:1/path")
    #expect(MaskedURL.text("app:hush@host") == "***@host")
    for url in [
      "http://host", "http://host:", "localhost:8000", "https://[::1]:8000/a:b", "http://[::1]", "host/a%40b?c:d", "",
      "ftp://h:1",
    ] {
      #expect(MaskedURL.text(url) == url)
    }
    for url in [
      "http://app:hush", "http://app:hush/x", "http://app:hu/sh", "http://app:hush%40host", "http://app%40host", "http://app:1:2",
    ] {
      #expect(MaskedURL.text(url) == "http://***")
    }
    #expect(MaskedURL.text("app:hush") == "***")
    #expect(MaskedURL.text("http:/app:hush") == "http:/***")
    #expect(MaskedURL.text("http:app:hush") == "***")
  }

  @Test func anEndpointsPathIsPostedTo() async throws {
    let server = try LoopbackServer { _ in .answer(200, "{}") }
    defer { server.stop() }
    _ = try await Backend.endpoint("\(server.url)/base/path", credentials: testCredentials).transport.send(.getItem)
    #expect(server.requests.first?.line == "POST /base/path HTTP/1.1")
  }

  /// With nothing in the environment this takes the dummies; with credentials there, those.
  @Test func aLoopbackEndpointNeedsNoCredentials() async throws {
    let server = try LoopbackServer { _ in .answer(200, "{}") }
    defer { server.stop() }
    let response = try await Backend.endpoint(server.url, region: "eu-west-3").transport.send(.getItem)
    #expect(response.status == 200)
    #expect(server.requests.first?.headers["authorization"]?.contains("/eu-west-3/dynamodb/aws4_request") == true)
  }

  @Test(arguments: [("Host", "x"), ("x-amz-date", "x"), ("a b", "x"), ("X-A", "1\r\nX-B: 2"), ("", "x")])
  func anExtraHeaderThatCannotBeSentIsRefused(name: String, value: String) async {
    var configuration = TransportConfiguration(region: "eu-west-1", credentials: testCredentials)
    configuration.extraHeaders = [(name, value)]
    let error = await #expect(throws: TransportError.self) { try await CurlTransport(configuration).send(.getItem) }
    #expect(error?.reason == .invalidHeader(name: name))
  }
}
