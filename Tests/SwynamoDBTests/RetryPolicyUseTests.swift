import SwynamoDB
import SwynamoTesting
import Synchronization
import Testing

/// A policy of a user's own is what the client asks.
@Suite struct RetryPolicyUseTests {
  /// Keeps what it is told, and grants attempts up to its number without waits.
  private final class Recording: RetryPolicy {
    let maximumAttempts: Int
    private let heard = Mutex<[String]>([])
    private let counted = Mutex<[Int]>([])

    init(maximumAttempts: Int) { self.maximumAttempts = maximumAttempts }

    var events: [String] { heard.withLock { $0 } }

    /// The attempts that failed.
    var attempts: [Int] { counted.withLock { $0 } }

    func delay(after failure: RetryableFailure) -> Duration? {
      heard.withLock { $0.append(Self.text(failure)) }
      counted.withLock { $0.append(failure.attempt) }
      return failure.attempt < maximumAttempts ? .zero : nil
    }

    func succeeded(after last: RetryableFailure?) {
      heard.withLock { $0.append("succeeded after \(last.map(Self.text) ?? "nothing")") }
    }

    private static func text(_ failure: RetryableFailure) -> String {
      "\(failure.kind) \(failure.operation) \(failure.attempt)\(failure.errorCode.map { " \($0.rawValue)" } ?? "")"
    }
  }

  /// Keeps the waits of another policy, and has none.
  private final class WithoutWaits: RetryPolicy {
    private let policy: any RetryPolicy
    private let granted = Mutex<[Duration]>([])

    init(_ policy: any RetryPolicy) { self.policy = policy }

    var maximumAttempts: Int { policy.maximumAttempts }
    var delays: [Duration] { granted.withLock { $0 } }

    func delay(after failure: RetryableFailure) -> Duration? {
      policy.delay(after: failure).map { delay in
        granted.withLock { $0.append(delay) }
        return .zero
      }
    }
  }

  private static let conflict = RecordingTransport.Answer.error(
    DynamoDBError.transactionCanceled, "cancelled", members: #""CancellationReasons":[{"Code":"TransactionConflict"}]"#)
  private static let creating = RecordingTransport.Answer.json(#"{"Table":{"TableName":"notes","TableStatus":"CREATING"}}"#)
  private static let active = RecordingTransport.Answer.json(#"{"Table":{"TableName":"notes","TableStatus":"ACTIVE"}}"#)

  /// The waits grow, and what got through gives the policy's budget back.
  @Test func aBatchOfWritesWaitsLongerUntilNothingIsLeft() async throws {
    let policy = Recording(maximumAttempts: 5)
    let answers = [leftWrites([0, 1]), leftWrites([0, 1]), leftWrites([1]), leftWrites([]), leftWrites([95]), leftWrites([])]
    try await DynamoDB(Backend(RecordingTransport(answers)), retryPolicy: policy).batchWrite {
      for id in 0..<100 { notes.put(Note(id: id, text: "x")) }
    }
    #expect(
      policy.events == [
        "throttled BatchWriteItem 1", "succeeded after throttled BatchWriteItem 1", "throttled BatchWriteItem 2",
        "succeeded after throttled BatchWriteItem 2", "throttled BatchWriteItem 3", "succeeded after throttled BatchWriteItem 3",
        "throttled BatchWriteItem 1", "succeeded after throttled BatchWriteItem 1",
      ])
  }

  @Test func aBatchOfReadsWaitsLongerUntilNothingIsLeft() async throws {
    let policy = Recording(maximumAttempts: 5)
    let transport = RecordingTransport { request in read(request.ids.prefix(3), leaving: request.ids.dropFirst(3)) }
    let found = try await notes.batchGet(0..<12).run(on: DynamoDB(Backend(transport), retryPolicy: policy))
    #expect(found.count == 12)
    #expect(
      policy.events == [
        "throttled BatchGetItem 1", "succeeded after throttled BatchGetItem 1", "throttled BatchGetItem 2",
        "succeeded after throttled BatchGetItem 2", "throttled BatchGetItem 3", "succeeded after throttled BatchGetItem 3",
      ])
  }

  /// Where a little gets through at every request, the waits stay at their longest: the batch is not given up.
  @Test func aBatchThatIsThrottledForLongStaysAtTheLongestWait() async throws {
    let writes = Recording(maximumAttempts: 4)
    let oneByOne = RecordingTransport { request in leftWrites(request.ids.dropFirst()) }
    try await DynamoDB(Backend(oneByOne), retryPolicy: writes).batchWrite {
      for id in 0..<7 { notes.put(Note(id: id, text: "x")) }
    }
    #expect(writes.attempts == [1, 2, 3, 3, 3, 3])

    let reads = Recording(maximumAttempts: 4)
    let readOneByOne = RecordingTransport { request in read(request.ids.prefix(1), leaving: request.ids.dropFirst()) }
    _ = try await notes.batchGet(0..<7).run(on: DynamoDB(Backend(readOneByOne), retryPolicy: reads))
    #expect(reads.attempts == [1, 2, 3, 3, 3, 3])
  }

  /// As many answers as the policy has attempts have to leave everything, also where the waits are long already.
  @Test func aBatchIsGivenUpWhenNothingGetsThrough() async throws {
    let reads = Recording(maximumAttempts: 3)
    let transport = RecordingTransport([
      read([1], leaving: [2, 3]), read([2], leaving: [3]), read([], leaving: [3]), read([], leaving: [3]), read([], leaving: [3]),
    ])
    let error = await #expect(throws: BatchGetIncompleteError.self) {
      _ = try await notes.batchGet([1, 2, 3]).run(on: DynamoDB(Backend(transport), retryPolicy: reads))
    }
    #expect(error?.unreadKeys.count == 1)
    #expect(reads.attempts == [1, 2, 2, 2, 3])
    #expect(transport.requests.count == 5)

    let writes = Recording(maximumAttempts: 1)
    await #expect(throws: BatchWriteIncompleteError.self) {
      try await DynamoDB(Backend(RecordingTransport([leftWrites([1])])), retryPolicy: writes).batchWrite {
        for id in 0..<2 { notes.put(Note(id: id, text: "x")) }
      }
    }
    #expect(writes.attempts == [1])
  }

  /// What is read of a partition ends at 1 MB: keys that are left then say nothing about throttling.
  @Test func aLargeAnswerIsFollowedAtOnce() async throws {
    for (length, attempts) in [(525_000, []), (520_000, [1, 2])] {
      let policy = Recording(maximumAttempts: 5)
      let text = String(repeating: "x", count: length)
      let transport = RecordingTransport { request in read(request.ids.prefix(2), leaving: request.ids.dropFirst(2), text: text) }
      let found = try await notes.batchGet(0..<5).run(on: DynamoDB(Backend(transport), retryPolicy: policy))
      #expect(found.count == 5)
      #expect(policy.attempts == attempts)
    }
    // Long keys that are all left make a large answer too.
    let policy = Recording(maximumAttempts: 3)
    let blanks = String(repeating: " ", count: 1 << 20)
    let transport = RecordingTransport { _ in
      .json(#"{"Responses":{},\#(blanks)"UnprocessedKeys":{"notes":{"Keys":[{"id":{"N":"1"}}]}}}"#)
    }
    await #expect(throws: BatchGetIncompleteError.self) {
      _ = try await notes.batchGet([1]).run(on: DynamoDB(Backend(transport), retryPolicy: policy))
    }
    #expect(policy.attempts == [1, 2, 3])
  }

  @Test func theWaitsOfABatchDouble() async throws {
    let policy = WithoutWaits(Retries.Legacy())
    let transport = RecordingTransport { request in read(request.ids.prefix(1), leaving: request.ids.dropFirst()) }
    _ = try await notes.batchGet(0..<8).run(on: DynamoDB(Backend(transport), retryPolicy: policy))
    #expect(policy.delays == [50, 100, 200, 400, 800, 1600, 3200].map { .milliseconds($0) })
  }

  @Test func aTransactionInConflict() async throws {
    let policy = Recording(maximumAttempts: 5)
    let answers = [Self.conflict, .error(DynamoDBError.transactionInProgress), .json("{}")]
    try await DynamoDB(Backend(RecordingTransport(answers)), retryPolicy: policy).transact { notes.put(Note(id: 1, text: "x")) }
    #expect(
      policy.events == [
        "transient TransactWriteItems 1 TransactionCanceledException",
        "transient TransactWriteItems 2 TransactionInProgressException",
        "succeeded after transient TransactWriteItems 2 TransactionInProgressException",
      ])
  }

  @Test func aTableThatIsBeingCreated() async throws {
    let policy = Recording(maximumAttempts: 5)
    var db = DynamoDB(Backend(RecordingTransport([Self.creating, Self.creating, Self.creating, Self.active])))
    db.waiters = policy
    try await notes.createTable().run(on: db)
    #expect(
      policy.events == [
        "transient DescribeTable 1", "transient DescribeTable 2", "succeeded after transient DescribeTable 2",
      ])
  }

  @Test func aTableThatIsBeingDeleted() async throws {
    let policy = Recording(maximumAttempts: 2)
    var db = DynamoDB(Backend(RecordingTransport { _ in Self.active }))
    db.waiters = policy
    let error = await #expect(throws: TableNotReadyError.self) { try await notes.deleteTable().run(on: db) }
    #expect(policy.events == ["transient DescribeTable 1", "transient DescribeTable 2"])
    #expect((error?.table, error?.state) == ("notes", "deleted"))
    #expect(
      TableNotReadyError(table: "notes", state: "deleted", waited: .milliseconds(61_500)).description
        == "table \"notes\" is not deleted after 61 seconds; ask describeTable() for its status, "
        + "wait longer with the client's `waiters`, or run the statement withoutWaiting()")
  }

  @Test func waitersDoubleTheirWaitsUpToALimit() {
    let policy: any RetryPolicy = .waiting()
    let delays = (1...200).map { policy.delay(after: RetryableFailure(.transient, attempt: $0, operation: "DescribeTable")) }
    let first: [Duration?] = [50, 100, 200, 400, 800, 1600, 3200, 5000, 5000].map { .milliseconds($0) }
    #expect(Array(delays[..<9]) == first)
    let sum = delays.compactMap(\.self).reduce(.zero, +)
    #expect(sum <= .seconds(600) && sum > .seconds(595))
    #expect(delays.compactMap(\.self).count == policy.maximumAttempts - 1)
    #expect(Retries.Waiting(limit: .zero).maximumAttempts == 1)
    #expect(Retries.Waiting(limit: .milliseconds(150)).maximumAttempts == 3)
  }

  /// A wait of nothing would ask the service without a pause, and never come to the limit.
  @Test func aWaitOfNothingIsAMillisecond() {
    let failure = RetryableFailure(.transient, attempt: 1, operation: "DescribeTable")
    var policy = Retries.Waiting(longestDelay: .zero, limit: .milliseconds(5))
    #expect(policy.delay(after: failure) == .milliseconds(1))
    #expect(policy.maximumAttempts == 6)
    policy = Retries.Waiting(limit: .milliseconds(7))
    policy.firstDelay = .zero
    #expect(policy.delay(after: failure) == .milliseconds(1))
    #expect(policy.maximumAttempts == 4)
    policy.firstDelay = .seconds(-1)
    policy.longestDelay = .seconds(-1)
    #expect(policy.delay(after: failure) == .milliseconds(1))
  }

  @Test func aClientIsPatientWithoutABudget() {
    let policy = DynamoDB(Backend(RecordingTransport([]))).retryPolicy
    #expect(policy.maximumAttempts == 10)
    let conflict = RetryableFailure(.transient, attempt: 1, operation: "TransactWriteItems")
    let delays = (0..<1000).compactMap { _ in policy.delay(after: conflict) }
    #expect(delays.count == 1000 && delays.allSatisfy { $0 <= .milliseconds(50) })
  }
}
