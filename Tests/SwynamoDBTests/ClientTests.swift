import SwynamoDB
import SwynamoTesting
import Testing

/// What the client makes of requests and answers, with a transport that is a script.
@Suite struct ClientTests {
  @Test func aTimeoutIsADeadlineOfEachRequest() async throws {
    let transport = RecordingTransport { _ in .json("{}") }
    let db = DynamoDB(Backend(transport))
    let before = ContinuousClock.now
    _ = try await notes.get(1).run(on: db)
    _ = try await notes.get(1).run(on: db.timeout(.seconds(5)))
    #expect(transport.requests.map { $0.deadline == nil } == [true, false])
    let deadline = try #require(transport.requests.last?.deadline)
    #expect(deadline >= before + .seconds(5) && deadline <= ContinuousClock.now + .seconds(5))
  }

  @Test func anErrorTellsOperationTableAndRequest() async throws {
    let answer = TransportResponse(
      status: 400, headers: TransportResponse.Headers([("x-amzn-RequestId", "R1")]),
      body: Array(#"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"not found"}"#.utf8))
    let transport = RecordingTransport([.response(answer)])
    let error = try await #require(throws: DynamoDBError.self) {
      _ = try await notes.get(1).run(on: DynamoDB(Backend(transport)))
    }
    #expect("\(error)" == #"GetItem on table "notes": ResourceNotFoundException: not found (request R1)"#)
    #expect(DynamoDBError.resourceNotFound ~= error)
  }

  @Test func anUnknownErrorSurvives() async throws {
    let answers: [RecordingTransport.Answer] = [
      .error("BrandNewException", "surprise"), .response(TransportResponse(status: 503, body: Array("<html>down</html>".utf8))),
    ]
    let db = DynamoDB(Backend(RecordingTransport(answers)))
    let first = try await #require(throws: DynamoDBError.self) { try await notes.delete(1).run(on: db) }
    #expect((first.code, first.message, first.status) == ("BrandNewException", "surprise", 400))
    let second = try await #require(throws: DynamoDBError.self) { try await notes.delete(1).run(on: db) }
    #expect((second.code, second.message, second.status) == ("HTTP 503", "<html>down</html>", 503))
  }

  @Test func aFailureOfTheTransportIsThrownAsItIs() async throws {
    let db = DynamoDB(Backend(RecordingTransport([.failure(CancellationError())])))
    await #expect(throws: CancellationError.self) { try await notes.delete(1).run(on: db) }
    // Beyond the script.
    let error = try await #require(throws: ScriptEndedError.self) { try await notes.delete(1).run(on: db) }
    #expect(error.description == #"the script has no answer left for DeleteItem {"TableName":"notes","Key":{"id":{"N":"1"}}}"#)
  }

  @Test func pagesAreFetchedWhenTheyAreAskedFor() async throws {
    func page(_ ids: [Int], last: Int?) -> RecordingTransport.Answer {
      let items = ids.map { #"{"id":{"N":"\#($0)"},"text":{"S":"x"}}"# }.joined(separator: ",")
      return .json(
        #"{"Items":[\#(items)],"Count":\#(ids.count)\#(last.map { #","LastEvaluatedKey":{"id":{"N":"\#($0)"}}"# } ?? "")}"#)
    }
    // A page without items does not end a scan.
    let transport = RecordingTransport([page([1, 2], last: 2), page([], last: 7), page([8], last: nil)])
    var items = notes.scan().items(on: DynamoDB(Backend(transport))).makeAsyncIterator()
    #expect(transport.requests.isEmpty)
    #expect(try await items.next()?.id == 1)
    #expect(try await items.next()?.id == 2)
    #expect(transport.requests.count == 1)
    #expect(try await items.next()?.id == 8)
    #expect(try await items.next() == nil)
    #expect(
      transport.requests.map(\.text) == [
        #"{"TableName":"notes"}"#, #"{"TableName":"notes","ExclusiveStartKey":{"id":{"N":"2"}}}"#,
        #"{"TableName":"notes","ExclusiveStartKey":{"id":{"N":"7"}}}"#,
      ])
  }
}
