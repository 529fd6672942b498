import Foundation
import SwynamoEngine
import Testing

/// What takes long is begun within the request that asks for it, and not more.
@Suite struct SliceTests {
  /// Rows that take long: each has an entry in 20 indexes.
  private static let indexes = (0..<20)
  private static let rows = 800

  private static let creation =
    #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":["#
    + (["a"] + indexes.map { "g\($0)" }).map { #"{"AttributeName":"\#($0)","AttributeType":"S"}"# }.joined(separator: ",")
    + #"],"GlobalSecondaryIndexes":["#
    + indexes.map {
      #"{"IndexName":"by-g\#($0)","KeySchema":[{"AttributeName":"g\#($0)","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}"#
    }.joined(separator: ",") + "]"

  private static func line(_ row: Int) -> String {
    #"{"Item":{"a":{"S":"\#(row)"},\#(indexes.map { #""g\#($0)":{"S":"\#(row)"}"# }.joined(separator: ","))}}"#
  }

  @Test func requestsDoNotWaitForJobs() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try buckets.put((0..<Self.rows).map(Self.line).joined(separator: "\n"), "in/0")
      let source = #""S3Bucket":"bucket","S3KeyPrefix":"in/""#
      let imported = try await bench.send(
        "ImportTable",
        #"{"ClientToken":"token","S3BucketSource":{\#(source)},"InputFormat":"DYNAMODB_JSON","#
          + #""TableCreationParameters":{"TableName":"abc",\#(Self.creation)}}"#
      ).body
      let arn = try #require(imported.text(of: "ImportArn"), "\(imported)")
      let name = #"{"ImportArn":"\#(arn)"}"#
      #expect(try await bench.send("DescribeImport", name).body.contains("IN_PROGRESS"))
      let done = try await bench.waitFor(#""EndTime""#, "DescribeImport", name)
      #expect(done.contains(#""ImportedItemCount":\#(Self.rows)"#))

      let bulk = try await bench.send(
        "StartBulkPutItems",
        #"{"TableName":"abc","InputS3Configuration":{\#(source),"InputFormat":"DYNAMODB_JSON"},"#
          + #""OutputS3Configuration":{"S3Bucket":"bucket","OutputType":["ERROR"]}}"#
      ).body
      let bulkName = #"{"BulkOperationArn":"\#(try #require(bulk.text(of: "BulkOperationArn"), "\(bulk)"))"}"#
      #expect(try await bench.send("DescribeBulkOperation", bulkName).body.contains("IN_PROGRESS"))
      _ = try await bench.waitFor(#""BulkOperationStatus":"COMPLETED""#, "DescribeBulkOperation", bulkName)

      // A first slice that begins a restore has no more than a part of a second, however few its rows are.
      let backup = try await bench.send("CreateBackup", #"{"TableName":"abc","BackupName":"backup"}"#).body
      let backupARN = try #require(backup.text(of: "BackupArn"), "\(backup)")
      _ = try await bench.waitFor("AVAILABLE", "DescribeBackup", #"{"BackupArn":"\#(backupARN)"}"#)
      try await bench.must("RestoreTableFromBackup", #"{"TargetTableName":"def","BackupArn":"\#(backupARN)"}"#)
      #expect(try await bench.send("DescribeTable", #"{"TableName":"def"}"#).body.contains(#""TableStatus":"CREATING""#))
      _ = try await bench.waitFor(#""TableStatus":"ACTIVE""#, "DescribeTable", #"{"TableName":"def"}"#)
    }
  }

  /// An end is later than its beginning, also of what was done within the request by a clock that stands still.
  @Test func lasts() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try await bench.createTable()
      let bulk = try await bench.send(
        "StartBulkPutItems",
        #"{"TableName":"abc","InputS3Configuration":{"S3Bucket":"bucket","InputFormat":"ION"},"#
          + #""OutputS3Configuration":{"S3Bucket":"bucket","OutputType":["ERROR"]}}"#
      ).body
      let name = #"{"BulkOperationArn":"\#(try #require(bulk.text(of: "BulkOperationArn"), "\(bulk)"))"}"#
      let done = try await bench.waitFor(#""EndTime""#, "DescribeBulkOperation", name)
      #expect(done.contains(#""StartTime":1700000000.25,"EndTime":1700000000.251,"#))
    }
  }
}
