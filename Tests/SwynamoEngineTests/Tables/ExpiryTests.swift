import Foundation
import SwynamoEngine
import SwynamoWire
import Testing

@Suite struct ExpiryTests {
  private func bench(_ clock: Clock) async throws -> Bench {
    let bench = try clock.bench()
    try await bench.createTable()
    _ = try await bench.update(Change.create("by-c"))
    try await bench.must(
      "UpdateTimeToLive", #"{"TableName":"abc","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"t"}}"#)
    return bench
  }

  private func put(_ bench: Bench, _ key: String, _ expiry: String) async throws {
    try await bench.must(
      "PutItem", #"{"TableName":"abc","Item":{"a":{"S":"\#(key)"},"c":{"S":"y"},"t":\#(expiry)}}"#)
  }

  private func count(_ bench: Bench, _ more: String = "") async throws -> String? {
    try await bench.send("Scan", #"{"TableName":"abc","Select":"COUNT"\#(more)}"#).body
      .firstMatch(of: #/"Count":([0-9]+)/#).map { String($0.output.1) }
  }

  /// Expired items are there until they are removed, and then they are gone from indexes too.
  @Test func removesWhatIsExpired() async throws {
    let clock = Clock()
    let bench = try await bench(clock)
    try await put(bench, "past", #"{"N":"1699999999"}"#)
    try await put(bench, "fraction", #"{"N":"1699999999.5"}"#)
    try await put(bench, "soon", #"{"N":"1700000005"}"#)
    try await put(bench, "text", #"{"S":"1699999999"}"#)
    try await put(bench, "milliseconds", #"{"N":"1699999999000"}"#)
    try await put(bench, "long ago", #"{"N":"1500000000"}"#)
    #expect(try await count(bench) == "6")
    #expect(try await bench.engine.removeExpiredItems() == 2)
    #expect(try await count(bench) == "4")
    #expect(try await count(bench, #","IndexName":"by-c""#) == "4")
    clock.advance(10)
    #expect(try await bench.engine.removeExpiredItems() == 1)
    #expect(try await bench.engine.removeExpiredItems() == 0)
    #expect(try await bench.description().contains(#""ItemCount":3,"#))
  }

  @Test func removesNoMoreThanAsked() async throws {
    let bench = try await bench(Clock())
    for number in 1...5 { try await put(bench, "\(number)", #"{"N":"1699999999"}"#) }
    #expect(try await bench.engine.removeExpiredItems(atMost: 2) == 2)
    #expect(try await bench.engine.removeExpiredItems(atMost: 0) == 0)
    #expect(try await count(bench) == "3")
    #expect(try await bench.engine.removeExpiredItems() == 3)
  }

  @Test func isSwitchedOff() async throws {
    let clock = Clock()
    let bench = try await bench(clock)
    try await put(bench, "past", #"{"N":"1699999999"}"#)
    func specification(_ name: String) -> String {
      #"{"TableName":"abc","TimeToLiveSpecification":{"Enabled":false,"AttributeName":"\#(name)"}}"#
    }
    try await bench.expect(
      "UpdateTimeToLive", specification("u"),
      invalid: "TimeToLive is active on a different AttributeName: current AttributeName is t")
    try await bench.expect(
      "UpdateTimeToLive", specification("t"),
      invalid: "Time to live has been modified multiple times within a fixed interval")
    clock.advance(3600)
    try await bench.must("UpdateTimeToLive", specification("t"))
    try await bench.expect("UpdateTimeToLive", specification("t"), invalid: "TimeToLive is already disabled")
    #expect(try await bench.engine.removeExpiredItems() == 0)
  }

  @Test func allRealms() async throws {
    let clock = Clock()
    let engine = try clock.bench().engine
    for region in ["eu-west-1", "us-east-1"] {
      let namespace = TableNamespace(region: region)
      for (operation, json) in [
        (
          "CreateTable",
          #"{"TableName":"abc","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST","#
            + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}]}"#
        ),
        ("UpdateTimeToLive", #"{"TableName":"abc","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"t"}}"#),
        ("PutItem", #"{"TableName":"abc","Item":{"a":{"S":"x"},"t":{"N":"1699999999"}}}"#),
      ] {
        let answer = try await engine.send(.init(operation: operation, body: Array(json.utf8)), in: namespace)
        try #require(answer.status == 200)
      }
    }
    #expect(try await engine.removeExpiredItems() == 2)
  }
}
