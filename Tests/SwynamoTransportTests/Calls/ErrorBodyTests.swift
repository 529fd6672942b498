import SwynamoCore
import SwynamoWire
import Testing

@testable import SwynamoTransport

/// The error in an answer is read once, by the transport that has to look at it.
@Suite struct ErrorBodyTests {
  private static let refusal = #"{"__type":"x#ConditionalCheckFailedException","message":"no","Item":{"id":{"S":"a"}}}"#

  @Test(arguments: [false, true]) func anAnswerComesWithItsErrorRead(measured: Bool) async throws {
    try await withServer({ _ in .answer(400, Self.refusal) }) { transport, _ in
      var request = TransportRequest.putItem
      request.collectsMetrics = measured
      let response = try await transport.send(request)
      let read = try #require(response.readError)
      #expect(read.code == DynamoDBError.conditionalCheckFailed)
      #expect(read.error.message == "no")
      #expect(read.error.item == ["id": .string("a")])
      let error = DynamoDBError(response, operation: "PutItem")
      #expect(error.operation == "PutItem")
      #expect(error.invocationID == response.invocationID && error.invocationID != nil)
      #expect(response.metrics?.errorType == (measured ? "ConditionalCheckFailedException" : nil))
    }
  }

  @Test func aSuccessHasNone() async throws {
    try await withServer({ _ in .answer(200, "{}") }) { transport, _ in
      let response = try await transport.send(.getItem)
      #expect(response.readError == nil)
    }
  }

  @Test func anAnswerThatIsChangedIsReadAnew() {
    var response = TransportResponse(status: 400, body: Array(Self.refusal.utf8))
    response.readErrorBody()
    #expect(response.readError?.error.status == 400)
    response.body = Array(#"{"__type":"ThrottlingException"}"#.utf8)
    #expect(response.readError == nil)
    #expect(response.errorCode == DynamoDBError.throttling)
    response.readErrorBody()
    response.status = 503
    #expect(DynamoDBError(response, operation: "Query").status == 503)
    response.readErrorBody()
    response.headers = TransportResponse.Headers([(name: "x-amzn-requestid", value: "1d1f")])
    #expect(DynamoDBError(response, operation: "Query").requestID == "1d1f")
  }

  @Test(arguments: [
    #"{"Item":[],"__type":"ThrottlingException"}"#, #"{"__type":"ThrottlingException","Item":[]}"#,
    #"{"message":{},"code":"ThrottlingException"}"#, #"{"__type":"ThrottlingException","mess"#,
  ])
  func theCodeIsFoundWhateverElseIsWrong(body: String) {
    let response = TransportResponse(status: 400, body: Array(body.utf8))
    #expect(response.errorCode == DynamoDBError.throttling)
    #expect(DynamoDBError(response, operation: "Query").message == body)
  }

  @Test func anErrorWithoutACodeIsNamedByItsStatus() {
    let response = TransportResponse(status: 502, body: Array("<html>".utf8))
    #expect(response.errorCode == nil)
    #expect(DynamoDBError(response, operation: "Query").code == "HTTP 502")
  }
}
