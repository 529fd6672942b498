import Foundation
import SwynamoEngine
import SwynamoWire

/// The embedded engine in this process, without a client: requests as bytes, one after the other, on one core.
struct EngineBenchmark {
  var name: String
  var requests: [TransportRequest]

  func run(on engine: EmbeddedEngine, passes: Int, seconds: Double) async throws {
    var measurements: [Measurement] = []
    for _ in 0..<passes {
      measurements.append(
        try await Measurement(units: requests.count, seconds: seconds) {
          for request in requests {
            let answer = try await engine.send(request)
            guard answer.status == 200 else { throw BenchmarkFailure("\(name): \(String(decoding: answer.body, as: UTF8.self))") }
          }
        })
    }
    let nanoseconds = measurements.map(\.median).sorted()[passes / 2]
    print(
      name.padding(toLength: 34, withPad: " ", startingAt: 0)
        + String(format: "%9.2f us/request %12.0f a second", nanoseconds / 1000, 1e9 / nanoseconds))
  }
}

extension EngineBenchmark {
  static func all() -> [EngineBenchmark] {
    func key(_ number: Int) -> String { #"{"id":{"S":"p\#(number)"},"n":{"N":"1"}}"# }
    func requests(_ operation: String, _ count: Int, _ json: (Int) -> String) -> [TransportRequest] {
      (0..<count).map { TransportRequest(operation: operation, body: Array(json($0).utf8)) }
    }
    func updates(_ table: String) -> [TransportRequest] {
      requests("UpdateItem", 500) {
        ##"""
        {"TableName":"\##(table)","Key":\##(key($0)),"UpdateExpression":"SET #n = :n ADD visits :one",
        "ExpressionAttributeNames":{"#n":"name"},"ExpressionAttributeValues":{":n":{"S":"\##(text)"},":one":{"N":"1"}}}
        """##
      }
    }
    return [
      EngineBenchmark(
        name: "engine: GetItem", requests: requests("GetItem", 500) { #"{"TableName":"items","Key":\#(key($0))}"# }),
      EngineBenchmark(
        name: "engine: PutItem", requests: requests("PutItem", 500) { #"{"TableName":"items","Item":\#(item("p\($0)", 1))}"# }),
      EngineBenchmark(name: "engine: UpdateItem", requests: updates("items")),
      EngineBenchmark(name: "engine: UpdateItem with a stream", requests: updates("streamed")),
      EngineBenchmark(name: "engine: UpdateItem with recovery", requests: updates("recovered")),
      EngineBenchmark(
        name: "engine: Query, a page of 1 MB",
        requests: requests("Query", 3) { _ in
          #"{"TableName":"items","KeyConditionExpression":"id = :p","ExpressionAttributeValues":{":p":{"S":"page"}}}"#
        }),
      EngineBenchmark(
        name: "engine: BatchWriteItem, 25 puts",
        requests: requests("BatchWriteItem", 20) { batch in
          let puts = (0..<25).map { #"{"PutRequest":{"Item":\#(item("b\(batch)-\($0)", 1))}}"# }
          return #"{"RequestItems":{"items":[\#(puts.joined(separator: ","))]}}"#
        }),
    ]
  }

  /// An engine with the items that the benchmarks read.
  static func engine(_ store: EmbeddedEngine.Store) async throws -> EmbeddedEngine {
    let engine = try EmbeddedEngine(store)
    func must(_ operation: String, _ json: String) async throws {
      let answer = try await engine.send(TransportRequest(operation: operation, body: Array(json.utf8)))
      guard answer.status == 200 else { throw BenchmarkFailure(String(decoding: answer.body, as: UTF8.self)) }
    }
    let stream = #","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"}"#
    for (table, more) in [("items", ""), ("streamed", stream), ("recovered", "")] {
      try await must(
        "CreateTable",
        #"""
        {"TableName":"\#(table)","BillingMode":"PAY_PER_REQUEST",
        "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"n","AttributeType":"N"}],
        "KeySchema":[{"AttributeName":"id","KeyType":"HASH"},{"AttributeName":"n","KeyType":"RANGE"}]\#(more)}
        """#)
    }
    try await must(
      "UpdateContinuousBackups",
      #"{"TableName":"recovered","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true}}"#)
    for number in 0..<2600 {
      try await must("PutItem", #"{"TableName":"items","Item":\#(item("page", number, 300))}"#)
    }
    for number in 0..<1000 { try await must("PutItem", #"{"TableName":"items","Item":\#(item("p\(number)", 1))}"#) }
    return engine
  }

  private static let text = String(repeating: "x", count: 60)

  private static func item(_ partition: String, _ number: Int, _ size: Int = 0) -> String {
    let more = size == 0 ? "" : #","text":{"S":"\#(String(repeating: "y", count: size))"}"#
    return
      #"{"id":{"S":"\#(partition)"},"n":{"N":"\#(number)"},"name":{"S":"\#(text)"},"tags":{"L":[{"S":"a"},{"N":"2"}]}\#(more)}"#
  }
}
