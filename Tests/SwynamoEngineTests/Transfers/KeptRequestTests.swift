import Foundation
import SwynamoEngine
import Testing

/// What is kept of the requests for exports, imports and bulk puts, and told again.
@Suite struct KeptRequestTests {
  private static let creation =
    #""KeySchema":[{"AttributeName":"a","KeyType":"HASH","Zzz":null}],"#
    + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S","Zzz":1}]"#

  private static func importRequest(_ creation: String, _ more: String = "") -> String {
    #"{"ClientToken":"token","Zzz":"\#(String(repeating: "x", count: 50_000))","S3BucketSource":{"S3Bucket":"bucket","Zzz":[1],"#
      + #""S3KeyPrefix":null},"InputFormat":"CSV"\#(more),"TableCreationParameters":{"TableName":"abc","Zzz":{},\#(Self.creation),"#
      + creation + "}}"
  }

  @Test func importsHaveWhatTheModelKnows() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      let request = Self.importRequest(
        #""BillingMode":"PROVISIONED","BillingMode":null,"SSESpecification":{"Enabled":null},"#
          + #""ProvisionedThroughput":{"ReadCapacityUnits":5.9,"WriteCapacityUnits":1e3,"Zzz":0}"#,
        #","InputFormatOptions":{"Csv":{"Delimiter":null,"HeaderList":["a","b"],"Zzz":1},"Zzz":2}"#)
      let answer = try await bench.send("ImportTable", request).body
      let arn = try #require(answer.text(of: "ImportArn"), "\(answer)")
      let described = try await bench.waitFor(#""EndTime""#, "DescribeImport", #"{"ImportArn":"\#(arn)"}"#)
      for body in [answer, described, try await bench.send("ListImports", "{}").body] {
        #expect(!body.contains("Zzz") && !body.contains("null"))
        #expect(body.contains(#""S3BucketSource":{"S3Bucket":"bucket"}"#))
      }
      let kept =
        #""TableCreationParameters":{"AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],"#
        + #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"#
        + #""ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":1000},"SSESpecification":{},"TableName":"abc"}"#
      #expect(described.contains(kept), "\(described)")
      #expect(described.contains(#""InputFormatOptions":{"Csv":{"HeaderList":["a","b"]}}"#))
    }
  }

  @Test func bulkPutsHaveWhatTheModelKnows() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try await bench.createTable()
      let request =
        #"{"TableName":"abc","Zzz":1,"InputS3Configuration":{"S3Bucket":"bucket","InputFormat":"ION","Zzz":1},"#
        + #""OutputS3Configuration":{"S3Bucket":"bucket","OutputType":["ERROR"],"S3KeyPrefix":null},"MaxWriteRequestUnits":2048.7}"#
      let answer = try await bench.send("StartBulkPutItems", request).body
      let kept =
        #""InputS3Configuration":{"InputFormat":"ION","S3Bucket":"bucket"},"#
        + #""OutputS3Configuration":{"OutputType":["ERROR"],"S3Bucket":"bucket"},"#
      #expect(answer.contains(kept), "\(answer)")
      #expect(answer.contains(#""MaxWriteRequestUnits":2048,"#))
      #expect(!answer.contains("Zzz"))
      try await bench.expect(
        "StartBulkPutItems", request.replacing(#"["ERROR"]"#, with: "[null]"),
        invalid:
          "1 validation error detected: Value '[null]' at 'outputS3Configuration.outputType' failed to satisfy constraint: "
          + "Member must satisfy constraint: [Member must satisfy enum value set: [ERROR, CONDITION_CHECK_FAILURE]]")
    }
  }

  /// Times have fractions.
  @Test func exportsHaveWhatTheModelKnows() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try await bench.createTable()
      try await bench.switchRecovery(on: true)
      buckets.clock.advance(4000)
      let answer = try await bench.send(
        "ExportTableToPointInTime",
        #"{"TableArn":"arn:aws:dynamodb:ddblocal:000000000000:table/abc","S3Bucket":"bucket","S3Prefix":null,"Zzz":1,"#
          + #""ExportType":"INCREMENTAL_EXPORT","IncrementalExportSpecification":{"ExportFromTime":1.7000005e9,"#
          + #""ExportToTime":1700003000.5,"Zzz":1},"FilterSpecification":{"FilterExpression":"b = :b","Zzz":null,"#
          + #""ExpressionAttributeValues":{":b":{"M":{"c":{"L":[{"S":"x","Zzz":1},{"BOOL":"true"}]}}}}}}"#
      ).body
      let kept =
        #""IncrementalExportSpecification":{"ExportFromTime":1700000500,"ExportToTime":1700003000.5},"FilterSpecification":"#
        + #"{"ExpressionAttributeValues":{":b":{"M":{"c":{"L":[{"S":"x"},{"BOOL":true}]}}}},"FilterExpression":"b = :b"}}}"#
      #expect(answer.hasSuffix(kept), "\(answer)")
      #expect(!answer.contains("Zzz") && !answer.contains("null"))
    }
  }

  /// A request that differs only in what isn't kept is the same.
  @Test func tokensCompareWhatIsKept() async throws {
    try await BucketBench.with { buckets in
      try await buckets.bench.createTable()
      let request =
        #"{"TableName":"abc","ClientToken":"token","InputS3Configuration":{"S3Bucket":"bucket","InputFormat":"ION"},"#
        + #""OutputS3Configuration":{"S3Bucket":"bucket","OutputType":["ERROR"]}}"#
      let first = try await buckets.bench.send("StartBulkPutItems", request).body.text(of: "BulkOperationArn")
      let more = request.replacing(#""InputFormat":"ION""#, with: #""InputFormat":"ION","InputCompressionType":null,"Zzz":1"#)
      #expect(try await buckets.bench.send("StartBulkPutItems", more).body.text(of: "BulkOperationArn") == first)
      #expect(first != nil)
    }
  }
}
