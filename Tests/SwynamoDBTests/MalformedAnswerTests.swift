import SwynamoDB
import SwynamoTesting
import Testing

/// An answer of 200 that is not DynamoDB's is an error, and never a success or a part of one.
@Suite struct MalformedAnswerTests {
  static let portal = "<html>\n<body>Please log in</body></html>"

  /// Runs each operation on a client whose every answer is the text.
  private static let operations: [(name: String, isWrite: Bool, run: @Sendable (DynamoDB) async throws -> Void)] = [
    ("GetItem", false, { _ = try await notes.get(1).run(on: $0) }),
    ("PutItem", true, { try await notes.put(Note(id: 1, text: "x")).run(on: $0) }),
    ("UpdateItem", true, { _ = try await notes.update(1) { $0.text.set("y") }.returning(.allNew).run(on: $0) }),
    ("DeleteItem", true, { try await notes.delete(1).run(on: $0) }),
    ("Query", false, { _ = try await notes.query(1).run(on: $0) }),
    ("Scan", false, { _ = try await notes.scan().run(on: $0) }),
    ("Scan", false, { _ = try await notes.scan().first(on: $0) }),
    ("Scan", false, { _ = try await notes.scan().count().run(on: $0) }),
    ("TransactWriteItems", true, { try await $0.transact { notes.put(Note(id: 1, text: "x")) } }),
    ("TransactGetItems", false, { _ = try await $0.transactGet([notes.get(1)]) }),
    ("CreateTable", true, { try await notes.createTable().run(on: $0) }),
    ("DescribeTable", false, { _ = try await notes.describeTable().run(on: $0) }),
    ("DeleteTable", true, { try await notes.deleteTable().withoutWaiting().run(on: $0) }),
  ]

  @Test(arguments: operations.indices, [portal, "", "null", "[]", #"{"Item":{"id":"#, "{} {}"])
  func isAnErrorOfEveryOperation(index: Int, body: String) async throws {
    let (name, isWrite, run) = Self.operations[index]
    let answer = TransportResponse(
      status: 200, headers: TransportResponse.Headers([("x-amzn-RequestId", "R1")]), body: Array(body.utf8))
    let error = await #expect(throws: TransportError.self, "\(name) \(body)") {
      try await run(DynamoDB(Backend(RecordingTransport { _ in .response(answer) })))
    }
    guard case .malformedResponse = error?.reason else {
      Issue.record("\(name) \(body): \(String(describing: error))")
      return
    }
    #expect(error?.operation == name)
    #expect(error?.table == "notes")
    #expect(error?.requestID == "R1")
    #expect(error?.outcomeUnknown == isWrite)
  }

  @Test func saysWhatIsWrong() async throws {
    let db = DynamoDB(Backend(RecordingTransport { _ in .json(Self.portal) }))
    let error = await #expect(throws: TransportError.self) { try await notes.put(Note(id: 1, text: "x")).run(on: db) }
    #expect(
      error?.description
        == #"PutItem on table "notes": The answer is not one of DynamoDB's: expected '{' at byte 0; it begins "<html><body>Please log in</body></html>". The request may have been carried out."#
    )
  }

  /// No value gets into an error.
  @Test func saysNothingOfWhatIsInAnItem() async throws {
    let db = DynamoDB(Backend(RecordingTransport { _ in .json(#"{"Item":{"id":{"N":"1"},"text":{"S":"secret"}"#) }))
    let error = await #expect(throws: TransportError.self) { _ = try await notes.get(1).run(on: db) }
    #expect(error?.description == #"GetItem on table "notes": The answer is not one of DynamoDB's: unexpected end at byte 45."#)
  }

  @Test func anItemOfAnotherModelIsNone() async throws {
    let db = DynamoDB(Backend(RecordingTransport { _ in .json(#"{"Item":{"id":{"N":"1"},"text":{"N":"2"}}}"#) }))
    await #expect(throws: AttributeDecodingError.self) { _ = try await notes.get(1).run(on: db) }
  }

  @Test(arguments: [
    portal, "{}", #"{"UnprocessedItems":{"notes":[{}]}}"#, #"{"UnprocessedItems":{"notes":[{"PutRequesu":{"Item":{}}}]}}"#,
    #"{"UnprocessedItems":{"notes":[{"PutRequest":{"Item":{"id":5}}}]}}"#, #"{"UnprocessedItems":[]}"#,
    #"{"UnprocessedItems":{"notes":[{"PutRequest":{"Item":{}}},{"PutRequest":{"Item":{}}},{"PutRequest":{"Item":{}}}]}}"#,
  ])
  func aBatchOfWritesIsHandedBack(body: String) async throws {
    let db = DynamoDB(Backend(RecordingTransport { _ in .json(body) }))
    let error = await #expect(throws: BatchWriteIncompleteError.self) {
      try await db.batchWrite { for id in 0..<2 { notes.put(Note(id: id, text: "x")) } }
    }
    #expect(try error?.ids == [0, 1])
    guard case .malformedResponse = (error?.cause as? TransportError)?.reason else {
      Issue.record("\(String(describing: error?.cause))")
      return
    }
  }

  @Test(arguments: [
    portal, "{}", #"{"Responses":[]}"#, #"{"Responses":{"notes":[5]}}"#,
    #"{"Responses":{"notes":[{"id":{"N":"7"},"text":{"S":"x"}}]}}"#,
    #"{"Responses":{},"UnprocessedKeys":{"notes":{"Keys":[{"id":{"N":"7"}}]}}}"#,
    #"{"Responses":{"notes":[{"id":{"N":"1"},"text":{"S":"x"}},{"id":{"N":}}]}}"#,
  ])
  func aBatchOfReadsIsHandedBack(body: String) async throws {
    let db = DynamoDB(Backend(RecordingTransport { _ in .json(body) }))
    let error = await #expect(throws: BatchGetIncompleteError.self) { _ = try await notes.batchGet([1, 2]).run(on: db) }
    #expect(error?.items.count == 0 && error?.unreadKeys.count == 2)
  }

  @Test(arguments: [
    #"{"Items":[{"id":{"N":"1"},"text":{"S":"x"}}],"Count":2}"#, #"{"Itemz":[{"id":{"N":"1"}}],"Count":1}"#, "{}",
    #"{"Items":[],"Count":0,"LastEvaluatedKey":7}"#, #"{"Items":[],"Count":"0"}"#,
  ])
  func aPageIsWholeOrNone(body: String) async throws {
    let db = DynamoDB(Backend(RecordingTransport { _ in .json(body) }))
    await #expect(throws: TransportError.self) { _ = try await notes.scan().page(on: db) }
    await #expect(throws: TransportError.self) { _ = try await notes.scan().limit(3).page(on: db) }
  }

  @Test func everyGetOfATransactionIsAnswered() async throws {
    let db = DynamoDB(Backend(RecordingTransport { _ in .json(#"{"Responses":[{}]}"#) }))
    let error = await #expect(throws: TransportError.self) {
      _ = try await db.transactGet {
        notes.get(1)
        notes.get(2)
      }
    }
    #expect(error?.reason == .malformedResponse("it has 1 responses to 2 gets at byte 0"))
  }
}
