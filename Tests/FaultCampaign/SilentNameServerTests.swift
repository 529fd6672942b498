import Foundation
import SwynamoTransport
import SwynamoWire
import Testing

/// Runs where the only name server never answers: `scripts/fault-campaign` sees to that.
@Suite(
  .serialized,
  .enabled(if: ProcessInfo.processInfo.environment["SWYNAMO_SILENT_NAME_SERVER"] != nil, "scripts/fault-campaign runs it"))
struct SilentNameServerTests {
  /// A table by its name is at a server that answers, one by its ARN at a host that has to be looked up.
  private struct SomeHosts: EndpointResolver {
    let healthy: String

    func endpoint(for parameters: Endpoint.Parameters) throws -> Endpoint {
      guard let resource = parameters.resourceARN?.split(separator: ":").last else { return try Endpoint(healthy) }
      return try Endpoint("http://\(resource).example.com:8000")
    }
  }

  private struct Outcome: Sendable {
    var answered = 0
    var slowest = Duration.zero
    var latest = Duration.zero
    var wrongs: [String] = []
  }

  @Test(.timeLimit(.minutes(10))) func callsToOtherHostsAndDeadlinesAreUndisturbed() async throws {
    try await MisbehavingServerTests.startRuntime()
    let before = ProcessState.now()
    let server = try RawServer { connection in
      while connection.next() != nil { guard connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}") else { return } }
    }
    let (outcome, busy, elapsed) = await Self.calls(to: server)
    await server.stop()
    // A look-up that hangs ends by the system's own limits.
    let after = await ProcessState.settled(downTo: before)
    print("silent name server: \(outcome.answered) calls beside it, the slowest \(outcome.slowest); deadlines passed by")
    print("  \(outcome.latest) at most; before: \(before); busy: \(busy); after: \(after)")
    #expect(outcome.wrongs.isEmpty, "\(outcome.wrongs.prefix(5))")
    #expect(outcome.answered == 32 * 250)
    #expect(outcome.slowest < .seconds(3))
    #expect(outcome.latest < .seconds(3))
    #expect(busy.threads - before.threads <= 64 + 16 + 16)
    #expect(elapsed < .seconds(3))
    #expect(after.descriptors <= before.descriptors)
  }

  /// What the calls came to, what the process held, and how long the end took; the transport is gone when it returns.
  private static func calls(to server: RawServer) async -> (Outcome, busy: ProcessState, shutDown: Duration) {
    var configuration = TransportConfiguration(
      region: "eu-west-1", credentials: Credentials(accessKeyID: "a", secretAccessKey: "s"))
    configuration.environment = .none
    configuration.endpointResolver = SomeHosts(healthy: server.url)
    configuration.maximumConnections = 64
    let transport = CurlTransport(configuration)
    let outcome = await run(transport)
    let busy = ProcessState.now()
    let elapsed = await ContinuousClock().measure { await transport.shutDown(drainingFor: .zero) }
    return (outcome, busy, elapsed)
  }

  private static func run(_ transport: CurlTransport) async -> Outcome {
    await withTaskGroup(of: Outcome.self) { group in
      for task in 0..<32 { group.addTask { await healthyCalls(transport) }; group.addTask { await lookingUp(transport, task) } }
      var all = Outcome()
      for await part in group {
        all.answered += part.answered
        all.slowest = max(all.slowest, part.slowest)
        all.latest = max(all.latest, part.latest)
        all.wrongs += part.wrongs
      }
      return all
    }
  }

  private static func healthyCalls(_ transport: CurlTransport) async -> Outcome {
    var outcome = Outcome()
    for _ in 0..<250 {
      let elapsed = await ContinuousClock().measure {
        do {
          _ = try await transport.send(TransportRequest(operation: "GetItem", body: Array("{}".utf8)))
          outcome.answered += 1
        } catch {
          outcome.wrongs.append("\(error)")
        }
      }
      outcome.slowest = max(outcome.slowest, elapsed)
      try? await Task.sleep(for: .milliseconds(10))
    }
    return outcome
  }

  private static func lookingUp(_ transport: CurlTransport, _ task: Int) async -> Outcome {
    var outcome = Outcome()
    var generator = Generator(seed: UInt64(task))
    for round in 0..<10 {
      var request = TransportRequest(operation: "PutItem", body: Array("{}".utf8), isIdempotent: true)
      request.resourceARN = "arn:aws:dynamodb:eu-west-1:1:host-\((task &* 7 &+ round) % 40)"
      let limit = Duration.milliseconds(generator.int(50..<400))
      request.deadline = .now + limit
      let elapsed = await ContinuousClock().measure { [request] in
        do {
          _ = try await transport.send(request)
          outcome.wrongs.append("a host that nobody knows has answered")
        } catch let error as TransportError {
          if error.reason != .timedOut(.call) || error.outcomeUnknown { outcome.wrongs.append("\(error)") }
        } catch {
          outcome.wrongs.append("\(error)")
        }
      }
      outcome.latest = max(outcome.latest, elapsed - limit)
    }
    return outcome
  }
}
