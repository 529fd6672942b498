import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite struct MetricsTests {
  @Test func `A call with a retry is timed, and its attempts and waits for a connection`() async throws {
    let metrics = RecordingMetrics()
    try await withServer(throttledOnce, configure: { $0.observers.metrics = metrics }) { transport, server in
      for _ in 1...20 { _ = try await transport.send(.query()) }
      let system = "db.system.name=aws.dynamodb"
      let at = "server.address=127.0.0.1,server.port=\(server.port)"
      let query = "db.operation.name=Query,\(system)"
      let post = "http.request.method=POST"
      #expect(
        metrics.timings == [
          "db.client.operation.duration{\(query),\(at)}": 20,
          "http.client.request.duration{\(query),error.type=ThrottlingException,\(post),http.response.status_code=400,\(at)}": 1,
          "http.client.request.duration{\(query),\(post),http.response.status_code=200,\(at)}": 20,
          "db.client.connection.wait_time{\(system),\(at)}": 21,
          "db.client.connection.create_time{\(system),\(at)}": 1,
        ])
      #expect(
        metrics.counts == [
          "aws.dynamodb.client.retries{aws.dynamodb.retry.cause=throttling,\(query),\(at)}": 1,
          "aws.dynamodb.client.throttles{\(query),error.type=ThrottlingException,\(at)}": 1,
        ])
    }
    #expect(metrics.made.count == 7, "each handler is made once")
    #expect(metrics.nanoseconds("db.client.operation.duration").allSatisfy { $0 > 10_000 })
  }

  @Test func `A call that fails has its error's type`() async throws {
    let metrics = RecordingMetrics()
    _ = try await withServer({ _ in .reset }, configure: { $0.observers.metrics = metrics }) { transport, _ in
      await #expect(throws: TransportError.self) { try await transport.send(.getItem) }
    }
    let calls = metrics.timings.filter { $0.key.hasPrefix("db.client.operation.duration") }
    #expect(calls.count == 1)
    #expect(calls.keys.first?.contains("error.type=connection_failed") == true)
  }

  @Test func `What calls cost is counted by table, index and kind, when it is asked for`() async throws {
    let answer = #"""
      {"Items":[],"Count":0,"ConsumedCapacity":{"TableName":"users","CapacityUnits":2.0,"Table":{"CapacityUnits":0.5},\#
      "GlobalSecondaryIndexes":{"by-mail":{"CapacityUnits":1.5}}}}
      """#
    for wanted in [ReturnConsumedCapacity.none, .indexes] {
      let metrics = RecordingMetrics()
      try await withServer(
        { _ in .answer(200, answer) },
        configure: {
          $0.observers.metrics = metrics
          $0.observers.consumedCapacity = wanted
        }
      ) { transport, server in
        #expect(Backend(transport).wantedCapacity == wanted)
        for _ in 1...2 { _ = try await transport.send(.query()) }
        let at = "server.address=127.0.0.1,server.port=\(server.port)"
        let table = "db.collection.name=users,db.operation.name=Query,db.system.name=aws.dynamodb,\(at)"
        let name = "aws.dynamodb.client.consumed_capacity{aws.dynamodb.capacity.kind=read"
        #expect(
          metrics.sums
            == (wanted == .none ? [:] : ["\(name),\(table)}": 1, "\(name),aws.dynamodb.index_name=by-mail,\(table)}": 3]))
      }
    }
  }

  @Test func `A transaction's writes are counted as such`() {
    let metrics = RecordingMetrics()
    let answer = #"{"ConsumedCapacity":[{"TableName":"a","CapacityUnits":4.0,"WriteCapacityUnits":4.0}]}"#
    let operation = ServiceOperation("TransactWriteItems", isWrite: true, isIdempotent: true, tableNames: ["a"])
    MetricsRecorder(metrics).consumed(CallMetrics.Cost(Array(answer.utf8), of: operation), by: operation.name, at: nil)
    #expect(metrics.sums.keys.allSatisfy { $0.contains("aws.dynamodb.capacity.kind=write") })
    #expect(Array(metrics.sums.values) == [4])
  }

  @Test func `A server's error codes do not make series without end`() {
    let metrics = RecordingMetrics()
    let recorder = MetricsRecorder(metrics)
    for number in 1...5000 { recorder.count(MetricSeries(.throttles, operation: "Query", errorType: "Code\(number)")) }
    #expect(metrics.made.count == 1001)
    #expect(
      metrics.counts["aws.dynamodb.client.throttles{db.operation.name=Query,db.system.name=aws.dynamodb,error.type=_OTHER}"]
        == 4000)
  }
}
