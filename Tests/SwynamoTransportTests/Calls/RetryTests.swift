import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct RetryTests {
  @Test func neverMeansOnce() async throws {
    try await withServer { _ in
      .answer(503, "{}")
    } configure: {
      $0.retries = .never
    } _: { transport, server in
      let response = try await transport.send(.getItem)
      #expect(response.status == 503)
      #expect(server.requests.map(\.attempt) == ["attempt=1; max=1"])
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
      $0.retries = Retries.Standard(maximumAttempts: 2, base: .milliseconds(1), throttlingBase: .milliseconds(1))
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
