import Glibc
import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite struct ForkTests {
  /// Swift does not offer `fork`, but libraries in other languages call it.
  private static func fork() throws -> pid_t {
    typealias Fork = @convention(c) () -> pid_t
    return unsafeBitCast(try #require(dlsym(nil, "fork")), to: Fork.self)()
  }

  /// The locks of a transport may be held by threads that the child does not have: it lets go of one without touching any.
  @Test(.timeLimit(.minutes(2))) func aForkedChildLetsGoOfATransport() async throws {
    let server = try LoopbackServer { _ in .answer(200, "{}") }
    defer { server.stop() }
    var configuration = TransportConfiguration(endpoint: server.url, credentials: testCredentials)
    configuration.environment = .none
    let transports = (0..<8).map { _ in CurlTransport(configuration) }
    let busy = transports.map { transport in
      Task { while !Task.isCancelled { _ = try? await transport.send(.getItem) } }
    }
    defer { for task in busy { task.cancel() } }
    for transport in transports { _ = try await transport.send(.getItem) }
    for _ in 0..<40 {
      let child = try Self.fork()
      if child == 0 {
        alarm(5)
        for transport in transports { transport.cancel() }
        _exit(42)
      }
      var status: CInt = 0
      #expect(waitpid(child, &status, 0) == child)
      #expect(status >> 8 & 0xFF == 42 && status & 0x7F == 0)
    }
    // The parent's are as they were.
    for transport in transports { #expect(try await transport.send(.getItem).status == 200) }
  }

  @Test func aForkedChildIsRefused() throws {
    let limiter = CallLimiter(limit: 1)
    let child = try Self.fork()
    if child == 0 {
      do {
        try limiter.enter()
        _exit(1)
      } catch {
        _exit(error.reason == .forked ? 42 : 2)
      }
    }
    var status: CInt = 0
    #expect(waitpid(child, &status, 0) == child)
    #expect(status >> 8 & 0xFF == 42)
    try limiter.enter()
    limiter.leave()
  }
}
