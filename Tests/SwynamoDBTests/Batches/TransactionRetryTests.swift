import SwynamoDB
import SwynamoTesting
import Testing

@Suite struct TransactionRetryTests {
  private static let conflict = RecordingTransport.Answer.error(
    DynamoDBError.transactionCanceled, "cancelled",
    members: #""CancellationReasons":[{"Code":"None"},{"Code":"TransactionConflict","Message":"ongoing"}]"#)
  private static let refusal = RecordingTransport.Answer.error(
    DynamoDBError.transactionCanceled, "cancelled",
    members: #""CancellationReasons":[{"Code":"TransactionConflict"},{"Code":"ConditionalCheckFailed","Item":{"id":{"N":"2"}}}]"#)

  private func transact(on db: DynamoDB) async throws {
    try await db.transact {
      notes.put(Note(id: 1, text: "x"))
      notes.check(2) { $0.text.exists }
    }
  }

  @Test func aConflictIsTriedAgainWithTheSameToken() async throws {
    let transport = RecordingTransport([Self.conflict, .error(DynamoDBError.transactionInProgress, "wait"), .json("{}")])
    try await transact(on: client(transport))
    #expect(transport.requests.count == 3)
    #expect(Set(transport.requests.map(\.text)).count == 1)
    #expect(transport.requests.first?.text.contains(#""ClientRequestToken":""#) == true)
  }

  @Test func conflictsWithoutEndAreReported() async throws {
    let transport = RecordingTransport { _ in Self.conflict }
    let error = try await #require(throws: DynamoDBError.self) { try await transact(on: client(transport, attempts: 3)) }
    #expect(transport.requests.count == 3)
    #expect(error.cancellationReasons.map(\.code) == ["None", "TransactionConflict"])
  }

  @Test func aFailedConditionIsNotTriedAgain() async throws {
    let transport = RecordingTransport { _ in Self.refusal }
    let error = try await #require(throws: DynamoDBError.self) { try await transact(on: client(transport)) }
    #expect(transport.requests.count == 1)
    #expect(error.cancellationReasons.map(\.item) == [nil, ["id": 2]])
    #expect(error.code == DynamoDBError.transactionCanceled)
  }

  @Test func aReadInConflictIsTriedAgain() async throws {
    let answer = #"{"Responses":[{"Item":{"id":{"N":"1"},"text":{"S":"x"}}},{}]}"#
    let transport = RecordingTransport([Self.conflict, .json(answer)])
    let (first, second) = try await client(transport).transactGet {
      notes.get(1)
      notes.get(2)
    }
    #expect(first == Note(id: 1, text: "x"))
    #expect(second == nil)
    #expect(transport.requests.count == 2)
  }

  @Test func cancellingEndsTheWait() async throws {
    let transport = RecordingTransport { _ in Self.conflict }
    let db = DynamoDB(Backend(transport), retryPolicy: Retries.Standard(maximumAttempts: 10, base: .seconds(600)))
    let task = Task { try await transact(on: db) }
    while transport.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
