import Foundation
import SwynamoEngine
import Testing

@Suite struct BulkPutTests {
  private static func request(
    _ more: String = "", input: String = "bucket", output: String = "bucket",
    types: String = #""ERROR","CONDITION_CHECK_FAILURE""#
  ) -> String {
    #"{"TableName":"abc","ClientToken":"token","InputS3Configuration":{"S3Bucket":"\#(input)","S3KeyPrefix":"in/","#
      + #""InputFormat":"DYNAMODB_JSON"},"OutputS3Configuration":{"S3Bucket":"\#(output)","S3KeyPrefix":"out","#
      + #""OutputType":[\#(types)]}\#(more)}"#
  }

  private func done(_ bench: Bench, _ request: String) async throws -> String {
    let (status, answer) = try await bench.send("StartBulkPutItems", request)
    try #require(status == 200, "\(answer)")
    let arn = try #require(answer.text(of: "BulkOperationArn"))
    return try await bench.waitFor(#""EndTime""#, "DescribeBulkOperation", #"{"BulkOperationArn":"\#(arn)"}"#)
  }

  @Test func putsAndReports() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try await bench.createTable()
      try await bench.put("old", 1)
      try buckets.put(
        [
          #"{"Item":{"a":{"S":"new"},"n":{"N":"2"}}}"#,
          #"{"Item":{"a":{"S":"old"},"n":{"N":"2"}},"ConditionExpression":"attribute_not_exists(a)"}"#,
          ##"{"Item":{"a":{"S":"old"},"n":{"N":"3"}},"ConditionExpression":"#n < :n","ExpressionAttributeNames":{"#n":"n"},"##
            + #""ExpressionAttributeValues":{":n":{"N":"3"}}}"#,
          #"{"Item":{"n":{"N":"2"}}}"#,
        ].joined(separator: "\n"), "in/0")
      try buckets.put("nonsense\n" + #"{"Item":{"a":{"S":"unread"}}}"#, "in/1")
      let done = try await done(bench, Self.request())
      #expect(done.contains(#""BulkOperationStatus":"COMPLETED_WITH_ERRORS","TableDetails":[{"TableName":"abc","TableId":""#))
      #expect(done.contains(#""ProcessedItemCount":5"#))
      #expect(done.contains(#""FailedItemCount":2,"PerformanceTier":"STANDARD"}}"#))
      #expect(done.contains(#""BulkOperationUsage":[{"TableName":"abc","BulkPutBytes":14,"Table":{"BulkPutBytes":14}}]"#))
      #expect(
        try await bench.items(of: "abc") == [#"{"a":{"S":"new"},"n":{"N":"2"}}"#, #"{"a":{"S":"old"},"n":{"N":"3"}}"#])
      let id = try #require(done.text(of: "BulkOperationArn")?.components(separatedBy: "/").last)
      let folder = "out/AWSDynamoDB/\(id)/"
      #expect(
        try buckets.text(folder + "report/00000.json").split(separator: "\n") == [
          #"{"OutputType":"CONDITION_CHECK_FAILURE","ErrorCode":"ConditionalCheckFailedException","#
            + #""ErrorMessage":"The conditional request failed","Item":{"a":{"S":"old"},"n":{"N":"2"}},"#
            + #""ExistingItem":{"a":{"S":"old"},"n":{"N":"1"}}}"#,
          #"{"OutputType":"ERROR","ErrorCode":"ValidationException","ErrorMessage":"One or more parameter values were invalid: "#
            + #"Missing the key a in the item","Item":{"n":{"N":"2"}}}"#,
          #"{"OutputType":"ERROR","ErrorCode":"ValidationException","ErrorMessage":"The record is not a JSON object with an Item"}"#,
        ])
      #expect(
        try buckets.text(folder + "manifest.json").hasSuffix(
          #""processedItemCount":5,"failedItemCount":2,"reportFiles":["\#(folder)report/00000.json"]}"#))
    }
  }

  @Test func failedConditionsAreNoErrors() async throws {
    try await BucketBench.with { buckets in
      try await buckets.bench.createTable()
      try buckets.put(#"{"Item":{"a":{"S":"x"}},"ConditionExpression":"attribute_exists(a)"}"#, "in/0")
      let done = try await done(buckets.bench, Self.request(types: #""ERROR""#))
      #expect(done.contains(#""BulkOperationStatus":"COMPLETED""#))
      #expect(done.contains(#""ProcessedItemCount":1"#))
      #expect(try buckets.keys().filter { $0.contains("report") } == [])
    }
  }

  @Test func readsIon() async throws {
    try await BucketBench.with { buckets in
      try await buckets.bench.createTable()
      try buckets.put(
        """
        $ion_1_0
        // A comment, and an item of several lines.
        {
          Item: {a: '''long ''' '''text''', n: 6d2, s: $dynamodb_SS::["x", "y"], b: {{ AQI= }}},
          ConditionExpression: "attribute_not_exists(#a)", ExpressionAttributeNames: {'#a': "a"}
        }
        {Item:{a:"z"}}
        """, "in/0")
      let request = Self.request().replacing("DYNAMODB_JSON", with: "ION")
      #expect(try await done(buckets.bench, request).contains(#""BulkOperationStatus":"COMPLETED""#))
      #expect(
        try await buckets.bench.items(of: "abc") == [
          #"{"a":{"S":"long text"},"b":{"B":"AQI="},"n":{"N":"600"},"s":{"SS":["x","y"]}}"#, #"{"a":{"S":"z"}}"#,
        ])
    }
  }

  @Test(arguments: [("absent", "bucket"), ("bucket", "absent")])
  func failsWithoutABucket(input: String, output: String) async throws {
    try await BucketBench.with { buckets in
      try await buckets.bench.createTable()
      let done = try await done(buckets.bench, Self.request(input: input, output: output))
      #expect(done.contains(#""BulkOperationStatus":"FAILED""#))
      #expect(done.contains(#""FailureCode":"S3NoSuchBucket","FailureMessage":"The specified bucket does not exist""#))
    }
  }

  @Test func isTheSameWithTheSameTokenAndIsCancelled() async throws {
    try await BucketBench.with(delay: .seconds(5)) { buckets in
      let bench = buckets.bench
      try await bench.createTable()
      try await bench.expect(
        "StartBulkPutItems", Self.request(), error: "com.amazonaws.dynamodb.v20120810#ResourceInUseException",
        "Attempt to change a resource which is still in use: Table is being created: abc")
      buckets.clock.advance(5)
      let answer = try await bench.send("StartBulkPutItems", Self.request()).body
      let arn = try #require(answer.text(of: "BulkOperationArn"))
      #expect(try await bench.send("StartBulkPutItems", Self.request()).body.text(of: "BulkOperationArn") == arn)
      try await bench.expect(
        "StartBulkPutItems", Self.request(#","PerformanceTier":"ACCELERATED""#),
        error: "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
        "The request uses the same client token as a previous, but different, request.")
      let name = #"{"BulkOperationArn":"\#(arn)"}"#
      try await bench.expect(
        "CancelBulkOperation", name, #"{"BulkOperationArn":"\#(arn)","BulkOperationStatus":"CANCELLING"}"#)
      buckets.clock.advance(5)
      #expect(try await bench.send("DescribeBulkOperation", name).body.contains(#""BulkOperationStatus":"CANCELLED""#))
      try await bench.expect(
        "CancelBulkOperation", name, #"{"BulkOperationArn":"\#(arn)","BulkOperationStatus":"CANCELLED"}"#)
      try await bench.expect(
        "ListBulkOperations", "{}",
        #"{"BulkOperationsSummaryList":[{"BulkOperationArn":"\#(arn)","BulkOperationStatus":"CANCELLED","#
          + #""StartTime":1700000005.25,"EndTime":1700000005.251}]}"#)
    }
  }

  @Test func isRefused() async throws {
    let bench = try Clock().bench()
    let notFound = "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"
    try await bench.expect("StartBulkPutItems", Self.request(), error: notFound, "Requested resource not found")
    try await bench.createTable()
    try await bench.expect(
      "StartBulkPutItems", Self.request(#","MaxWriteRequestUnits":1023"#),
      invalid: "1 validation error detected: Value '1023' at 'maxWriteRequestUnits' failed to satisfy constraint: "
        + "Member must have value greater than or equal to 1024")
    let missing = "arn:aws:dynamodb:ddblocal:000000000000:table/abc/bulk-operation/01700000000250-00000000"
    for operation in ["DescribeBulkOperation", "CancelBulkOperation"] {
      try await bench.expect(
        operation, #"{"BulkOperationArn":"\#(missing)"}"#, error: notFound,
        "Requested resource not found: BulkOperation: \(missing) not found")
    }
  }

  /// More than all that the table has saved of its one unit a second.
  @Test func costsNoUnits() async throws {
    try await BucketBench.with(enforcesThroughput: true) { buckets in
      let bench = buckets.bench
      try await bench.createTable(
        "abc", #""ProvisionedThroughput":{"ReadCapacityUnits":1000,"WriteCapacityUnits":1}"#)
      for part in 0..<2 {
        try buckets.put((0..<1500).map { #"{"Item":{"a":{"S":"\#(part)-\#($0)"}}}"# }.joined(separator: "\n"), "in/\(part)")
      }
      let done = try await done(bench, Self.request())
      #expect(done.contains(#""BulkOperationStatus":"COMPLETED""#))
      #expect(done.contains(#""ProcessedItemCount":3000"#))
      #expect(done.contains(#""FailedItemCount":0"#))
    }
  }

  @Test func bucketsOfOthersAreRefused() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try await bench.createTable()
      try buckets.put(#"{"Item":{"a":{"S":"x"}}}"#, "in/0")
      let foreign = Self.request().replacing(
        #""S3KeyPrefix":"in/""#, with: #""S3KeyPrefix":"in/","S3BucketOwner":"123456789012""#)
      let failed = try await done(bench, foreign)
      #expect(failed.contains(#""BulkOperationStatus":"FAILED""#))
      #expect(failed.contains(#""FailureCode":"S3AccessDenied","FailureMessage":"Access Denied"#))
      #expect(try await bench.items(of: "abc") == [])
    }
  }
}
