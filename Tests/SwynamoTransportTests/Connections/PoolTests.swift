import Glibc
import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct PoolTests {
  private func send(_ count: Int, over transport: CurlTransport) async throws {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<count { group.addTask { try await transport.send(.getItem).status } }
      for try await status in group { #expect(status == 200) }
    }
  }

  @Test func noMoreConnectionsAreOpenedThanAllowed() async throws {
    try await withServer { _ in
      .after(.milliseconds(2), .answer(200, "{}"))
    } configure: {
      $0.maximumConnections = 4
    } _: { transport, server in
      try await send(200, over: transport)
      #expect(server.connectionCount <= 4)
    }
  }

  @Test(arguments: [2, 3]) func severalThreadsShareTheConnections(threads: Int) async throws {
    try await withServer { _ in
      .after(.milliseconds(2), .answer(200, "{}"))
    } configure: {
      $0.maximumConnections = 6
      $0.eventThreads = threads
    } _: { transport, server in
      try await send(300, over: transport)
      #expect(server.connectionCount <= 6)
      #expect(server.connectionCount > 6 / threads)
    }
  }

  @Test func callsBeyondTheQueueAreRefused() async throws {
    try await withServer { _ in
      .silence
    } configure: {
      $0.maximumConnections = 1
      $0.maximumWaitingCalls = 2
    } _: { transport, server in
      let tasks = (0..<3).map { _ in Task { try await transport.send(.getItem) } }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      try await Task.sleep(for: .milliseconds(50))
      let error = await #expect(throws: TransportError.self) { try await transport.send(.putItem) }
      #expect(error?.reason == .tooManyCalls(limit: 3))
      #expect(
        error?.reason.description
          == "3 calls are under way or waiting for a connection already; send fewer at a time, or raise `maximumWaitingCalls`.")
      #expect(error?.outcomeUnknown == false)
      for task in tasks { task.cancel() }
      for task in tasks { await #expect(throws: CancellationError.self) { try await task.value } }
    }
  }

  @Test func waitingCallsAreServedInTheirOrder() async throws {
    try await withServer { _ in
      .after(.milliseconds(1), .answer(200, "{}"))
    } configure: {
      $0.maximumConnections = 1
    } _: { transport, server in
      _ = try await transport.send(.getItem)
      var tasks: [Task<Int, any Error>] = []
      for number in 0..<20 {
        let request = TransportRequest(operation: "GetItem", body: Array("\(number)".utf8), isIdempotent: true)
        tasks.append(Task { try await transport.send(request).status })
        try await Task.sleep(for: .milliseconds(2))
      }
      for task in tasks { _ = try await task.value }
      let order = server.requests.dropFirst().compactMap { Int(String(decoding: $0.body, as: UTF8.self)) }
      #expect(order == Array(0..<20))
    }
  }

  @Test func idleConnectionsAreClosedBeforeTheServerDoes() async throws {
    try await withServer { _ in
      .answer(200, "{}")
    } configure: {
      $0.idleTimeout = .seconds(1)
    } _: { transport, server in
      try await send(10, over: transport)
      #expect(server.connectionCount > 0)
      #expect(try await server.waitForConnections(0))
      try await send(10, over: transport)
    }
  }

  @Test func whatIsInUseKeepsItsConnectionAndTheOthersAreClosed() async throws {
    try await withServer { _ in
      .after(.milliseconds(20), .answer(200, "{}"))
    } configure: {
      $0.idleTimeout = .seconds(1)
    } _: { transport, server in
      try await send(8, over: transport)
      #expect(server.connectionCount > 1)
      for _ in 0..<60 where server.openConnectionCount > 1 {
        try await send(1, over: transport)
        try await Task.sleep(for: .milliseconds(60))
      }
      #expect(server.openConnectionCount <= 1)
    }
  }

  /// A program that is started meanwhile must not hold them.
  @Test func connectionsAreClosedOnExec() async throws {
    try await withServer { _ in
      .answer(200, "{}")
    } _: { transport, server in
      try await send(4, over: transport)
      var found = 0
      for descriptor in CInt(0)..<20_000 {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(descriptor, $0, &size) }
        }
        guard status == 0, UInt16(bigEndian: address.sin_port) == server.port else { continue }
        found += 1
        #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
      }
      #expect(found > 0)
    }
  }
}
