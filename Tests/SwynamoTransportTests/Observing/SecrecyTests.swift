import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite struct SecrecyTests {
  /// Values of items, keys and expressions, messages of the service, and credentials: all are planted with words to look for.
  @Test(arguments: [
    #"{"TableName":"t","Item":{"a":{"S":"planted-item"}},"ExpressionAttributeValues":{":v":{"S":"planted-value"}}}"#,
    #"{"RequestItems":{"t":[{"PutRequest":{"Item":{"a":{"S":"planted-item"}}}}]}}"#,
    #"{"RequestItems":{"t":{"Keys":[{"a":{"S":"planted-key"}}],"ConsistentRead":true}}}"#,
    #"{"TransactItems":[{"Put":{"TableName":"t","Item":{"a":{"S":"planted-item"}}}}],"ClientRequestToken":"planted-token"}"#,
    #"{"Statement":"SELECT * FROM t WHERE a='planted-text'","Parameters":[{"S":"planted-value"}],"NextToken":"planted-token"}"#,
    #"{"TableName":"t","Key":{"a":{"S":"planted-key"}},"UpdateExpression":"SET b = :planted-name"}"#,
    #"{"TableName":"t","Item":{"a":{"S":"planted-ite"#,
  ])
  func `No observer gets a value or a secret`(body: String) async throws {
    let observed = Observed()
    let answers: [LoopbackServer.Reply] = [
      .answer(500, #"{"__type":"x#InternalServerError","message":"planted-message"}"#),
      .answer(400, #"{"__type":"x#ThrottlingException","message":"planted-message"}"#),
      .truncated(#"{"Item":{"a":{"S":"planted-item"}}}"#),
      .answer(200, #"{"Item":{"a":{"S":"planted-item"}}}"#, headers: ["x-amz-crc32": "1"]),
      .answer(
        400,
        #"""
        {"__type":"x#TransactionCanceledException","message":"planted-message","Item":{"a":{"S":"planted-item"}},\#
        "CancellationReasons":[{"Code":"None","Item":{"a":{"S":"planted-item"}}}]}
        """#),
      .answer(
        200,
        #"""
        {"Attributes":{"a":{"S":"planted-item"}},"Items":[{"a":{"S":"planted-item"}}],"LastEvaluatedKey":{"a":{"S":"planted-key"}},\#
        "ItemCollectionMetrics":{"ItemCollectionKey":{"a":{"S":"planted-key"}}},"Responses":{"t":[{"a":{"S":"planted-item"}}]}}
        """#),
    ]
    let credentials = Credentials(
      accessKeyID: "PLANTEDACCESSKEY", secretAccessKey: "planted-secret", sessionToken: "planted-session")
    try await withServer(
      { answers[($0.number - 1) % answers.count] },
      configure: {
        $0.observers = observed.observers
        $0.credentials = credentials
      }
    ) { transport, server in
      for _ in 1...6 {
        let request = TransportRequest(
          operation: "TransactWriteItems", body: Array(body.utf8), isIdempotent: true, collectsMetrics: true)
        _ = try? await transport.send(request)
      }
      #expect(server.requests.contains { $0.headers["x-amz-security-token"] == "planted-session" })
    }
    let everything = observed.everything
    #expect(everything.contains("TransactWriteItems") && everything.contains("TransactionCanceledException"))
    #expect(everything.lowercased().ranges(of: "planted").isEmpty, "\(everything)")
  }
}
