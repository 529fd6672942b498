import SwynamoTransport
import SwynamoWire
import Testing

/// What is known of a write whose answer did not come, and whether it is sent again.
@Suite(.timeLimit(.minutes(1))) struct OutcomeTests {
  private static let throttled = #"{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException"}"#

  private static func request(_ operation: String, isIdempotent: Bool) -> TransportRequest {
    TransportRequest(operation: operation, body: Array("{}".utf8), isIdempotent: isIdempotent)
  }

  @Test(arguments: [
    ("PutItem", true), ("PutItem", false), ("DeleteItem", true), ("UpdateItem", false), ("BatchWriteItem", true),
    ("TransactWriteItems", true), ("CreateTable", false), ("DeleteTable", false), ("ExecuteStatement", false),
  ])
  func everyWriteThatLeftMayBeCarriedOut(operation: String, isIdempotent: Bool) async throws {
    try await withServer { _ in
      .reset
    } configure: {
      $0.retries = .never
    } _: { transport, _ in
      let request = Self.request(operation, isIdempotent: isIdempotent)
      let error = await #expect(throws: TransportError.self) { try await transport.send(request) }
      #expect(error?.outcomeUnknown == true)
      #expect(error?.description.hasSuffix(" The request may have been carried out.") == true)
    }
  }

  @Test(arguments: ["GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan", "DescribeTable", "ListTables"])
  func aReadLeavesNothingOpen(operation: String) async throws {
    try await withServer { _ in
      .reset
    } configure: {
      $0.retriesAmbiguousWrites = false
    } _: { transport, _ in
      let error = await #expect(throws: TransportError.self) {
        try await transport.send(Self.request(operation, isIdempotent: false))
      }
      #expect(error?.outcomeUnknown == false)
      #expect(error?.attempts == 4)
    }
  }

  @Test(arguments: [
    ("UpdateItem", 500, "{}", true), ("PutItem", 503, "<html>busy</html>", true), ("GetItem", 500, "{}", false),
    ("UpdateItem", 400, throttled, false), ("UpdateItem", 503, throttled, false),
  ])
  func aFaultOfTheServiceLeavesAWriteOpen(operation: String, status: Int, body: String, isOpen: Bool) async throws {
    try await withServer { _ in
      .answer(status, body, headers: ["x-amz-retry-after": "1500"])
    } configure: {
      $0.retriesAmbiguousWrites = true
    } _: { transport, server in
      let request = Self.request(operation, isIdempotent: operation != "UpdateItem")
      let task = Task { try await transport.send(request) }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      try await Task.sleep(for: .milliseconds(500))
      server.stop()
      let error = await #expect(throws: TransportError.self) { try await task.value }
      guard case .connectionFailed = error?.reason else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(error?.outcomeUnknown == isOpen)
      #expect(server.requests.count == 1)
    }
  }

  /// A gateway's own faults are not tried again, and may have come after the write.
  @Test(arguments: [("PutItem", 520, true), ("PutItem", 404, false), ("GetItem", 520, false)])
  func aFaultOfAGatewayLeavesAWriteOpen(operation: String, status: Int, isOpen: Bool) async throws {
    try await withServer { _ in
      .answer(status, "<html>sorry</html>")
    } _: { transport, server in
      let response = try await transport.send(Self.request(operation, isIdempotent: true))
      #expect(response.status == status)
      #expect(response.outcomeUnknown == isOpen)
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: [LoopbackServer.Reply.reset, .truncated("{"), .answer(200, "{}", headers: ["x-amz-crc32": "1"])])
  func anAmbiguousWriteIsSentAgainAsSet(fault: LoopbackServer.Reply) async throws {
    for (request, retries, attempts) in [
      (TransportRequest.updateItem, true, 2), (.updateItem, false, 1),
      (Self.request("PutItem", isIdempotent: true), false, 2), (.getItem, false, 2),
    ] {
      try await withServer {
        $0.number == 1 ? fault : .answer(200, "{}")
      } configure: {
        $0.retriesAmbiguousWrites = retries
      } _: { transport, server in
        if attempts == 1 {
          let error = await #expect(throws: TransportError.self) { try await transport.send(request) }
          #expect(error?.outcomeUnknown == true)
          #expect(error?.attempts == 1)
        } else {
          _ = try await transport.send(request)
        }
        #expect(server.requests.count == attempts)
      }
    }
  }

  @Test(arguments: [(500, "{}", 1), (503, "<html>busy</html>", 1), (503, throttled, 4), (400, throttled, 4), (429, "", 4)])
  func onlyARefusalIsTriedAgain(status: Int, body: String, attempts: Int) async throws {
    try await withServer { _ in
      .answer(status, body)
    } configure: {
      $0.retriesAmbiguousWrites = false
    } _: { transport, server in
      let response = try await transport.send(.updateItem)
      #expect(response.status == status)
      #expect(server.requests.count == attempts)
    }
  }

  /// libcurl sends a request again by itself when a connection that was used before breaks without an answer.
  @Test func aKeptConnectionThatBreaksSendsNothingTwice() async throws {
    try await withServer {
      $0.number == 1 ? .answer(200, "{}") : .reset
    } configure: {
      $0.retriesAmbiguousWrites = false
    } _: { transport, server in
      _ = try await transport.send(.updateItem)
      let error = await #expect(throws: TransportError.self) { try await transport.send(.updateItem) }
      #expect(error?.outcomeUnknown == true)
      guard case .connectionFailed = error?.reason else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(server.requests.count == 2)
    }
  }

  @Test(arguments: [1, 100, 70_000, 1_000_000])
  func aBodyThatMayLeaveOnceArrivesWhole(size: Int) async throws {
    try await withServer { _ in
      .answer(200, "{}")
    } configure: {
      $0.retriesAmbiguousWrites = false
    } _: { transport, server in
      let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
      // One after another over the same connection, and mixed with one whose body libcurl has in whole.
      for isIdempotent in [false, true, false] {
        _ = try await transport.send(TransportRequest(operation: "UpdateItem", body: body, isIdempotent: isIdempotent))
      }
      #expect(server.requests.map { $0.body == body } == [true, true, true])
      #expect(server.requests.allSatisfy { $0.headers["expect"] == nil && $0.headers["transfer-encoding"] == nil })
      #expect(server.connectionCount == 1)
    }
  }

  @Test(arguments: [
    (LoopbackServer.Reply.reset, 400, throttled, true),
    (.answer(500, "{}"), 400, #"{"__type":"x#ConditionalCheckFailedException"}"#, true),
    (.answer(400, throttled), 400, #"{"__type":"x#ValidationException"}"#, false),
  ])
  func aRefusalAfterALostAnswerLeavesTheWriteOpen(
    first: LoopbackServer.Reply, status: Int, body: String, isOpen: Bool
  ) async throws {
    try await withServer {
      $0.number == 1 ? first : .answer(status, body)
    } _: { transport, _ in
      let response = try await transport.send(Self.request("PutItem", isIdempotent: true))
      #expect(response.status == status)
      #expect(response.outcomeUnknown == isOpen)
    }
  }

  @Test func aTransactionWithItsTokenIsIdempotent() {
    #expect(TransactWriteItemsRequest(members: [], clientRequestToken: "t").isIdempotent)
    #expect(!TransactWriteItemsRequest(members: []).isIdempotent)
  }
}
