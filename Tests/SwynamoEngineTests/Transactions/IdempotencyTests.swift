import Synchronization
import Testing

@testable import SwynamoEngine

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct IdempotencyTests {
  private static let get = #"{"TableName":"users","Key":{"id":{"S":"b"}}}"#

  private static func add(_ amount: Int, token: String = "t") -> String {
    #"{"ClientRequestToken":"\#(token)","ReturnConsumedCapacity":"TOTAL","TransactItems":[{"Update":{"TableName":"users","#
      + #""Key":{"id":{"S":"b"}},"UpdateExpression":"ADD n :n","ExpressionAttributeValues":{":n":{"N":"\#(amount)"}}}}]}"#
  }

  private static let written =
    #"{"ConsumedCapacity":[{"TableName":"users","CapacityUnits":2.0,"WriteCapacityUnits":2.0}]}"#
  private static let read = #"{"ConsumedCapacity":[{"TableName":"users","CapacityUnits":2.0,"ReadCapacityUnits":2.0}]}"#

  @Test func repeatsATokenForTenMinutes() async throws {
    let clock = Mutex(1000.0)
    let bench = Bench(try EmbeddedEngine(.inMemory) { Date(timeIntervalSince1970: clock.withLock { $0 }) })
    try await bench.must(
      "CreateTable",
      #"{"TableName":"users","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"#
        + #""KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}"#)
    try await bench.expect("TransactWriteItems", Self.add(1), Self.written)
    clock.withLock { $0 += 599 }
    try await bench.expect("TransactWriteItems", Self.add(1), Self.read)
    try await bench.expect("GetItem", Self.get, #"{"Item":{"id":{"S":"b"},"n":{"N":"1"}}}"#)
    try await bench.expect(
      "TransactWriteItems", Self.add(2), error: "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
      "The request uses the same client token as a previous, but different, request.")
    clock.withLock { $0 += 1 }
    try await bench.expect("TransactWriteItems", Self.add(2), Self.written)
    try await bench.expect("GetItem", Self.get, #"{"Item":{"id":{"S":"b"},"n":{"N":"3"}}}"#)
  }

  @Test func theOrderOfMembersDoesNotMatter() async throws {
    let bench = try await Bench.users()
    try await bench.must(
      "TransactWriteItems",
      #"{"ClientRequestToken":"t","TransactItems":[{"Put":{"TableName":"users","Item":{"id":{"S":"b"},"n":{"N":"1"}}}}]}"#)
    try await bench.must(
      "TransactWriteItems",
      #"{"TransactItems":[{"Put":{"Item":{"n":{"N":"1"},"id":{"S":"b"}},"TableName":"users"}}],"ClientRequestToken":"t"}"#)
  }

  /// What Swift takes for equal is another request, as it is for the service.
  @Test func unicodeFormsMatter() async throws {
    let bench = try await Bench.users()
    func put(_ text: String) -> String {
      #"{"ClientRequestToken":"t","TransactItems":[{"Put":{"TableName":"users","Item":{"id":{"S":"b"},"s":{"S":"\#(text)"}}}}]}"#
    }
    try await bench.expect("TransactWriteItems", put(#"\u00e9"#), "{}")
    try await bench.expect("TransactWriteItems", put("\u{e9}"), "{}")
    try await bench.expect(
      "TransactWriteItems", put(#"e\u0301"#),
      error: "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
      "The request uses the same client token as a previous, but different, request.")
  }

  /// A text goes into SQLite and out of it whole.
  @Test func tokensMayHaveAnyCharacter() async throws {
    let bench = try await Bench.users()
    try await bench.expect("TransactWriteItems", Self.add(1, token: #"t\u0000a"#), Self.written)
    try await bench.expect("TransactWriteItems", Self.add(2, token: #"t\u0000b"#), Self.written)
    try await bench.expect("TransactWriteItems", Self.add(3, token: "t"), Self.written)
    try await bench.expect("TransactWriteItems", Self.add(1, token: #"t\u0000a"#), Self.read)
    try await bench.expect("GetItem", Self.get, #"{"Item":{"id":{"S":"b"},"n":{"N":"6"}}}"#)
  }

  /// A request is what it writes: what it asks to be told may differ, and is told in its own mode.
  @Test func onlyTheItemsMatter() async throws {
    let bench = try await Bench.users()
    func ask(_ members: String) -> String { Self.add(1).replacing(#""ReturnConsumedCapacity":"TOTAL","#, with: members) }
    try await bench.expect("TransactWriteItems", ask(""), "{}")
    try await bench.expect("TransactWriteItems", ask(#""ReturnConsumedCapacity":"TOTAL","#), Self.read)
    try await bench.expect("TransactWriteItems", ask(#""ReturnConsumedCapacity":"NONE","#), "{}")
    try await bench.expect(
      "TransactWriteItems", ask(#""ReturnConsumedCapacity":"INDEXES","ReturnItemCollectionMetrics":"SIZE","#),
      #"{"ConsumedCapacity":[{"TableName":"users","CapacityUnits":2.0,"ReadCapacityUnits":2.0,"#
        + #""Table":{"CapacityUnits":2.0,"ReadCapacityUnits":2.0}}]}"#)
    try await bench.expect("GetItem", Self.get, #"{"Item":{"id":{"S":"b"},"n":{"N":"1"}}}"#)
  }

  /// Whatever a request writes, its token takes as much space as any other.
  @Test func isNotKeptAsAWhole() async throws {
    let bench = try await Bench.users()
    let empty = try await bench.engine.snapshot().bytes.count
    let text = String(repeating: "x", count: 300_000)
    try await bench.must(
      "TransactWriteItems",
      #"{"ClientRequestToken":"t","TransactItems":[{"Put":{"TableName":"users","Item":{"id":{"S":"b"},"s":{"S":"\#(text)"}}}}]}"#)
    // With the item, and without a second copy of it.
    #expect(try await bench.engine.snapshot().bytes.count < empty + 320_000)
  }

  /// A transaction that was canceled is not remembered: the same token can be used once it would succeed.
  @Test func aCanceledTransactionCanBeRepeated() async throws {
    let bench = try await Bench.users()
    let put =
      #"{"ClientRequestToken":"t","TransactItems":[{"Put":{"TableName":"users","Item":{"id":{"S":"b"}},"#
      + #""ConditionExpression":"attribute_not_exists(id)"}}]}"#
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"b"},"n":{"N":"1"}}}"#)
    #expect(try await bench.send("TransactWriteItems", put).status == 400)
    try await bench.must("DeleteItem", Self.get)
    try await bench.expect("TransactWriteItems", put, "{}")
    try await bench.expect("TransactWriteItems", put, "{}")
  }

  @Test func tokensAreShort() async throws {
    let bench = try await Bench.users()
    try await bench.must("TransactWriteItems", Self.add(1, token: String(repeating: "x", count: 36)))
    let token = String(repeating: "x", count: 37)
    let request = Self.add(1, token: token).replacing("TOTAL", with: "BOGUS")
    try await bench.expect(
      "TransactWriteItems", request,
      invalid: "2 validation errors detected: Value '\(token)' at 'clientRequestToken' failed to satisfy constraint: "
        + "Member must have length less than or equal to 36; Value 'BOGUS' at 'returnConsumedCapacity' failed to satisfy "
        + "constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]")
    try await bench.expect(
      "TransactWriteItems", Self.add(1, token: ""),
      invalid: "1 validation error detected: Value '' at 'clientRequestToken' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 1")
  }
}
