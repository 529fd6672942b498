import SwynamoTransport
import SwynamoWire
import Testing

/// What comes from somebody between the client and DynamoDB: a proxy, a captive portal, a gateway.
@Suite(.timeLimit(.minutes(1))) struct IntermediaryResponseTests {
  private static let page = "<html>Please log in.</html>"

  static let intermediaryReplies: [(reply: LoopbackServer.Reply, says: String)] = [
    (
      .answer(200, page, headers: ["Content-Type": "text/html"]),
      #"its content type is text/html; it begins "<html>Please log in.</html>""#
    ),
    (.answer(200, page), #"it is no JSON object; it begins "<html>Please log in.</html>""#),
    (
      .answer(200, page, headers: ["Content-Type": "application/x-amz-json-1.0"]),
      #"it is no JSON object; it begins "<html>Please log in.</html>""#
    ),
    (.answer(200, ""), "it is empty"), (.answer(200, " \r\n"), "it is empty"),
    (.answer(200, "[]"), #"it is no JSON object; it begins "[]""#),
    (.answer(200, #"{"Item":{"secret":{"S":"#), "its JSON breaks off"),
    (
      .answer(200, #"{"Item":{}}"#, headers: ["Content-Type": "text/plain; charset=utf-8"]),
      "its content type is text/plain; charset=utf-8"
    ),
    (
      .answer(302, page, headers: ["Location": "http://127.0.0.1:1/"]),
      #"its status is 302; it begins "<html>Please log in.</html>""#
    ),
    (.answer(204, ""), "its status is 204"), (.answer(206, "{}"), "its status is 206"),
  ]

  @Test(arguments: intermediaryReplies.indices) func aReadIsTriedAgain(index: Int) async throws {
    try await withServer {
      $0.number < 3
        ? Self.intermediaryReplies[index].reply : .answer(200, "{}", headers: ["Content-Type": "application/x-amz-json-1.0"])
    } _: { transport, server in
      let response = try await transport.send(.getItem)
      #expect(response.text == "{}")
      #expect(server.requests.count == 3)
    }
    try await withServer { _ in
      Self.intermediaryReplies[index].reply
    } _: { transport, server in
      let error = await #expect(throws: TransportError.self) { try await transport.send(.getItem) }
      #expect(error?.reason == .malformedResponse(Self.intermediaryReplies[index].says))
      #expect(error?.attempts == 4)
      #expect(error?.outcomeUnknown == false)
    }
  }

  @Test(arguments: intermediaryReplies.indices) func aWriteIsAnErrorThatSaysWhatCame(index: Int) async throws {
    for request in [TransportRequest.putItem, .updateItem] {
      try await withServer { _ in
        Self.intermediaryReplies[index].reply
      } _: { transport, server in
        let error = await #expect(throws: TransportError.self) { try await transport.send(request) }
        #expect(error?.reason == .malformedResponse(Self.intermediaryReplies[index].says))
        #expect(error?.outcomeUnknown == true)
        #expect(server.requests.count == 1)
      }
    }
  }

  @Test(arguments: [
    [:], ["Content-Type": "application/x-amz-json-1.0"], ["content-type": "application/json; charset=utf-8"],
    ["Content-Type": ""],
    ["Content-Type": "Application/X-Amz-JSON-1.0"], ["Content-Type": "text/html", "x-amz-crc32": "2745614147"],
  ])
  func whatMayBeDynamoDBsIsTaken(headers: [String: String]) async throws {
    try await withServer { _ in
      .answer(200, "{}", headers: headers)
    } _: { transport, server in
      let response = try await transport.send(.updateItem)
      #expect(response.text == "{}")
      #expect(server.requests.count == 1)
    }
  }

  @Test func aConflictWithATransactionIsTriedAgain() async throws {
    let conflict = #"{"__type":"com.amazonaws.dynamodb.v20120810#TransactionConflictException","message":"ongoing"}"#
    for operation in ["PutItem", "UpdateItem", "DeleteItem"] {
      try await withServer {
        $0.number < 3 ? .answer(400, conflict) : .answer(200, "{}")
      } _: { transport, server in
        let request = TransportRequest(operation: operation, body: Array("{}".utf8))
        let response = try await transport.send(request)
        #expect(response.status == 200)
        #expect(server.requests.count == 3)
      }
      try await withServer { _ in
        .answer(400, conflict)
      } _: { transport, server in
        let response = try await transport.send(TransportRequest(operation: operation, body: Array("{}".utf8)))
        #expect(response.text == conflict)
        #expect(!response.outcomeUnknown)
        #expect(server.requests.count == 4)
      }
    }
  }
}
