import SwynamoDB
import SwynamoTesting
import Testing

@Suite struct ScriptedAnswerTests {
  @Test func anAnswerHasHeaders() async throws {
    let transport = RecordingTransport([.error(DynamoDBError.throttling, "slow", headers: [("x-amzn-RequestId", "17")])])
    let error = await #expect(throws: DynamoDBError.self) { try await notes.get(1).run(on: DynamoDB(Backend(transport))) }
    #expect(error?.requestID == "17")
  }

  @Test func anAnswerComesLate() async throws {
    let transport = RecordingTransport([.after(.milliseconds(20), .json("{}")), .after(.seconds(600), .json("{}"))])
    let db = DynamoDB(Backend(transport))
    let elapsed = try await ContinuousClock().measure { _ = try await notes.get(1).run(on: db) }
    #expect(elapsed >= .milliseconds(20))
    let error = await #expect(throws: TransportError.self) { try await notes.delete(1).run(on: db.timeout(.milliseconds(20))) }
    #expect(error?.description == "DeleteItem: The deadline of the call has passed. The request may have been carried out.")
  }
}
