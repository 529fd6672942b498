import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct TimeoutTests {
  @Test func anAttemptEndsInTimeAndIsTriedAgain() async throws {
    try await withServer {
      $0.number == 1 ? .silence : .answer(200, "{}")
    } configure: {
      $0.attemptTimeout = .milliseconds(300)
    } _: {
      transport, server in
      let response = try await transport.send(.getItem)
      #expect(response.status == 200)
      #expect(server.requests.count == 2)
    }
  }

  @Test func aCallEndsAtItsDeadline() async throws {
    try await withServer { _ in
      .silence
    } _: { transport, _ in
      var request = TransportRequest.putItem
      request.deadline = .now + .milliseconds(400)
      let bounded = request
      let elapsed = await ContinuousClock().measure {
        let error = await #expect(throws: TransportError.self) { try await transport.send(bounded) }
        #expect(error?.reason == .timedOut(.call))
        #expect(error?.outcomeUnknown == true)
      }
      #expect(elapsed >= .milliseconds(399))
      #expect(elapsed < .seconds(3))
    }
  }

  @Test func aCallTimeoutCoversItsRetries() async throws {
    try await withServer { _ in
      .silence
    } configure: {
      $0.attemptTimeout = .milliseconds(700)
      $0.callTimeout = .seconds(2)
    } _: { transport, server in
      let error = await #expect(throws: TransportError.self) { try await transport.send(.getItem) }
      #expect(error?.reason == .timedOut(.call) || error?.reason == .timedOut(.attempt))
      #expect((2...3).contains(server.requests.count))
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
