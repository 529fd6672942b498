import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct HedgingTests {
  private static func subject(_ operation: String) -> TransportRequest {
    TransportRequest(operation: operation, body: Array("subject".utf8), isIdempotent: true)
  }

  /// Requests are answered at once, while the client learns how long they take; then those of the subject as `reply` says by
  /// their number.
  private func hedged<Result>(
    _ operation: String = "GetItem", budget: Double = 1, reply: @escaping @Sendable (Int) -> LoopbackServer.Reply,
    _ body: (CurlTransport, TransportRequest, LoopbackServer) async throws -> Result
  ) async throws -> Result {
    let subjects = Counter()
    return try await withServer {
      $0.body == Array("subject".utf8) ? reply(subjects.next()) : .answer(200, "{}")
    } configure: {
      $0.hedging = .init(minimumDelay: .milliseconds(250), budget: budget)
    } _: { transport, server in
      let warmUp = TransportRequest(operation: operation, body: Array("{}".utf8), isIdempotent: true)
      for _ in 0..<64 { _ = try await transport.send(warmUp) }
      return try await body(transport, Self.subject(operation), server)
    }
  }

  private static func slowAtFirst(_ number: Int) -> LoopbackServer.Reply {
    number == 1 ? .after(.seconds(4), .answer(200, #"{"slow":1}"#)) : .answer(200, #"{"quick":1}"#)
  }

  @Test func aSlowReadIsSentAgainAndTheFirstAnswerCounts() async throws {
    try await hedged(reply: Self.slowAtFirst) { transport, subject, server in
      let response = try await transport.send(subject)
      #expect(response.text == #"{"quick":1}"#)
      let identities = server.subjects.map { $0.headers["amz-sdk-invocation-id"] }
      #expect(identities.count == 2)
      #expect(Set(identities).count == 1)
    }
  }

  @Test func nothingIsHedgedBeforeTimesAreKnown() async throws {
    try await withServer { _ in
      .after(.seconds(1), .answer(200, "{}"))
    } configure: {
      $0.hedging = .init(minimumDelay: .milliseconds(10), budget: 1)
    } _: { transport, server in
      _ = try await transport.send(.getItem)
      #expect(server.requests.count == 1)
    }
  }

  @Test func writesAreNeverHedged() async throws {
    try await hedged("PutItem", reply: { _ in .after(.seconds(1), .answer(200, "{}")) }) { transport, subject, server in
      _ = try await transport.send(subject)
      #expect(server.subjects.count == 1)
    }
  }

  @Test func theBudgetHolds() async throws {
    try await hedged(budget: 0, reply: { _ in .after(.seconds(1), .answer(200, "{}")) }) { transport, subject, server in
      _ = try await transport.send(subject)
      #expect(server.subjects.count == 1)
    }
  }

  @Test func aHedgeThatFailsLeavesTheFirstRequest() async throws {
    try await hedged(reply: { $0 == 1 ? .after(.seconds(2), .answer(200, #"{"late":1}"#)) : .reset }) { transport, subject, _ in
      let response = try await transport.send(subject)
      #expect(response.text == #"{"late":1}"#)
    }
  }

  @Test func cancelingAHedgedReadEndsBothRequests() async throws {
    try await hedged(reply: { _ in .silence }) { transport, subject, server in
      let task = Task { try await transport.send(subject) }
      while server.subjects.count < 2 { try await Task.sleep(for: .milliseconds(1)) }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }
}

extension LoopbackServer {
  fileprivate var subjects: [Request] { requests.filter { $0.body == Array("subject".utf8) } }
}
