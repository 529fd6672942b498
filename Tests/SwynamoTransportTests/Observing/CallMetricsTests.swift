import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite struct CallMetricsTests {
  @Test func `An answer says what its call took, when asked`() async throws {
    try await withServer(throttledOnce, configure: { $0.retries = .tenMilliseconds }) { transport, server in
      let response = try await transport.send(.query(collectsMetrics: true))
      let call = try #require(response.metrics)
      #expect(call.operation == "Query")
      #expect([call.attempts, call.hedges, call.status] == [2, 0, 200])
      #expect(call.requestID == "SECOND")
      #expect(call.errorType == nil)
      #expect(call.waited > .zero && call.waited <= .milliseconds(10))
      let last = try #require(call.lastAttempt)
      #expect(call.total >= call.waited + last.total)
      #expect(last.connectionReused)
      #expect([last.nameLookup, last.connect, last.tls] == [.zero, .zero, .zero])
      #expect(last.firstByte > .zero && last.firstByte <= last.total && last.queued <= last.total)
      #expect(last.bytesSent == TransportRequest.query().body.count)
      #expect(last.bytesReceived == response.body.count)
      #expect(last.peerAddress == "127.0.0.1")
      #expect(last.peerPort == server.port)
    }
  }

  @Test func `A first connection has its times`() async throws {
    try await withServer({ _ in .after(.milliseconds(20), .answer(200, "{}")) }) { transport, _ in
      let request = TransportRequest(operation: "ListTables", body: Array("{}".utf8), collectsMetrics: true)
      let last = try #require(try await transport.send(request).metrics?.lastAttempt)
      #expect(!last.connectionReused)
      #expect(last.connect > .zero)
      #expect(last.firstByte >= .milliseconds(20))
      #expect(last.total >= last.queued + last.nameLookup + last.connect + last.tls + last.firstByte)
    }
  }

  @Test func `A failure says what its call took`() async throws {
    try await withServer({ _ in .reset }) { transport, _ in
      let error = await #expect(throws: TransportError.self) { try await transport.send(.query(collectsMetrics: true)) }
      let call = try #require(error?.metrics)
      #expect([call.attempts, call.status ?? 0] == [4, 0])
      #expect(call.errorType == "connection_failed")
    }
  }

  @Test func `Nothing is measured unless asked`() async throws {
    try await withServer({ _ in .answer(200, "{}") }) { transport, _ in
      let response = try await transport.send(.getItem)
      #expect(response.metrics == nil)
    }
    #expect(MemoryLayout<TransportResponse>.size == 32)
  }
}

extension RetryPolicy where Self == Retries.Standard {
  fileprivate static var tenMilliseconds: Retries.Standard {
    Retries.Standard(base: .milliseconds(10), throttlingBase: .milliseconds(10))
  }
}
