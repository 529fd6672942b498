import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Synchronization
import Testing

/// Work that is run again under the client's policy.
@Suite struct RetryingTests {
  private struct Counter: Sendable, Equatable {
    let id: String
    var count: Int
  }

  private static let counters = Table("counters") {
    HashKey(\Counter.id)
    Field(\.count)
  }.of(Counter.init)

  private static let lost = RecordingTransport.Answer.failure(
    TransportError(.timedOut(.attempt), operation: "UpdateItem", attempts: 4, outcomeUnknown: true))
  private static let unreachable = RecordingTransport.Answer.failure(
    TransportError(.connectionFailed("refused"), operation: "UpdateItem", attempts: 4))

  /// A client of the engine whose first requests get the answers of a script.
  private func client(failing answers: [RecordingTransport.Answer], attempts: Int = 10) async throws -> (
    db: DynamoDB, transport: RecordingTransport
  ) {
    let engine = try EmbeddedEngine(.inMemory)
    try await Self.counters.createTable().run(on: DynamoDB(Backend(engine)))
    let transport = RecordingTransport(forwardingTo: FailingFirst(answers, then: engine))
    let policy = Retries.Standard(maximumAttempts: attempts, base: .zero, throttlingBase: .zero, quota: nil)
    return (DynamoDB(Backend(transport), retryPolicy: policy), transport)
  }

  private static func increment(on db: DynamoDB) async throws -> Int {
    try await Self.counters.update("a") { $0.count.add(1) }.returning(.allNew).run(on: db).count
  }

  @Test func whatPassesIsRunAgain() async throws {
    let (db, transport) = try await client(failing: [
      .error(DynamoDBError.throttling), .error(DynamoDBError.provisionedThroughputExceeded), Self.unreachable,
      .error(DynamoDBError.transactionConflict),
    ])
    #expect(try await db.retrying { try await Self.increment(on: db) } == 1)
    #expect(transport.requests.count == 5)
  }

  /// A fault of the service may come after the write is done, whatever the transport says of it.
  @Test(arguments: [500, 502, 503]) func aWriteMayHaveBeenMade(status: Int) async throws {
    let (db, transport) = try await client(failing: [.error(DynamoDBError.Code(rawValue: "HTTP \(status)"), status: status)])
    let error = await #expect(throws: DynamoDBError.self) { try await db.retrying { try await Self.increment(on: db) } }
    #expect(error?.outcomeUnknown == true)
    #expect(transport.requests.count == 1)
  }

  /// A canceled task sends nothing, on any transport.
  @Test func cancellation() async throws {
    let (db, transport) = try await client(failing: [])
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await Self.counters.get("a").run(on: db)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(transport.requests.isEmpty)
  }

  @Test func theWholeWorkIsRunAgain() async throws {
    let (db, transport) = try await client(failing: [.json("{}"), .error(DynamoDBError.throttling)])
    let runs = Mutex(0)
    let count = try await db.retrying {
      runs.withLock { $0 += 1 }
      let found = try await Self.counters.get("a").run(on: db)
      try await Self.counters.put(Counter(id: "a", count: (found?.count ?? 10) + 1)).run(on: db)
      return try await Self.counters.get("a").run(on: db)?.count
    }
    #expect(count == 11)
    #expect(runs.withLock { $0 } == 2)
    #expect(transport.requests.map(\.operation) == ["GetItem", "PutItem", "GetItem", "PutItem", "GetItem"])
  }

  @Test func whatIsRefusedIsNot() async throws {
    let (db, transport) = try await client(failing: [.error(DynamoDBError.accessDenied)])
    let error = await #expect(throws: DynamoDBError.self) { try await db.retrying { try await Self.increment(on: db) } }
    #expect(error?.code == DynamoDBError.accessDenied)
    #expect(transport.requests.count == 1)
    struct Own: Error {}
    await #expect(throws: Own.self) { try await db.retrying { throw Own() } }
  }

  @Test func anOpenOutcomeIsForTheCallerToRepeat() async throws {
    let (db, transport) = try await client(failing: [Self.unreachable, Self.lost])
    let error = await #expect(throws: TransportError.self) { try await db.retrying { try await Self.increment(on: db) } }
    #expect(error?.outcomeUnknown == true)
    #expect(transport.requests.count == 2)

    let (other, sent) = try await client(failing: [Self.lost, Self.lost])
    #expect(try await other.retrying(isIdempotent: true) { try await Self.increment(on: other) } == 1)
    #expect(sent.requests.count == 3)
  }

  /// Running the work again would write twice.
  @Test func afterAWriteAnErrorEndsIt() async throws {
    let read = RecordingTransport.Answer.error(DynamoDBError.throttling)
    let (db, transport) = try await client(failing: [.json(#"{"Attributes":{"id":{"S":"a"},"count":{"N":"1"}}}"#), read])
    await #expect(throws: DynamoDBError.self) {
      try await db.retrying {
        _ = try await Self.increment(on: db)
        return try await Self.counters.get("a").run(on: db)
      }
    }
    #expect(transport.requests.map(\.operation) == ["UpdateItem", "GetItem"])

    let (other, sent) = try await client(failing: [.json(#"{"Attributes":{"id":{"S":"a"},"count":{"N":"1"}}}"#), read])
    let found = try await other.retrying(isIdempotent: true) {
      _ = try await Self.increment(on: other)
      return try await Self.counters.get("a").run(on: other)
    }
    #expect(found?.count == 1)
    #expect(sent.requests.count == 4)
  }

  /// However the write was made, and whatever error ends the work.
  @Test func aWriteIsNotedWhoeverMadeIt() async throws {
    let written = RecordingTransport.Answer.json(#"{"Attributes":{"id":{"S":"a"},"count":{"N":"1"}}}"#)
    let throttled = RecordingTransport.Answer.error(DynamoDBError.throttling)
    // An inner retrying, and its outer one.
    let (db, transport) = try await client(failing: [written, throttled])
    await #expect(throws: DynamoDBError.self) {
      try await db.retrying {
        _ = try await db.retrying(isIdempotent: true) { try await Self.increment(on: db) }
        return try await Self.counters.get("a").run(on: db)
      }
    }
    #expect(transport.requests.count == 2)
    // A lost answer that the work hides.
    let (other, sent) = try await client(failing: [Self.lost, throttled])
    await #expect(throws: DynamoDBError.self) {
      try await other.retrying {
        do { _ = try await Self.increment(on: other.timeout(.seconds(60))) } catch is TransportError {}
        return try await Self.counters.get("a").run(on: other)
      }
    }
    #expect(sent.requests.count == 2)
  }

  @Test func whatABatchOfReadsLeftIsReadAgain() async throws {
    let left = RecordingTransport.Answer.json(#"{"Responses":{},"UnprocessedKeys":{"counters":{"Keys":[{"id":{"S":"a"}}]}}}"#)
    let (db, transport) = try await client(failing: [left, left, left], attempts: 2)
    #expect(try await db.retrying { try await Self.counters.batchGet(["a"]).run(on: db) }.isEmpty)
    #expect(transport.requests.count > 2)
  }

  /// A condition that failed in a transaction.
  @Test func aTransactionsConditionBeginsAnew() async throws {
    let (db, _) = try await client(failing: [])
    try await Self.counters.put(Counter(id: "a", count: 1)).run(on: db)
    let runs = Mutex(0)
    try await db.retrying(also: [.conditionalCheckFailed]) {
      let run = runs.withLock {
        $0 += 1; return $0
      }
      try await db.transact {
        Self.counters.put(Counter(id: "b", count: run)).if { run == 1 ? $0.itemExists : $0.itemDoesNotExist }
      }
    }
    #expect(runs.withLock { $0 } == 2)
    #expect(try await Self.counters.get("b").run(on: db)?.count == 2)
    await #expect(throws: DynamoDBError.self) {
      try await db.retrying {
        try await db.transact { Self.counters.put(Counter(id: "b", count: 9)).if { $0.itemDoesNotExist } }
      }
    }
  }

  /// A condition may fail on what an earlier run wrote.
  @Test func whatWasLeftOpenStaysOpen() async throws {
    let (db, _) = try await client(failing: [Self.lost, .error(DynamoDBError.conditionalCheckFailed)])
    let error = await #expect(throws: DynamoDBError.self) {
      try await db.retrying(isIdempotent: true) { try await Self.increment(on: db) }
    }
    #expect(error?.code == DynamoDBError.conditionalCheckFailed)
    #expect(error?.outcomeUnknown == true)
  }

  @Test func attemptsEnd() async throws {
    let (db, transport) = try await client(failing: Array(repeating: .error(DynamoDBError.throttling), count: 9), attempts: 3)
    let error = await #expect(throws: DynamoDBError.self) { try await db.retrying { try await Self.increment(on: db) } }
    #expect(error?.isThrottling == true)
    #expect(transport.requests.count == 3)
  }

  /// Two that read, change and write: the one whose condition fails begins anew.
  @Test func aConditionThatFailsBeginsAnew() async throws {
    let (db, _) = try await client(failing: [])
    try await Self.counters.put(Counter(id: "a", count: 0)).run(on: db)
    let isLate = Mutex(true)
    let runs = Mutex(0)
    try await db.retrying(also: [.conditionalCheckFailed]) {
      runs.withLock { $0 += 1 }
      let found = try #require(try await Self.counters.get("a").run(on: db))
      if isLate.withLock({ late in
        defer { late = false }; return late
      }) {
        // Somebody else, in a task of their own.
        _ = try await Task.detached { try await Self.increment(on: db) }.value
      }
      try await Self.counters.put(Counter(id: "a", count: found.count * 2)).if { $0.count == found.count }.run(on: db)
    }
    #expect(try await Self.counters.get("a").run(on: db)?.count == 2)
    #expect(runs.withLock { $0 } == 2)
    await #expect(throws: DynamoDBError.self) {
      try await db.retrying {
        try await Self.counters.put(Counter(id: "a", count: 0)).if { $0.itemDoesNotExist }.run(on: db)
      }
    }
  }

  @Test func cancellingEndsTheWait() async throws {
    let transport = RecordingTransport { _ in .error(DynamoDBError.throttling) }
    let db = DynamoDB(Backend(transport), retryPolicy: Retries.Standard(maximumAttempts: 10, throttlingBase: .seconds(600)))
    let task = Task { try await db.retrying { try await Self.counters.get("a").run(on: db) } }
    while transport.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(transport.requests.count == 1)
  }

  /// A policy without waits makes no loop that can't be cancelled.
  @Test func cancellingEndsWhatDoesNotWait() async throws {
    struct AtOnce: RetryPolicy {
      let maximumAttempts = Int.max
      func delay(after failure: RetryableFailure) -> Duration? { .zero }
    }
    let transport = RecordingTransport { _ in .error(DynamoDBError.throttling) }
    let db = DynamoDB(Backend(transport), retryPolicy: AtOnce())
    let task = Task { try await db.retrying { try await Self.counters.get("a").run(on: db) } }
    while transport.requests.count < 3 { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @MainActor @Test func itRunsWhereItIsCalled() async throws {
    let (db, _) = try await client(failing: [.error(DynamoDBError.throttling)])
    var seen: [Int] = []
    try await db.retrying {
      MainActor.assertIsolated()
      seen.append(try await Self.increment(on: db))
    }
    #expect(seen == [1])
  }
}

/// Gives the answers of a script to the first requests, and passes the others on.
private final class FailingFirst: Transport {
  private let script: RecordingTransport
  private let left: Mutex<Int>
  private let engine: any Transport

  init(_ answers: [RecordingTransport.Answer], then engine: any Transport) {
    script = RecordingTransport(answers)
    left = Mutex(answers.count)
    self.engine = engine
  }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    let isScripted = left.withLock { left in
      left -= 1
      return left >= 0
    }
    return try await (isScripted ? script : engine).send(request)
  }
}

/// What errors say of themselves.
@Suite struct RetryableErrorTests {
  private func answer(_ code: DynamoDBError.Code, status: Int = 400, reasons: [String] = []) -> DynamoDBError {
    DynamoDBError(code: code, message: "", status: status, cancellationReasons: reasons.map { .init(code: $0) })
  }

  @Test func throttling() {
    for code in [DynamoDBError.throttling, DynamoDBError.provisionedThroughputExceeded, DynamoDBError.requestLimitExceeded] {
      #expect(answer(code).isThrottling)
      #expect(answer(code).isRetryable)
      #expect(RetryableFailure.Kind(answer(code)) == .throttled)
    }
    #expect(answer("HTTP 429", status: 429).isThrottling)
  }

  @Test func faultsThatPass() {
    for error in [
      answer(DynamoDBError.internalServerError, status: 500), answer("HTTP 503", status: 503),
      answer(DynamoDBError.transactionConflict),
      answer(DynamoDBError.replicatedWriteConflict),
    ] {
      #expect(!error.isThrottling)
      #expect(error.isRetryable)
    }
  }

  @Test func faultsThatRepeat() {
    for code in [
      DynamoDBError.validation, DynamoDBError.conditionalCheckFailed, DynamoDBError.resourceNotFound, DynamoDBError.accessDenied,
    ] {
      #expect(!answer(code).isRetryable)
      #expect(RetryableFailure.Kind(answer(code)) == nil)
    }
    #expect(RetryableFailure.Kind(CancellationError()) == nil)
  }

  @Test func transactions() {
    let code = DynamoDBError.transactionCanceled
    #expect(RetryableFailure.Kind(answer(code, reasons: ["None", "TransactionConflict"])) == .transient)
    #expect(answer(code, reasons: ["ThrottlingError", "TransactionConflict"]).isThrottling)
    #expect(answer(code, reasons: ["ProvisionedThroughputExceeded", "None"]).isThrottling)
    #expect(!answer(code, reasons: ["ConditionalCheckFailed", "TransactionConflict"]).isRetryable)
    #expect(!answer(code).isRetryable)
    #expect(!answer(code, reasons: ["None"]).isRetryable)
    #expect(answer(DynamoDBError.transactionInProgress).isRetryable)
  }

  @Test func noAnswer() {
    let passing: [TransportError.Reason] = [
      .connectionFailed("refused"), .timedOut(.connect), .timedOut(.attempt), .responseTruncated, .checksumMismatch,
      .malformedResponse("a page"),
    ]
    for reason in passing { #expect(TransportError(reason).isRetryable, "\(reason)") }
    #expect(RetryableFailure.Kind(TransportError(.timedOut(.attempt))) == .timeout)
    let lasting: [TransportError.Reason] = [
      .timedOut(.call), .shutDown, .forked, .tls("no"), .invalidEndpoint("no"), .invalidHeader(name: "host"),
      .tooManyCalls(limit: 1),
      .responseTooLarge(limit: 1),
    ]
    for reason in lasting { #expect(!TransportError(reason).isRetryable, "\(reason)") }
  }
}
