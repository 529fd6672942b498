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

    init(maximumAttempts: Int) { self.maximumAttempts = maximumAttempts }

    var events: [String] { heard.withLock { $0 } }

    func delay(after failure: RetryableFailure) -> Duration? {
      heard.withLock { $0.append(Self.text(failure)) }
      return failure.attempt < maximumAttempts ? .zero : nil
    }

    func succeeded(after last: RetryableFailure?) {
      heard.withLock { $0.append("succeeded after \(last.map(Self.text) ?? "nothing")") }
    }

    private static func text(_ failure: RetryableFailure) -> String {
      "\(failure.kind) \(failure.operation) \(failure.attempt)\(failure.errorCode.map { " \($0.rawValue)" } ?? "")"
    }
  }

  private static let conflict = ScriptedAnswer.error(
    DynamoDBError.transactionCanceled, "cancelled", members: #""CancellationReasons":[{"Code":"TransactionConflict"}]"#)
  private static let creating = ScriptedAnswer.json(#"{"Table":{"TableName":"notes","TableStatus":"CREATING"}}"#)
  private static let active = ScriptedAnswer.json(#"{"Table":{"TableName":"notes","TableStatus":"ACTIVE"}}"#)

  @Test func aBatchOfWrites() async throws {
    let policy = Recording(maximumAttempts: 3)
    let db = DynamoDB(
      Backend(RecordingTransport([leftWrites([0, 1]), leftWrites([0, 1]), leftWrites([1]), leftWrites([])])), retryPolicy: policy)
    try await db.batchWrite { for id in 0..<3 { notes.put(Note(id: id, text: "x")) } }
    #expect(
      policy.events == [
        "throttled BatchWriteItem 1", "throttled BatchWriteItem 2", "throttled BatchWriteItem 1",
        "succeeded after throttled BatchWriteItem 1",
      ])
  }

  @Test func aBatchOfReads() async throws {
    let policy = Recording(maximumAttempts: 2)
    let transport = RecordingTransport([read([1], leaving: [2]), read([], leaving: [2]), read([], leaving: [2])])
    await #expect(throws: BatchGetIncomplete.self) {
      _ = try await notes.batchGet([1, 2]).run(on: DynamoDB(Backend(transport), retryPolicy: policy))
    }
    #expect(policy.events == ["succeeded after nothing", "throttled BatchGetItem 1", "throttled BatchGetItem 2"])
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
    try await notes.create().run(on: db)
    #expect(
      policy.events == [
        "transient DescribeTable 1", "transient DescribeTable 2", "succeeded after transient DescribeTable 2",
      ])
  }

  @Test func aTableThatIsBeingDeleted() async throws {
    let policy = Recording(maximumAttempts: 2)
    var db = DynamoDB(Backend(RecordingTransport { _ in Self.active }))
    db.waiters = policy
    let error = await #expect(throws: TableNotReady.self) { try await notes.deleteTable().run(on: db) }
    #expect(policy.events == ["transient DescribeTable 1", "transient DescribeTable 2"])
    #expect((error?.table, error?.state) == ("notes", "deleted"))
    #expect(
      TableNotReady(table: "notes", state: "deleted", waited: .milliseconds(61_500)).description
        == "table \"notes\" is not deleted after 61 seconds; ask describe() for its status, "
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
    #expect(WaitingRetries(limit: .zero).maximumAttempts == 1)
    #expect(WaitingRetries(limit: .milliseconds(150)).maximumAttempts == 3)
  }

  @Test func aClientIsPatientWithoutABudget() {
    let policy = DynamoDB(Backend(RecordingTransport([]))).retryPolicy
    #expect(policy.maximumAttempts == 10)
    let conflict = RetryableFailure(.transient, attempt: 1, operation: "TransactWriteItems")
    let delays = (0..<1000).compactMap { _ in policy.delay(after: conflict) }
    #expect(delays.count == 1000 && delays.allSatisfy { $0 <= .milliseconds(50) })
  }
}
