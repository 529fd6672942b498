import SwynamoSigning
import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct RequestTests {
  @Test func sendsASignedRequestAndBringsTheAnswer() async throws {
    try await withServer { _ in
      .answer(200, #"{"Item":{}}"#, headers: ["x-amzn-RequestId": "R1"])
    } _: { transport, server in
      let response = try await transport.send(.getItem)
      #expect(response.status == 200)
      #expect(response.text == #"{"Item":{}}"#)
      #expect(response.headers["X-Amzn-RequestID"] == "R1")
      let request = try #require(server.requests.first)
      #expect(request.line == "POST / HTTP/1.1")
      #expect(request.headers["host"] == "127.0.0.1:\(server.port)")
      #expect(request.headers["content-type"] == "application/x-amz-json-1.0")
      #expect(request.headers["x-amz-target"] == "DynamoDB_20120810.GetItem")
      #expect(request.headers["user-agent"]?.hasPrefix("swynamodb/") == true)
      #expect(request.attempt == "attempt=1; max=4")
      #expect(request.headers["amz-sdk-invocation-id"]?.count == 36)
      #expect(request.headers["x-amz-security-token"] == nil)
      #expect(request.headers["accept"] == nil)
      #expect(String(decoding: request.body, as: UTF8.self) == #"{"TableName":"t"}"#)
    }
  }

  /// What arrived is signed again by the general signer, which botocore's vectors check.
  @Test(arguments: [String?.none, "a session token/+="]) func theSignatureHoldsForWhatArrived(token: String?) async throws {
    var credentials = testCredentials
    credentials.sessionToken = token
    let given = credentials
    try await withServer { _ in
      .answer(200, "{}")
    } configure: {
      $0.credentials = given
      $0.extraHeaders = [("X-Tenant", "  blue   green "), ("Accept-Language", "en")]
    } _: { transport, server in
      for operation in ["GetItem", "PutItem", "GetRecords", "SearchVectors", "GetItem"] {
        _ = try await transport.send(TransportRequest(operation: operation, body: Array("{\"a\":\"é\(operation)\"}".utf8)))
      }
      #expect(
        server.requests.compactMap { $0.headers["x-amz-target"] } == [
          "DynamoDB_20120810.GetItem", "DynamoDB_20120810.PutItem", "DynamoDBStreams_20120810.GetRecords",
          "DynamoDB_20120810.SearchVectors", "DynamoDB_20120810.GetItem",
        ])
      for request in server.requests {
        let date = try #require(request.headers["x-amz-date"])
        let authorization = try #require(request.headers["authorization"])
        #expect(authorization.contains("accept-language;content-type;host;x-amz-date;"))
        #expect(authorization.hasSuffix(try signature(of: request, at: date, credentials: given)))
        #expect(request.headers["x-amz-security-token"] == token)
      }
    }
  }

  @Test func `Headers of one request are sent unsigned, and with that request only`() async throws {
    try await withServer { _ in
      .answer(200, "{}")
    } configure: {
      $0.credentials = testCredentials
      $0.extraHeaders = [("X-Tenant", "blue")]
    } _: { transport, server in
      var request = TransportRequest(operation: "GetItem", body: Array("{}".utf8))
      for headers in [[], [("x-source", "shop"), ("x-empty", "")], [("x-source", "stock")], []] as [[(String, String)]] {
        request.unsignedHeaders = headers
        _ = try await transport.send(request)
      }
      let arrived = server.requests
      #expect(arrived.map { $0.headers["x-source"] } == [nil, "shop", "stock", nil])
      #expect(arrived.map { $0.headers["x-empty"] } == [nil, "", nil, nil])
      #expect(arrived.map { $0.headers["x-tenant"] } == ["blue", "blue", "blue", "blue"])
      #expect(arrived.allSatisfy { $0.headers["authorization"]?.contains("x-source") == false })
      for name in ["Authorization", "x tenant", "X-TENANT"] {
        request.unsignedHeaders = [(name, "1")]
        let error = try await #require(throws: TransportError.self) { try await transport.send(request) }
        #expect(error.reason == .invalidHeader(name: name))
      }
      #expect(server.requests.count == 4)
    }
  }

  private func signature(of request: LoopbackServer.Request, at date: String, credentials: Credentials) throws -> String {
    let signed = ["accept-language", "content-type", "host", "x-amz-target", "x-tenant"]
    let headers = request.headers.filter { signed.contains($0.key) }.map { (name: $0.key, value: $0.value) }
    let time = try #require(SigningTime(text: date))
    let signer = SigV4Signer(credentials: credentials, region: "us-east-1", service: "dynamodb")
    let expected = signer.headers(method: "POST", path: "/", headers: headers, body: request.body, at: time)
    return try #require(expected.last?.value)
  }

  @Test func keepsItsConnection() async throws {
    try await withServer { _ in
      .answer(200, "{}")
    } _: { transport, server in
      for _ in 1...20 { _ = try await transport.send(.getItem) }
      #expect(server.connectionCount == 1)
    }
  }

  @Test func aClosedConnectionIsReplaced() async throws {
    try await withServer { _ in
      .answer(200, "{}")
    } _: { transport, server in
      _ = try await transport.send(.getItem)
      server.closeConnections()
      let response = try await transport.send(.putItem)
      #expect(response.status == 200)
      #expect(server.connectionCount == 2)
    }
  }

  @Test func neverOpensMoreConnectionsThanAllowed() async throws {
    try await withServer {
      .after(.milliseconds(2), .answer(200, String(decoding: $0.body, as: UTF8.self)))
    } configure: {
      $0.maximumConnections = 3
    } _: { transport, server in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...60 {
          group.addTask {
            let response = try await transport.send(
              TransportRequest(operation: "GetItem", body: Array(#"{"n":\#(number)}"#.utf8)))
            #expect(response.text == #"{"n":\#(number)}"#)
          }
        }
        try await group.waitForAll()
      }
      #expect(server.connectionCount <= 3)
      #expect(server.requests.count == 60)
    }
  }

  @Test func carriesLargeBodiesBothWays() async throws {
    try await withServer {
      .answer(200, String(decoding: $0.body, as: UTF8.self))
    } _: { transport, server in
      let text = #"{"digits":"\#(String(repeating: "0123456789", count: 300_000))"}"#
      let response = try await transport.send(TransportRequest(operation: "BatchWriteItem", body: Array(text.utf8)))
      #expect(response.text == text)
      #expect(server.requests.first?.headers["expect"] == nil)
    }
  }

  @Test func anErrorOfTheServiceIsAnAnswer() async throws {
    let body =
      #"{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"The conditional request failed"}"#
    try await withServer { _ in
      .answer(400, body)
    } _: { transport, server in
      let response = try await transport.send(.putItem)
      #expect(response.status == 400)
      #expect(response.text == body)
      #expect(server.requests.count == 1)
    }
  }
}
