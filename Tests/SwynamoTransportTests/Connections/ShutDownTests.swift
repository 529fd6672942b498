import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct ShutDownTests {
  @Test func cancelingEndsWhatIsUnderWay() async throws {
    try await withServer { _ in
      .silence
    } _: { transport, server in
      let task = Task { try await transport.send(.putItem) }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      transport.cancel()
      let error = await #expect(throws: TransportError.self) { try await task.value }
      #expect(error?.reason == .shutDown)
      #expect(error?.outcomeUnknown == true)
      let late = await #expect(throws: TransportError.self) { try await transport.send(.putItem) }
      #expect(late?.reason == .shutDown)
      #expect(late?.outcomeUnknown == false)
      #expect(late?.attempts == 0)
    }
  }

  @Test func drainingLetsCallsFinishWithTheirRetries() async throws {
    try await withServer {
      $0.number == 1 ? .after(.milliseconds(100), .answer(500, "{}")) : .after(.milliseconds(100), .answer(200, "{}"))
    } _: { transport, server in
      let task = Task { try await transport.send(.getItem) }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      async let shutDown: Void = transport.shutDown()
      try await Task.sleep(for: .milliseconds(20))
      let late = await #expect(throws: TransportError.self) { try await transport.send(.getItem) }
      #expect(late?.reason == .shutDown)
      #expect(try await task.value.status == 200)
      await shutDown
      #expect(server.requests.count == 2)
      #expect(try await server.waitForConnections(0))
    }
  }

  @Test func drainingEndsInTime() async throws {
    try await withServer { _ in
      .silence
    } _: { transport, server in
      let task = Task { try await transport.send(.putItem) }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      await transport.shutDown(drainingFor: .milliseconds(100))
      let error = await #expect(throws: TransportError.self) { try await task.value }
      #expect(error?.reason == .shutDown)
      #expect(try await server.waitForConnections(0))
    }
  }

  @Test func shuttingDownTwiceOrUnusedEndsToo() async throws {
    try await withServer { _ in
      .answer(200, "{}")
    } _: { transport, _ in
      async let first: Void = transport.shutDown()
      async let second: Void = transport.shutDown()
      _ = await (first, second)
      await transport.shutDown()
    }
  }
}
