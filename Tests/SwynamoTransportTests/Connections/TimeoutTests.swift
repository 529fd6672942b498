import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct TimeoutTests {
  @Test func anAttemptEndsInTimeAndIsTriedAgain() async throws {
    try await withServer {
      $0.number == 1 ? .silence : .answer(200, "{}")
    } configure: {
      $0.attemptTimeout = .seconds(1)
      $0.retries = Retries.Standard(maximumAttempts: 10, base: .milliseconds(1), quota: nil)
    } _: {
      transport, server in
      let response = try await transport.send(.getItem)
      #expect(response.status == 200)
      #expect(server.requests.count >= 2)
    }
  }

  @Test func aCallEndsAtItsDeadline() async throws {
    try await withServer { _ in
      .silence
    } configure: {
      $0.attemptTimeout = .seconds(50)
    } _: { transport, _ in
      var request = TransportRequest.putItem
      request.deadline = .now + .milliseconds(1500)
      let bounded = request
      let elapsed = await ContinuousClock().measure {
        let error = await #expect(throws: TransportError.self) { try await transport.send(bounded) }
        #expect(error?.reason == .timedOut(.call))
        #expect(error?.outcomeUnknown == true)
      }
      #expect(elapsed >= .milliseconds(1499))
      #expect(elapsed < .seconds(30))
    }
  }

  @Test func aCallTimeoutCoversItsRetries() async throws {
    try await withServer { _ in
      .silence
    } configure: {
      $0.attemptTimeout = .milliseconds(500)
      $0.callTimeout = .seconds(5)
      $0.retries = Retries.Standard(maximumAttempts: 100, base: .milliseconds(1), quota: nil)
    } _: { transport, server in
      let error = await #expect(throws: TransportError.self) { try await transport.send(.getItem) }
      #expect(error?.reason == .timedOut(.call) || error?.reason == .timedOut(.attempt))
      #expect((2...10).contains(error?.attempts ?? 0))
      #expect(server.requests.count <= 10)
    }
  }

  @Test func theDeadlineHoldsWhileWaitingForAConnection() async throws {
    try await withServer { _ in
      .silence
    } configure: {
      $0.maximumConnections = 1
    } _: { transport, server in
      let blocker = Task { try await transport.send(.getItem) }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      var request = TransportRequest.putItem
      request.deadline = .now + .milliseconds(50)
      let bounded = request
      let error = await #expect(throws: TransportError.self) { try await transport.send(bounded) }
      #expect(error?.reason == .timedOut(.call))
      #expect(error?.outcomeUnknown == false)
      blocker.cancel()
      _ = await blocker.result
      #expect(server.requests.count == 1)
    }
  }

  @Test func aDeadlineThatHasPassedSendsNothing() async throws {
    try await withServer { _ in
      .answer(200, "{}")
    } _: { transport, server in
      var request = TransportRequest.getItem
      request.deadline = .now - .seconds(1)
      let late = request
      await #expect(throws: TransportError.self) { try await transport.send(late) }
      #expect(server.requests.isEmpty)
    }
  }
}
