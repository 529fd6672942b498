import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct FaultTests {
  private static let throttled =
    #"{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"slow"}"#

  static let passing: [LoopbackServer.Reply] = [
    .answer(500, #"{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError"}"#), .answer(503, "<html>busy</html>"),
    .answer(400, throttled), .answer(400, #"{"message":"x","__type":"ThrottlingException"}"#),
    .answer(200, "{}", headers: ["x-amz-crc32": "1"]), .truncated("{"), .reset,
  ]

  @Test(arguments: passing.indices) func aPassingFaultIsTriedAgain(index: Int) async throws {
    try await withServer {
      $0.number == 1 ? Self.passing[index] : .answer(200, #"{"ok":1}"#)
    } _: { transport, server in
      let response = try await transport.send(.putItem)
      #expect(response.text == #"{"ok":1}"#)
      #expect(server.requests.map(\.attempt) == ["attempt=1; max=4", "attempt=2; max=4"])
      #expect(Set(server.requests.map { $0.headers["amz-sdk-invocation-id"] }).count == 1)
    }
  }

  @Test func anAnswerThatStaysBadIsGivenAfterFourAttempts() async throws {
    try await withServer { _ in
      .answer(400, Self.throttled)
    } _: { transport, server in
      let response = try await transport.send(.getItem)
      #expect(response.status == 400)
      #expect(response.text == Self.throttled)
      #expect(server.requests.count == 4)
    }
  }

  @Test func retriesStopWhenTheirQuotaIsSpent() async throws {
    try await withServer { _ in
      .answer(500, "{}")
    } configure: {
      $0.retries = Retries.Standard(base: .milliseconds(1), quota: 30)
    } _: { transport, server in
      _ = try await transport.send(.getItem)
      #expect(server.requests.count == 3)
      _ = try await transport.send(.getItem)
      #expect(server.requests.count == 4)
    }
  }

  @Test func theServersWaitIsKept() async throws {
    try await withServer {
      $0.number == 1 ? .answer(503, "{}", headers: ["x-amz-retry-after": "150"]) : .answer(200, "{}")
    } _: {
      transport, _ in
      let elapsed = try await ContinuousClock().measure { _ = try await transport.send(.getItem) }
      #expect(elapsed >= .milliseconds(150))
    }
  }

  @Test func aWriteThatMayHaveHappenedIsSaidToBeSo() async throws {
    try await withServer { _ in
      .reset
    } _: { transport, server in
      let error = await #expect(throws: TransportError.self) { try await transport.send(.putItem) }
      #expect(error?.outcomeUnknown == true)
      #expect(error?.attempts == 4)
      #expect(error?.operation == "PutItem")
      #expect(server.requests.count >= 4)
      let read = await #expect(throws: TransportError.self) { try await transport.send(.getItem) }
      #expect(read?.outcomeUnknown == false)
    }
  }

  @Test func aTruncatedAnswerIsNotPassedOn() async throws {
    try await withServer { _ in
      .truncated(#"{"Item":"#)
    } _: { transport, server in
      let error = await #expect(throws: TransportError.self) { try await transport.send(.getItem) }
      let identity = server.requests[0].headers["amz-sdk-invocation-id"] ?? ""
      #expect(
        error?.description
          == "GetItem: The connection ended before the answer did. (\(server.url)/, 4 attempts, invocation \(identity))")
    }
  }

  @Test func aDamagedAnswerIsNotPassedOn() async throws {
    try await withServer { _ in
      .answer(200, "{}", headers: ["X-Amz-Crc32": "1"])
    } _: { transport, _ in
      let error = await #expect(throws: TransportError.self) { try await transport.send(.getItem) }
      #expect(error?.reason == .checksumMismatch)
    }
    try await withServer { _ in
      .answer(200, "{}", headers: ["x-amz-crc32": "2745614147"])
    } _: { transport, server in
      let response = try await transport.send(.getItem)
      #expect(response.text == "{}")
      #expect(server.requests.count == 1)
    }
  }

  @Test func anAnswerBeyondTheLimitIsRefused() async throws {
    try await withServer { _ in
      .answer(200, String(repeating: "x", count: 2000))
    } configure: {
      $0.maximumResponseSize = 1000
    } _: {
      transport, _ in
      let error = await #expect(throws: TransportError.self) { try await transport.send(.getItem) }
      #expect(error?.reason == .responseTooLarge(limit: 1000))
      #expect(error?.attempts == 1)
    }
  }

  @Test func nothingListensThere() async throws {
    let refused = try RefusedPort()
    defer { withExtendedLifetime(refused) {} }
    var configuration = TransportConfiguration(
      endpoint: "http://127.0.0.1:\(refused.number)", credentials: testCredentials)
    configuration.retries = Retries.Standard(maximumAttempts: 2, base: .milliseconds(1))
    let error = await #expect(throws: TransportError.self) { try await CurlTransport(configuration).send(.putItem) }
    guard case .connectionFailed = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.outcomeUnknown == false)
    #expect(error?.attempts == 2)
  }
}
