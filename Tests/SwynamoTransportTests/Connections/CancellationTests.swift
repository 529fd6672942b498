import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct CancellationTests {
  @Test func cancelingATaskEndsItsTransfer() async throws {
    try await withServer { _ in
      .silence
    } _: { transport, server in
      let task = Task { try await transport.send(.putItem) }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test func aCanceledTaskSendsNothing() async throws {
    try await withServer { _ in
      .answer(200, "{}")
    } _: { transport, server in
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await transport.send(.putItem)
      }
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(server.requests.isEmpty)
    }
  }

  @Test func aWaitBetweenAttemptsEndsToo() async throws {
    try await withServer { _ in
      .answer(503, "{}", headers: ["x-amz-retry-after": "4000"])
    } _: { transport, server in
      let task = Task { try await transport.send(.getItem) }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      let elapsed = await ContinuousClock().measure {
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
      }
      #expect(elapsed < .seconds(2))
    }
  }

  /// Tasks are canceled before, while and after they are carried; each ends exactly once, and the transport goes on working.
  @Test func manyTasksAreCanceledAtOddMoments() async throws {
    try await withServer {
      .after(.milliseconds($0.number % 3), .answer(200, "{}"))
    } configure: {
      $0.maximumConnections = 8
    } _: {
      transport, _ in
      let tasks = (0..<400).map { _ in Task { try await transport.send(.getItem).status } }
      for (index, task) in tasks.enumerated() {
        if index % 7 == 0 { await Task.yield() }
        if index % 4 != 0 { task.cancel() }
      }
      for (index, task) in tasks.enumerated() {
        switch await task.result {
        case .success(let status): #expect(status == 200)
        case .failure(let error):
          #expect(error is CancellationError)
          #expect(index % 4 != 0)
        }
      }
      let response = try await transport.send(.getItem)
      #expect(response.status == 200)
    }
  }
}
