import Foundation
import Glibc
import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite(.timeLimit(.minutes(1))) struct OneShotClientTests {
  private func send(_ request: HTTPRequest, with client: OneShotClient = OneShotClient()) async throws -> HTTPResponse {
    var request = request
    // A loaded machine gets more time than a metadata service.
    if request.timeout == .seconds(1) { request.timeout = .seconds(20) }
    request.connectTimeout = .seconds(20)
    return try await client.send(request)
  }

  @Test func aRequestArrivesAsItIs() async throws {
    let server = try LoopbackServer { _ in .answer(404, "body", headers: ["X-One": "1"]) }
    defer { server.stop() }
    let response = try await send(
      HTTPRequest(
        method: "PUT", url: "\(server.url)/a/b?c=d%20e", headers: [(name: "X-Two", value: "2"), (name: "X-Empty", value: "")]))
    #expect(response.status == 404)
    #expect(response.headers["x-one"] == "1")
    #expect(String(decoding: response.body, as: UTF8.self) == "body")
    let request = try #require(server.requests.first)
    #expect(request.line == "PUT /a/b?c=d%20e HTTP/1.1")
    #expect(request.headers["x-two"] == "2")
    #expect(request.headers["x-empty"] == "")
    #expect(request.headers["content-length"] == "0")
    #expect(request.headers["content-type"] == nil)
    #expect(request.headers["user-agent"] == "swynamodb")

    _ = try await send(HTTPRequest(method: "POST", url: server.url, body: Array(repeating: 0, count: 5000)))
    #expect(server.requests.last?.body == Array(repeating: 0, count: 5000))
    #expect(server.requests.last?.headers["expect"] == nil)
    _ = try await send(HTTPRequest(url: server.url))
    #expect(server.requests.last?.line == "GET / HTTP/1.1")
    #expect(server.connectionCount == 3)
  }

  @Test func redirectsAreNotFollowed() async throws {
    let server = try LoopbackServer { _ in .answer(307, "", headers: ["Location": "/other"]) }
    defer { server.stop() }
    #expect(try await send(HTTPRequest(url: server.url)).status == 307)
    #expect(server.requests.count == 1)
  }

  @Test func anAnswerMayHaveTheSizeOfTheLimitAndNoMore() async throws {
    let server = try LoopbackServer { _ in .answer(200, String(repeating: "x", count: 1000)) }
    defer { server.stop() }
    var request = HTTPRequest(url: server.url, maximumResponseSize: 1000)
    #expect(try await send(request).body.count == 1000)
    request.maximumResponseSize = 999
    let refused = request
    let error = await #expect(throws: TransportError.self) { try await send(refused) }
    #expect(error?.reason == .responseTooLarge(limit: 999))
    #expect(error?.endpoint == server.url)
  }

  @Test(arguments: [
    "ftp://localhost/HIDDEN", "localhost:1/HIDDEN", "http://HIDDEN:HIDDEN@localhost/", "http://local host/HIDDEN", "",
    "http://localhost/HIDDEN\r\nX: 1", "gopher://localhost/HIDDEN",
  ])
  func otherURLsAreRefusedAndNotRepeated(url: String) async {
    let error = await #expect(throws: TransportError.self) { try await send(HTTPRequest(url: url)) }
    guard case .invalidEndpoint = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    if let error { #expect(!showsSecret(error)) }
  }

  @Test(arguments: [
    (name: "X", value: "a\r\nY: b"), (name: "X\nY", value: "a"), (name: "", value: "a"), (name: "X", value: "\u{0}"),
  ])
  func aHeaderCannotSmuggleAnother(header: (name: String, value: String)) async {
    let request = HTTPRequest(url: "http://127.0.0.1:1/", headers: [header])
    let error = await #expect(throws: TransportError.self) { try await send(request) }
    #expect(error?.reason == .invalidHeader(name: header.name))
  }

  @Test func timeoutsHold() async throws {
    let server = try LoopbackServer { _ in .silence }
    defer { server.stop() }
    let request = HTTPRequest(url: "\(server.url)/HIDDEN", timeout: .milliseconds(200))
    let elapsed = await ContinuousClock().measure {
      let error = await #expect(throws: TransportError.self) { try await send(request) }
      #expect(error?.reason == .timedOut(.attempt))
      if let error { #expect(!showsSecret(error)) }
    }
    #expect(elapsed >= .milliseconds(199))
    #expect(elapsed < .seconds(40))
  }

  @Test func cancelingClosesTheConnectionAtOnce() async throws {
    let server = try LoopbackServer { _ in .silence }
    defer { server.stop() }
    let request = HTTPRequest(url: server.url, timeout: .seconds(50))
    let task = Task { try await send(request) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    let elapsed = await ContinuousClock().measure {
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    #expect(elapsed < .seconds(40))
    while server.openConnectionCount > 0 { try await Task.sleep(for: .milliseconds(1)) }
    let early = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await send(request)
    }
    await #expect(throws: CancellationError.self) { try await early.value }
    #expect(server.requests.count == 1)
  }

  @Test func requestsThatAreCanceledAtOddMomentsEndOnce() async throws {
    let server = try LoopbackServer { .after(.milliseconds($0.number % 4), .answer(200, "ok")) }
    defer { server.stop() }
    let request = HTTPRequest(url: server.url, timeout: .seconds(30))
    let tasks = (0..<200).map { _ in Task { try await send(request).status } }
    for (index, task) in tasks.enumerated() where index % 2 == 0 {
      if index % 10 == 0 { try await Task.sleep(for: .milliseconds(1)) }
      task.cancel()
    }
    for (index, task) in tasks.enumerated() {
      switch await task.result {
      case .success(let status): #expect(status == 200)
      case .failure(let error): #expect(error is CancellationError && index % 2 == 0, "\(error)")
      }
    }
    while server.openConnectionCount > 0 { try await Task.sleep(for: .milliseconds(1)) }
  }

  @Test(.enabled(if: TLSServer.isAvailable, "needs openssl and python3")) func certificatesAreChecked() async throws {
    let server = try TLSServer(name: "localhost")
    defer { server.stop() }
    let sent = HTTPRequest(method: "POST", url: "https://localhost:\(server.port)/", timeout: .seconds(5))
    let error = await #expect(throws: TransportError.self) { try await send(sent) }
    guard case .tls = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    let trusting = OneShotClient(OneShotClient.Options(tls: TransportConfiguration.TLS(caBundle: server.certificate)))
    #expect(try await trusting.send(sent).status == 200)
  }

  @Test func aProxyIsUsedOnlyWhenAskedFor() async throws {
    let proxy = try LoopbackServer { _ in .answer(200, "proxied") }
    let server = try LoopbackServer { _ in .answer(200, "direct") }
    defer {
      proxy.stop()
      server.stop()
    }
    let client = OneShotClient(OneShotClient.Options(proxy: .server(proxy.url)))
    var request = HTTPRequest(url: server.url)
    #expect(try await send(request, with: client).body == Array("direct".utf8))
    request.usesProxy = true
    #expect(try await send(request, with: client).body == Array("proxied".utf8))
    #expect(proxy.requests.first?.line == "GET \(server.url)/ HTTP/1.1")

    // The environment's proxy can't reach this machine's loopback.
    let environment = AWSEnvironment(variables: ["http_proxy": proxy.url])
    let other = OneShotClient(OneShotClient.Options(environment: environment))
    #expect(try await send(request, with: other).body == Array("direct".utf8))
  }
}
