import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

@Suite struct BatchGetTests {
  @Test func readsGoInRequestsOf100AndKeepTheOrderOfTheKeys() async throws {
    // A service gives the items in any order, its JSON in any spelling.
    let transport = RecordingTransport { request in read(request.ids.reversed()) }
    let found = try await notes.batchGet((0..<250).reversed()).run(on: client(transport))
    #expect(transport.requests.map(\.ids.count) == [100, 100, 50])
    #expect(found.map(\.id) == Array((0..<250).reversed()))
  }

  /// The keys are asked for besides, by which the items are told apart.
  @Test func someAttributesOnly() async throws {
    let db = DynamoDB(.embedded(.inMemory))
    try await notes.createTable().run(on: db)
    try await db.batchWrite { for id in 1...3 { notes.put(Note(id: id, text: "\(id)")) } }
    let batch = notes.batchGet([3, 9, 1]).select { $0.text }
    #expect(try await batch.run(on: db) == ["3", "1"])
    #expect(try batch.requests()[0].tables[0].projectionExpression == "#0, #1")
  }

  @Test func keysThatWereLeftAreReadAgain() async throws {
    let transport = RecordingTransport([read([1], leaving: [2, 3]), read([], leaving: [2, 3]), read([2, 3])])
    let found = try await notes.batchGet([1, 2, 3, 4]).run(on: client(transport))
    #expect(transport.requests.map(\.ids) == [[1, 2, 3, 4], [2, 3], [2, 3]])
    #expect(found.map(\.id) == [1, 2, 3])
  }

  @Test func keysThatAreNeverReadAreHandedBack() async throws {
    let transport = RecordingTransport { request in read(request.ids.filter { $0 != 2 }, leaving: [2]) }
    let error = try await #require(throws: BatchGetIncompleteError.self) {
      _ = try await notes.batchGet([1, 2, 3]).run(on: client(transport, attempts: 3))
    }
    #expect(error.cause == nil)
    #expect(try error.unreadKeys.map { try $0.decoded() } == [["id": 2]])
    #expect(error.items.count == 2)
  }

  @Test func anErrorInTheMiddleHandsBackWhatWasRead() async throws {
    let transport = RecordingTransport([read(0..<100), .error(DynamoDBError.provisionedThroughputExceeded, "slow down")])
    let error = try await #require(throws: BatchGetIncompleteError.self) {
      _ = try await notes.batchGet(0..<150).run(on: client(transport))
    }
    #expect(error.items.count == 100)
    #expect(error.unreadKeys.count == 50)
    #expect((error.cause as? DynamoDBError)?.code == DynamoDBError.provisionedThroughputExceeded)
  }

  @Test func aKeyThatIsNamedTwiceIsAskedForOnce() async throws {
    let transport = RecordingTransport { request in read(request.ids) }
    let found = try await notes.batchGet([1, 2, 1]).run(on: client(transport))
    #expect(transport.requests.map(\.ids) == [[1, 2]])
    #expect(found.map(\.id) == [1, 2, 1])
  }
}
