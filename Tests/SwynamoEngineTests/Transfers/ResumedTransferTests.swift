import Foundation
import SwynamoEngine
import Testing

/// Imports and bulk puts that go on after the engine was closed, whose object is another one by then.
@Suite struct ResumedTransferTests {
  enum Change: String, CaseIterable {
    case removed
    case shorter
    case longer
    case sameSize
  }

  private static let count = 8000
  private static let line = #"{"Item":{"a":{"S":"item0000"}}}"#

  private static var lines: String {
    (0..<count).map { line.replacing("0000", with: String(10_000 + $0).dropFirst()) + "\n" }.joined()
  }

  private static func make(_ change: Change, _ url: URL) throws {
    switch change {
    case .removed: try FileManager.default.removeItem(at: url)
    case .shorter: try Data((line + "\n").utf8).write(to: url)
    case .longer: try Data((lines + line).utf8).write(to: url)
    // One record where all of them were.
    case .sameSize: try Data((String(repeating: " ", count: lines.utf8.count - line.utf8.count) + line).utf8).write(to: url)
    }
  }

  /// Begins, closes, changes the first of two objects, and answers what came of it. Nil where it was done before it was closed.
  private func resumed(
    _ change: Change, _ operation: String, _ request: String, _ arnName: String, _ describe: String
  ) async throws -> (described: String, items: Int)? {
    try await StoreFolder.with { folder in
      let objects = folder.url.appending(path: "bucket/in")
      try FileManager.default.createDirectory(at: objects, withIntermediateDirectories: true)
      try Data(Self.lines.utf8).write(to: objects.appending(path: "0"))
      try Data((Self.line + "\n").utf8).write(to: objects.appending(path: "1"))
      let settings = EmbeddedEngine.Settings(buckets: folder.url.path)
      var bench = Bench(try EmbeddedEngine(.file(folder.path()), settings: settings))
      if operation == "StartBulkPutItems" { try await bench.createTable() }
      let begun = try await bench.send(operation, request)
      let arn = try #require(begun.body.text(of: arnName), "\(begun.body)")
      await bench.engine.close()
      // On a machine that is busy, all may have been done before the engine was closed.
      guard try folder.read("SELECT CAST(count(*) AS TEXT) FROM jobs") == "1" else { return nil }
      try Self.make(change, objects.appending(path: "0"))
      bench = Bench(try EmbeddedEngine(.file(folder.path()), settings: settings))
      let described = try await bench.waitFor(#""EndTime""#, describe, #"{"\#(arnName)":"\#(arn)"}"#)
      let items = try await bench.items(of: "abc").count
      await bench.engine.close()
      return (described, items)
    }
  }

  private static func number(_ name: String, in described: String) throws -> Int {
    try #require(described.components(separatedBy: "\"\(name)\":").dropFirst().first.flatMap { Int($0.prefix { $0.isNumber }) })
  }

  /// What was read of it stays, one more is malformed, and the second object is read all the same.
  @Test(arguments: Change.allCases) func importFails(_ change: Change) async throws {
    let request =
      #"{"ClientToken":"token","S3BucketSource":{"S3Bucket":"bucket","S3KeyPrefix":"in/"},"InputFormat":"DYNAMODB_JSON","#
      + #""TableCreationParameters":{"TableName":"abc","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"#
      + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],"BillingMode":"PAY_PER_REQUEST"}}"#
    guard let (described, items) = try await resumed(change, "ImportTable", request, "ImportArn", "DescribeImport") else {
      return
    }
    #expect(described.contains(#""ImportStatus":"FAILED""#) && described.contains(#""FailureCode":"ItemValidationError""#))
    let imported = try Self.number("ImportedItemCount", in: described)
    #expect(imported < Self.count && imported > 16)
    #expect(try Self.number("ProcessedItemCount", in: described) == imported + 1)
    #expect(try Self.number("ErrorCount", in: described) == 1)
    // The second object's is one of those that were read of the first.
    #expect(items == imported - 1)
  }

  @Test(arguments: Change.allCases) func bulkPutHasErrors(_ change: Change) async throws {
    let request =
      #"{"TableName":"abc","InputS3Configuration":{"S3Bucket":"bucket","S3KeyPrefix":"in/","InputFormat":"DYNAMODB_JSON"},"#
      + #""OutputS3Configuration":{"S3Bucket":"bucket","S3KeyPrefix":"out","OutputType":["ERROR"]}}"#
    let found = try await resumed(change, "StartBulkPutItems", request, "BulkOperationArn", "DescribeBulkOperation")
    guard let (described, items) = found else { return }
    #expect(described.contains(#""BulkOperationStatus":"COMPLETED_WITH_ERRORS""#))
    #expect(try Self.number("FailedItemCount", in: described) == 1)
    #expect(try Self.number("ProcessedItemCount", in: described) == items + 2)
  }
}
