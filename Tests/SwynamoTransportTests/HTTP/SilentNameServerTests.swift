import Glibc
import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(2))) struct SilentNameServerTests {
  @Test(.enabled(if: SilentNameServer.isAvailable, "needs root"))
  func callsAreUndisturbedByANameServerThatDoesNotAnswer() throws {
    let run = try SilentNameServer.runTests("CallsWithASilentNameServerTests")
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("4 tests"), "\(run.output)")
  }
}

/// Runs in a process whose name server keeps silent: a look-up takes the system ten seconds.
@Suite(.serialized, .timeLimit(.minutes(1)), .enabled(if: SilentNameServer.isInside, "SilentNameServerTests runs it"))
struct CallsWithASilentNameServerTests {
  /// Tables by name are at a server that answers, those by ARN at a host that has to be looked up.
  private struct TwoHosts: EndpointResolver {
    let healthy: String

    func endpoint(for parameters: Endpoint.Parameters) throws -> Endpoint {
      let host = parameters.resourceARN.map { $0.split(separator: ":").last.map(String.init) ?? "" }
      return try Endpoint(host.map { "http://\($0).example.com:8000" } ?? healthy)
    }
  }

  private static func lookingUp(_ host: String, within limit: Duration?) -> TransportRequest {
    var request = TransportRequest.putItem
    request.resourceARN = "arn:aws:dynamodb:eu-west-1:123456789012:\(host)"
    request.deadline = limit.map { .now + $0 }
    return request
  }

  private func withHosts(
    configure: (inout TransportConfiguration) -> Void = { _ in }, _ body: (CurlTransport) async throws -> Void
  ) async throws {
    let server = try LoopbackServer { _ in .answer(200, "{}") }
    defer { server.stop() }
    var configuration = TransportConfiguration(region: "eu-west-1", credentials: testCredentials)
    configuration.environment = .none
    configuration.endpointResolver = TwoHosts(healthy: server.url)
    configure(&configuration)
    try await body(CurlTransport(configuration))
  }

  private static func threads() -> Int {
    guard let directory = opendir("/proc/self/task") else { return 0 }
    defer { closedir(directory) }
    var count = -2
    while readdir(directory) != nil { count += 1 }
    return count
  }

  @Test func aDeadlineHoldsAndAHealthyCallBesideItIsUndisturbed() async throws {
    try await withHosts { transport in
      _ = try await transport.send(.getItem)
      let clock = ContinuousClock()
      async let silent: Duration = clock.measure {
        let error = await #expect(throws: TransportError.self) {
          try await transport.send(Self.lookingUp("silent", within: .milliseconds(500)))
        }
        #expect(error?.reason == .timedOut(.call))
        #expect(error?.outcomeUnknown == false)
      }
      for _ in 0..<60 {
        let elapsed = try await clock.measure { _ = try await transport.send(.getItem) }
        #expect(elapsed < .seconds(2))
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(await silent < .seconds(3))
    }
  }

  @Test(arguments: [(connect: 700, attempt: 30_000), (connect: 9_000, attempt: 500)])
  func bothTimeoutsCountTheLookUp(milliseconds: (connect: Int, attempt: Int)) async throws {
    try await withHosts {
      $0.connectTimeout = .milliseconds(milliseconds.connect)
      $0.attemptTimeout = .milliseconds(milliseconds.attempt)
      $0.retries = .never
    } _: { transport in
      let elapsed = await ContinuousClock().measure {
        let error = await #expect(throws: TransportError.self) {
          try await transport.send(Self.lookingUp("slow-\(milliseconds.connect)", within: nil))
        }
        #expect(error?.reason == .timedOut(.connect))
      }
      #expect(elapsed < .seconds(4))
    }
  }

  @Test func cancellationAndShutDownDoNotWait() async throws {
    try await withHosts { transport in
      let clock = ContinuousClock()
      let canceled = Task { try await transport.send(Self.lookingUp("cancelled", within: nil)) }
      let left = Task { try await transport.send(Self.lookingUp("left", within: nil)) }
      try await Task.sleep(for: .milliseconds(200))
      canceled.cancel()
      let elapsed = await clock.measure {
        await #expect(throws: CancellationError.self) { try await canceled.value }
        await transport.shutDown(drainingFor: .zero)
        let error = await #expect(throws: TransportError.self) { try await left.value }
        #expect(error?.reason == .shutDown)
      }
      #expect(elapsed < .seconds(3))
    }
  }

  @Test func lookUpsThatHangAreFew() async throws {
    try await withHosts { transport in
      _ = try await transport.send(.getItem)
      let before = Self.threads()
      for _ in 0..<4 {
        await withTaskGroup(of: Void.self) { group in
          for number in 0..<200 {
            group.addTask {
              _ = try? await transport.send(Self.lookingUp("host-\(number % 100)", within: .milliseconds(150)))
            }
          }
        }
      }
      #expect(Self.threads() - before <= 24)
    }
  }
}
