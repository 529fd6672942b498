import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite struct RequestIDTests {
  @Test func `An error has the request id of the last answer, and the id of the call`() async throws {
    let damaged = LoopbackServer.Reply.answer(200, "{}", headers: ["x-amz-crc32": "1", "x-amzn-RequestId": "SEEN"])
    try await withServer({ $0.number == 1 ? damaged : .reset }) { transport, server in
      let error = try #require(await #expect(throws: TransportError.self) { try await transport.send(.putItem) })
      #expect(error.requestID == "SEEN")
      let invocation = try #require(server.requests.first?.headers["amz-sdk-invocation-id"])
      #expect(error.invocationID == invocation)
      #expect(error.description.contains(", 4 attempts, request SEEN, invocation \(invocation))"), "\(error)")
    }
  }

  @Test func `An error of the service has both`() async throws {
    let refusal = #"{"__type":"x#ValidationException","message":"no"}"#
    try await withServer({ _ in .answer(400, refusal, headers: ["x-amzn-RequestId": "R1"]) }) { transport, server in
      let error = DynamoDBError(try await transport.send(.putItem), operation: "PutItem")
      #expect(error.requestID == "R1")
      #expect(error.invocationID == server.requests.first?.headers["amz-sdk-invocation-id"])
      #expect(error.description == "PutItem: ValidationException: no (request R1)")
    }
  }

  @Test func `A call that never began to be sent has no id`() async {
    let transport = CurlTransport(TransportConfiguration(endpoint: "nonsense"))
    let error = await #expect(throws: TransportError.self) { try await transport.send(.putItem) }
    #expect(error?.invocationID == nil)
  }
}
