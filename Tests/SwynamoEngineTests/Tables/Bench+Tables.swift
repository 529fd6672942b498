import Foundation
import SwynamoEngine
import Synchronization
import Testing

/// An engine's clock that a test turns.
final class Clock: Sendable {
  private let seconds = Mutex(1_700_000_000.25)

  var now: Double { seconds.withLock { $0 } }

  var date: Date { Date(timeIntervalSince1970: now) }

  func advance(_ by: Double) { seconds.withLock { $0 += by } }

  func bench(delay: Duration = .zero) throws -> Bench {
    Bench(try EmbeddedEngine(.inMemory, tableDelay: delay) { Date(timeIntervalSince1970: self.now) })
  }
}

extension Bench {
  /// `abc`: partition key `a` (S), on demand but for `more`.
  func createTable(
    _ name: String = "abc", _ more: String = #""BillingMode":"PAY_PER_REQUEST""#,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await must(
      "CreateTable",
      #"{"TableName":"\#(name)","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"#
        + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],\#(more)}"#, sourceLocation: sourceLocation)
  }

  /// `abc` with the global index `by-b`, provisioned with 5 and 5 units, the index with 3 and 3.
  func createProvisionedTable() async throws {
    try await must(
      "CreateTable",
      #"{"TableName":"abc","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"#
        + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"},{"AttributeName":"b","AttributeType":"S"}],"#
        + #""ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5},"#
        + #""GlobalSecondaryIndexes":[{"IndexName":"by-b","KeySchema":[{"AttributeName":"b","KeyType":"HASH"}],"#
        + #""Projection":{"ProjectionType":"ALL"},"ProvisionedThroughput":{"ReadCapacityUnits":3,"WriteCapacityUnits":3}}]}"#)
  }

  /// What DescribeTable answers of `abc`.
  func description(_ name: String = "abc") async throws -> String {
    try await send("DescribeTable", #"{"TableName":"\#(name)"}"#).body
  }

  func update(_ change: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> String {
    let (status, body) = try await send("UpdateTable", #"{"TableName":"abc",\#(change)}"#)
    try #require(status == 200, "\(body)", sourceLocation: sourceLocation)
    return body
  }

  func refusesUpdate(
    _ change: String, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await expect(
      "UpdateTable", #"{"TableName":"abc",\#(change)}"#, invalid: message, sourceLocation: sourceLocation)
  }

  func refusesUpdate(
    _ change: String, inUse message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await expect(
      "UpdateTable", #"{"TableName":"abc",\#(change)}"#, error: "com.amazonaws.dynamodb.v20120810#ResourceInUseException",
      "Attempt to change a resource which is still in use: " + message, sourceLocation: sourceLocation)
  }
}

/// Parts of requests of UpdateTable.
enum Change {
  static func units(_ read: Int, _ write: Int) -> String {
    #""ProvisionedThroughput":{"ReadCapacityUnits":\#(read),"WriteCapacityUnits":\#(write)}"#
  }

  static func indexUnits(_ name: String, _ read: Int, _ write: Int) -> String {
    #""GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"\#(name)",\#(units(read, write))}}]"#
  }

  static func create(_ name: String, _ key: String = "c", _ more: String = "") -> String {
    #""AttributeDefinitions":[{"AttributeName":"\#(key)","AttributeType":"S"}],"GlobalSecondaryIndexUpdates":["#
      + #"{"Create":{"IndexName":"\#(name)","KeySchema":[{"AttributeName":"\#(key)","KeyType":"HASH"}],"#
      + #""Projection":{"ProjectionType":"ALL"}\#(more)}}]"#
  }

  static func delete(_ name: String) -> String {
    #""GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"\#(name)"}}]"#
  }

  static let stream = #""StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"}"#
  static let noStream = #""StreamSpecification":{"StreamEnabled":false}"#
}
