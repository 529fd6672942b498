import InMemoryTracing
import SwynamoWire
import Testing
import Tracing

@testable import SwynamoTransport

@Suite struct SpanTests {
  @Test func `A call with a retry has a span, and one below it for each attempt`() async throws {
    let observed = Observed()
    try await withServer(throttledOnce, configure: { $0.observers = observed.observers }) { transport, server in
      _ = try await transport.send(.query())
      let spans = observed.spans
      #expect(spans.map(\.operationName) == ["POST", "POST", "DynamoDB.Query"])
      #expect(spans.map(\.kind) == [.client, .client, .client])
      try #require(spans.count == 3)
      let (first, second, call) = (spans[0], spans[1], spans[2])
      #expect([first.parentSpanID, second.parentSpanID] == [call.spanID, call.spanID])
      #expect(call.parentSpanID == nil)

      let invocation = try #require(server.requests.first?.headers["amz-sdk-invocation-id"])
      #expect(
        call.lines == [
          "aws.dynamodb.client.invocation_id \(invocation)",
          "aws.dynamodb.consistent_read false",
          #"aws.dynamodb.consumed_capacity {"TableName":"users","CapacityUnits":0.5}"#,
          "aws.dynamodb.count 1",
          "aws.dynamodb.index_name by-mail",
          "aws.dynamodb.limit 3",
          "aws.dynamodb.projection #n0, age",
          "aws.dynamodb.scan_forward true",
          "aws.dynamodb.scanned_count 2",
          "aws.dynamodb.select SPECIFIC_ATTRIBUTES",
          "aws.dynamodb.table_names users",
          "aws.request_id SECOND",
          "cloud.region us-east-1",
          "db.collection.name users",
          "db.operation.name Query",
          "db.system.name aws.dynamodb",
          "http.response.status_code 200",
          "rpc.method Query",
          "rpc.service DynamoDB",
          "rpc.system aws-api",
          "server.address 127.0.0.1",
          "server.port \(server.port)",
        ])
      #expect(call.status == nil)

      #expect(
        first.lines == [
          "aws.request_id FIRST",
          "error.type ThrottlingException",
          "http.request.body.size \(TransportRequest.query().body.count)",
          "http.request.method POST",
          "http.response.body.size 93",
          "http.response.status_code 400",
          "network.peer.address 127.0.0.1",
          "network.peer.port \(server.port)",
          "network.protocol.version 1.1",
          "server.address 127.0.0.1",
          "server.port \(server.port)",
          "url.full http://127.0.0.1:\(server.port)/",
        ])
      #expect(first.status == SpanStatus(code: .error, message: "ThrottlingException"))
      #expect(
        second.lines == [
          "aws.request_id SECOND",
          "http.request.body.size \(TransportRequest.query().body.count)",
          "http.request.method POST",
          "http.request.resend_count 1",
          "http.response.body.size \(TransportRequest.queryAnswer.utf8.count)",
          "http.response.status_code 200",
          "network.peer.address 127.0.0.1",
          "network.peer.port \(server.port)",
          "network.protocol.version 1.1",
          "server.address 127.0.0.1",
          "server.port \(server.port)",
          "url.full http://127.0.0.1:\(server.port)/",
        ])
      #expect(second.status == nil)
      #expect(observed.tracer.activeSpans.isEmpty)
    }
  }

  @Test func `The span that is current is the parent`() async throws {
    let observed = Observed()
    try await withServer(
      { _ in .answer(200, "{}") }, configure: { $0.observers.tracer = observed.tracer }
    ) { transport, _ in
      try await observed.tracer.withSpan("request") { _ in _ = try await transport.send(.getItem) }
    }
    let spans = observed.spans
    #expect(spans.map(\.operationName) == ["POST", "DynamoDB.GetItem", "request"])
    #expect(spans.dropLast().map(\.parentSpanID) == spans.dropFirst().map { Optional($0.spanID) })
  }

  @Test func `An error of the service is recorded by its code`() async throws {
    let observed = Observed()
    let refusal = #"{"__type":"x#ConditionalCheckFailedException","message":"planted-message","Item":{"a":{"S":"planted-item"}}}"#
    try await withServer(
      { _ in .answer(400, refusal, headers: ["x-amzn-requestid": "R1"]) }, configure: { $0.observers = observed.observers }
    ) { transport, _ in _ = try await transport.send(.putItem) }
    let call = try #require(observed.spans.last)
    #expect(call.lines.filter { $0.hasPrefix("error") } == ["error.type ConditionalCheckFailedException"])
    #expect(call.status == SpanStatus(code: .error, message: "ConditionalCheckFailedException"))
    #expect(call.errors.map { "\($0.error)" } == ["ConditionalCheckFailedException"])
  }

  @Test func `A call without an answer is recorded with its error`() async throws {
    let observed = Observed()
    let error = try await withServer(
      { _ in .silence },
      configure: {
        $0.observers = observed.observers
        $0.callTimeout = .milliseconds(100)
      }
    ) { transport, _ in
      try #require(await #expect(throws: TransportError.self) { try await transport.send(.getItem) })
    }
    let (attempt, call) = (try #require(observed.spans.first), try #require(observed.spans.last))
    #expect(call.errors.compactMap { $0.error as? TransportError } == [error])
    #expect([attempt, call].map(\.status) == Array(repeating: SpanStatus(code: .error, message: "timeout"), count: 2))
    #expect(call.lines.contains("error.type timeout"))
  }

  @Test func `A canceled call ends its spans`() async throws {
    let observed = Observed()
    try await withServer({ _ in .silence }, configure: { $0.observers = observed.observers }) { transport, _ in
      let task = Task { try await transport.send(.getItem) }
      while observed.tracer.activeSpans.count < 2 { try await Task.sleep(for: .milliseconds(1)) }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    #expect(observed.tracer.activeSpans.isEmpty)
    #expect(
      observed.spans.map { $0.lines.filter { $0.hasPrefix("error") } } == [["error.type cancelled"], ["error.type cancelled"]])
  }
}
