import SwynamoDB
import SwynamoTesting
import Testing

/// Batches on a service that does a part of the work, or none, or fails.
@Suite struct BatchWriteTests {
  private func write(_ count: Int, on db: DynamoDB) async throws {
    try await db.batchWrite { for id in 0..<count { notes.put(Note(id: id, text: "x")) } }
  }

  @Test func writesGoInRequestsOf25() async throws {
    let transport = RecordingTransport { _ in leftWrites([]) }
    try await write(60, on: client(transport))
    #expect(transport.requests.map(\.operation) == ["BatchWriteItem", "BatchWriteItem", "BatchWriteItem"])
    #expect(transport.requests.map(\.ids) == [Array(0..<25), Array(25..<50), Array(50..<60)])
  }

  @Test func whatWasLeftIsSentAgainBeforeTheRest() async throws {
    let transport = RecordingTransport([leftWrites([3, 4]), leftWrites([])])
    try await write(30, on: client(transport))
    #expect(transport.requests.map(\.ids) == [Array(0..<25), [3, 4] + Array(25..<30)])
  }

  @Test func aBatchThatGetsAnythingThroughIsNotGivenUp() async throws {
    // One write gets through at each request, many more times than there are attempts.
    let transport = RecordingTransport { request in leftWrites(request.ids.dropFirst()) }
    try await write(12, on: client(transport, attempts: 2))
    #expect(transport.requests.map(\.ids.count) == Array((1...12).reversed()))
  }

  @Test func whatIsNeverProcessedIsHandedBack() async throws {
    let transport = RecordingTransport { request in leftWrites(request.ids.filter { $0 < 2 }) }
    let error = try await #require(throws: BatchWriteIncompleteError.self) { try await write(30, on: client(transport)) }
    #expect(error.cause == nil)
    #expect(
      error.description
        == "2 writes of the batch were not made: the service left them unprocessed at every attempt; send `unwritten` again later"
    )
    #expect(try error.ids == [0, 1])
    #expect(Set(transport.requests.flatMap(\.ids)) == Set(0..<30))

    // Handed to a client again, they are all that is sent.
    let second = RecordingTransport { _ in leftWrites([]) }
    try await client(second).batchWrite(error.unwritten)
    #expect(second.requests.map(\.ids) == [[0, 1]])
  }

  @Test func nothingIsProcessedAtAll() async throws {
    let transport = RecordingTransport { request in leftWrites(request.ids) }
    let error = try await #require(throws: BatchWriteIncompleteError.self) {
      try await write(30, on: client(transport, attempts: 5))
    }
    #expect(transport.requests.count == 5)
    #expect(try error.ids == Array(0..<30))
  }

  @Test func anErrorInTheMiddleHandsBackWhatIsMissing() async throws {
    let transport = RecordingTransport([leftWrites([7]), .error(DynamoDBError.accessDenied, "no")])
    let error = try await #require(throws: BatchWriteIncompleteError.self) { try await write(60, on: client(transport)) }
    #expect(transport.requests.count == 2)
    #expect(try error.ids == [7] + Array(25..<60))
    #expect((error.cause as? DynamoDBError)?.code == DynamoDBError.accessDenied)
    #expect(
      error.description
        == "36 writes of the batch were not made: BatchWriteItem on table \"notes\": AccessDeniedException: no")
  }

  @Test func deletesAndOtherTablesSurviveBeingLeft() async throws {
    let writes =
      #"{"notes":[{"DeleteRequest":{"Key":{"id":{"N":"1"}}}}],"other":[{"PutRequest":{"Item":{"id":{"N":"2"},"text":{"S":"x"}}}}]}"#
    let transport = RecordingTransport([.json(#"{"UnprocessedItems":\#(writes)}"#), leftWrites([])])
    try await client(transport).batchWrite {
      notes.delete(1)
      notes.named("other").put(Note(id: 2, text: "x"))
    }
    #expect(transport.requests.map(\.text) == [#"{"RequestItems":\#(writes)}"#, #"{"RequestItems":\#(writes)}"#])
  }

  @Test func aDuplicateIsRefusedBeforeSending() async throws {
    let transport = RecordingTransport([])
    let error = try await #require(throws: StatementError.self) {
      try await client(transport).batchWrite {
        notes.put(Note(id: 1, text: "x"))
        notes.delete(1)
      }
    }
    #expect(
      error.description == """
        BatchWriteItem on table "notes" was not sent:
          - BatchWriteItem names the item {"N":"1"} of table "notes" twice, which DynamoDB refuses
        """)
    #expect(transport.requests.isEmpty)
  }

  @Test func cancellingEndsTheWaitAndHandsBackTheRest() async throws {
    let transport = RecordingTransport { request in leftWrites(request.ids) }
    let db = DynamoDB(Backend(transport), retryPolicy: Retries.Standard(maximumAttempts: 10, throttlingBase: .seconds(600)))
    let task = Task { try await write(3, on: db) }
    while transport.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    let error = try await #require(throws: BatchWriteIncompleteError.self) { try await task.value }
    #expect(error.cause is CancellationError)
    #expect(try error.ids == [0, 1, 2])
  }
}
