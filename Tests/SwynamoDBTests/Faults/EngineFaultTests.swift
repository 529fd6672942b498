import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import SwynamoWire
import Synchronization
import Testing

/// Scripts for the embedded engine: by operation, by table, by count, and by a clock that belongs to the test.
@Suite struct EngineFaultTests {
  private let engine: EmbeddedEngine

  init() async throws {
    engine = try EmbeddedEngine(.inMemory)
    for table in ["aaa", "bbb"] {
      let answer = try await engine.send(
        TransportRequest(
          operation: "CreateTable",
          body: Array(
            #"""
            {"TableName":"\#(table)","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
            "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}]}
            """#.utf8)))
      try #require(answer.status == 200)
    }
  }

  private func send(_ transport: some Transport, _ operation: String, _ json: String) async throws -> String {
    let answer = try await transport.send(TransportRequest(operation: operation, body: Array(json.utf8)))
    return "\(answer.status) " + String(decoding: answer.body, as: UTF8.self)
  }

  private static func error(_ code: String, _ message: String, _ status: Int = 400) -> String {
    #"\#(status) {"__type":"com.amazonaws.dynamodb.v20120810#\#(code)","message":"\#(message)"}"#
  }

  private static let throttled = error(
    "ProvisionedThroughputExceededException", "The level of configured provisioned throughput for the table was exceeded.")

  @Test(arguments: [
    ("GetItem", #"{"TableName":"aaa","Key":{"id":{"S":"1"}}}"#),
    ("GetItem", #"{"TableName":"arn:aws:dynamodb:ddblocal:000000000000:table/aaa","Key":{"id":{"S":"1"}}}"#),
    ("BatchGetItem", #"{"RequestItems":{"bbb":{"Keys":[{"id":{"S":"1"}}]},"aaa":{"Keys":[{"id":{"S":"1"}}]}}}"#),
    ("BatchWriteItem", #"{"RequestItems":{"aaa":[{"DeleteRequest":{"Key":{"id":{"S":"1"}}}}]}}"#),
    (
      "TransactWriteItems",
      #"{"TransactItems":[{"Put":{"TableName":"bbb","Item":{"id":{"S":"1"}}}},{"Delete":{"Key":{"id":{"S":"1"}},"TableName":"aaa"}}]}"#
    ),
    ("TransactGetItems", #"{"TransactItems":[{"Get":{"TableName":"aaa","Key":{"id":{"S":"1"}}}}]}"#),
  ])
  func spoilsATable(_ operation: String, _ json: String) async throws {
    let transport = FaultInjectingTransport(wrapping: engine, .script([.every(on: "aaa", .throttled)]))
    #expect(try await send(transport, operation, json) == Self.throttled)
    let others = json.replacing(#""aaa""#, with: #""bbb""#).replacing("table/aaa", with: "table/bbb")
    if operation != "BatchGetItem", operation != "TransactWriteItems" {
      #expect(try await send(transport, operation, others).hasPrefix("200 "))
    }
    #expect(transport.injected.count == 1)
  }

  /// A line counts what it is about, and nothing else.
  @Test func countsByTableAndOperation() async throws {
    let transport = FaultInjectingTransport(
      wrapping: engine,
      .script([.call(2, of: "GetItem", on: "bbb", .requestLimitExceeded), .calls(2...3, on: "aaa", .internalServerError)]))
    var answers: [String] = []
    for (operation, table) in [
      ("GetItem", "aaa"), ("GetItem", "bbb"), ("DeleteItem", "bbb"), ("GetItem", "bbb"), ("DeleteItem", "aaa"),
      ("GetItem", "aaa"),
      ("GetItem", "aaa"),
    ] {
      answers.append(try await send(transport, operation, #"{"TableName":"\#(table)","Key":{"id":{"S":"1"}}}"#))
    }
    let limit = Self.error(
      "RequestLimitExceeded",
      "Throughput exceeds the current throughput limit for your account. "
        + "To request a limit increase, contact AWS Support at https://aws.amazon.com/support.")
    let failure = Self.error("InternalServerError", "Internal server error", 500)
    #expect(answers == ["200 {}", "200 {}", "200 {}", limit, failure, failure, "200 {}"])
  }

  @Test func leavesPartOfABatch() async throws {
    let transport = FaultInjectingTransport(
      wrapping: engine,
      .script([.call(1, of: "BatchWriteItem", on: "bbb", .unprocessed(1)), .every("BatchGetItem", .unprocessed(1))]))
    let puts = ["1", "2"].map { #"{"PutRequest":{"Item":{"id":{"S":"\#($0)"}}}}"# }
    let write = #"{"RequestItems":{"bbb":[\#(puts.joined(separator: ","))]}}"#
    #expect(
      try await send(transport, "BatchWriteItem", write)
        == #"200 {"UnprocessedItems":{"bbb":[{"PutRequest":{"Item":{"id":{"S":"2"}}}}]}}"#)
    #expect(try await send(engine, "Scan", #"{"TableName":"bbb","Select":"COUNT"}"#) == #"200 {"Count":1,"ScannedCount":1}"#)
    #expect(try await send(transport, "BatchWriteItem", write) == #"200 {"UnprocessedItems":{}}"#)
    #expect(
      try await send(transport, "BatchGetItem", #"{"RequestItems":{"bbb":{"Keys":[{"id":{"S":"1"}},{"id":{"S":"2"}}]}}}"#)
        == #"200 {"Responses":{"bbb":[{"id":{"S":"1"}}]},"UnprocessedKeys":{"bbb":{"Keys":[{"id":{"S":"2"}}]}}}"#)
  }

  /// A night of latency, which the test does not wait for.
  @Test func waitsOnTheTestsClock() async throws {
    let clock = HurriedClock()
    let transport = FaultInjectingTransport(
      wrapping: engine, .script([.every(on: "aaa", .latency(.seconds(28_800)))]), clock: clock)
    for _ in 0..<2 {
      #expect(try await send(transport, "GetItem", #"{"TableName":"aaa","Key":{"id":{"S":"1"}}}"#) == "200 {}")
    }
    #expect(clock.now.offset == .seconds(57_600))

    var request = TransportRequest(operation: "PutItem", body: Array(#"{"TableName":"aaa","Item":{"id":{"S":"late"}}}"#.utf8))
    request.deadline = .now + .seconds(3600)
    let error = await #expect(throws: TransportError.self) { try await transport.send(request) }
    #expect(error?.description == "PutItem: The deadline of the call has passed.")
    #expect(try await send(engine, "GetItem", #"{"TableName":"aaa","Key":{"id":{"S":"late"}}}"#) == "200 {}")
  }
}

/// Time passes when somebody wants to sleep.
private final class HurriedClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (one: Instant, other: Instant) -> Bool { one.offset < other.offset }
  }

  private let time = Mutex(Instant(offset: .zero))

  var now: Instant { time.withLock { $0 } }
  var minimumResolution: Duration { .zero }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    time.withLock { $0 = max($0, deadline) }
  }
}
