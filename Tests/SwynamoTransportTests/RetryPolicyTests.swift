import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct RetryPolicyTests {
  @Test(arguments: [
    (1, false, 25), (2, false, 50), (3, false, 100), (20, false, 20_000), (1, true, 1_000), (3, true, 4_000), (6, true, 20_000),
    (4_000_000, true, 20_000),
  ])
  func aWaitIsDrawnEvenlyBelowItsLimit(attempt: Int, throttled: Bool, milliseconds: Int) {
    let limit = Duration.milliseconds(milliseconds)
    let waits = (0..<2000).map { _ in RetryPolicy.standard.backoff(attempt: attempt, throttled: throttled) }
    #expect(waits.allSatisfy { $0 >= .zero && $0 <= limit })
    let mean = waits.reduce(.zero, +) / 2000
    #expect(mean > limit * 0.45 && mean < limit * 0.55)
  }

  @Test func theServersWaitIsBounded() {
    let policy = RetryPolicy.standard
    for _ in 0..<100 {
      #expect(policy.backoff(attempt: 1, throttled: false, retryAfter: .seconds(3)) == .seconds(3))
      let long = policy.backoff(attempt: 1, throttled: false, retryAfter: .seconds(60))
      #expect(long >= .seconds(5) && long <= .milliseconds(5025))
      #expect(policy.backoff(attempt: 1, throttled: true, retryAfter: .zero) <= .seconds(1))
    }
  }

  @Test func neverMeansOnce() async throws {
    try await withServer { _ in
      .answer(503, "{}")
    } configure: {
      $0.retries = .never
    } _: { transport, server in
      let response = try await transport.send(.getItem)
      #expect(response.status == 503)
      #expect(server.requests.map { $0.headers["amz-sdk-request"] } == ["attempt=1; max=1"])
    }
  }

  /// Only a `__type` of the answer itself counts, wherever it stands.
  @Test(arguments: [
    (#"{"message":"the \"__type\":\"ThrottlingException\" of old","__type":"x#ValidationException"}"#, 1),
    (#"{"a":{"__type":"ThrottlingException"},"b":["__type","ThrottlingException"],"__type":"ValidationException"}"#, 1),
    (#"{"note":"__type","ThrottlingException":1}"#, 1), (#"{"__type":"unfinished"#, 1), (#"{"__type":"x\"#, 1), ("", 1),
    (#" { "n" : 1.5e3 , "__type" : "com.amazon.coral.availability#ThrottlingException" } "#, 2),
    (#"{"Reasons":[{"Code":"None"},{"a":[1,{}]}],"__type":"x#TransactionInProgressException"}"#, 2),
    (#"{"__type":"x#TransactionCanceledException","message":"m"}"#, 1), (#"{"__type":"x#ReplicatedWriteConflictException"}"#, 2),
  ])
  func theCodeOfAnErrorDecides(body: String, attempts: Int) async throws {
    try await withServer { _ in
      .answer(400, body)
    } configure: {
      $0.retries.maximumAttempts = 2
    } _: { transport, server in
      _ = try await transport.send(.putItem)
      #expect(server.requests.count == attempts)
    }
  }

  @Test(arguments: [("", 0), ("123456789", 0xCBF4_3926), (String(repeating: "DynamoDB", count: 1000), 3_076_756_129)])
  func theChecksumIsThatOfZlib(body: String, checksum: Int) async throws {
    try await withServer { _ in
      .answer(200, body, headers: ["x-amz-crc32": "\(checksum)"])
    } _: { transport, server in
      let response = try await transport.send(.getItem)
      #expect(response.text == body)
      #expect(server.requests.count == 1)
    }
  }
}
