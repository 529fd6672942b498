import Foundation
import SwynamoBytes
import SwynamoEngine
import Testing

@Suite struct ExportTests {
  private static let arn = "arn:aws:dynamodb:ddblocal:000000000000:table/abc"
  private static let conflict = "com.amazonaws.dynamodb.v20120810#ExportConflictException"
  private static let invalidTime = "com.amazonaws.dynamodb.v20120810#InvalidExportTimeException"

  private static func request(_ more: String = "", bucket: String = "bucket") -> String {
    #"{"TableArn":"\#(arn)","S3Bucket":"\#(bucket)","ClientToken":"token"\#(more)}"#
  }

  private static func describe(_ arn: String) -> String { #"{"ExportArn":"\#(arn)"}"# }

  private func prepared(_ bench: Bench) async throws {
    try await bench.createTable()
    try await bench.switchRecovery(on: true)
  }

  @Test func ofAllItemsIsInTheServicesLayout() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try await prepared(bench)
      try await bench.fill(30)
      let answer = try await bench.send("ExportTableToPointInTime", Self.request(#","S3Prefix":"a/b""#)).body
      let export = try #require(answer.text(of: "ExportArn"))
      let table = try #require(answer.text(of: "TableId"))
      #expect(
        answer == #"{"ExportDescription":{"ExportArn":"\#(export)","ExportStatus":"IN_PROGRESS","StartTime":1700000000.25,"#
          + #""TableArn":"\#(Self.arn)","TableId":"\#(table)","ExportTime":1700000000.25,"ClientToken":"token","#
          + #""S3Bucket":"bucket","S3Prefix":"a/b","S3SseAlgorithm":"AES256","ExportFormat":"DYNAMODB_JSON"}}"#)
      let id = try #require(export.components(separatedBy: "/export/").last)
      let done = try await bench.waitFor(#""ExportStatus":"COMPLETED""#, "DescribeExport", Self.describe(export))
      #expect(
        done.contains(
          #""EndTime":1700000000.251,"ExportManifest":"a/b/AWSDynamoDB/\#(id)/manifest-summary.json","TableArn""#))
      #expect(done.contains(#""ExportFormat":"DYNAMODB_JSON","BilledSizeBytes":290,"ItemCount":30}}"#))

      let folder = "a/b/AWSDynamoDB/\(id)/"
      let data = try buckets.keys().filter { $0.hasPrefix(folder + "data/") }
      #expect(data.count == 4)
      #expect(
        try buckets.keys().filter { !data.contains($0) }
          == ["_started", "manifest-files.json", "manifest-files.md5", "manifest-summary.json", "manifest-summary.md5"]
          .map { folder + $0 })
      #expect(try buckets.get(folder + "_started") == [])
      var lines: [String] = []
      let files = try buckets.text(folder + "manifest-files.json").split(separator: "\n").map(String.init)
      #expect(files.compactMap { $0.text(of: "dataFileS3Key") }.sorted() == data)
      for file in files {
        let key = try #require(file.text(of: "dataFileS3Key"))
        let found = try buckets.inflated(key).split(separator: "\n").map(String.init)
        #expect(file.hasPrefix(#"{"itemCount":\#(found.count),"md5Checksum":""#))
        lines += found
      }
      #expect(lines.sorted() == (0..<30).map { #"{"Item":{"a":{"S":"item\#($0)"},"n":{"N":"1"}}}"# }.sorted())
      #expect(
        try buckets.text(folder + "manifest-summary.json")
          == #"{"version":"2020-06-30","exportArn":"\#(export)","startTime":"2023-11-14T22:13:20.250Z","#
          + #""endTime":"2023-11-14T22:13:20.251Z","tableArn":"\#(Self.arn)","tableId":"\#(table)","#
          + #""exportTime":"2023-11-14T22:13:20.250Z","s3Bucket":"bucket","s3Prefix":"a/b","s3SseAlgorithm":"AES256","#
          + #""s3SseKmsKeyId":null,"manifestFilesS3Key":"\#(folder)manifest-files.json","billedSizeBytes":290,"#
          + #""itemCount":30,"outputFormat":"DYNAMODB_JSON"}"#)
      // The base64 of the MD5's 16 bytes.
      #expect(try buckets.text(folder + "manifest-summary.md5").wholeMatch(of: /[A-Za-z0-9+\/]{22}==/) != nil)
    }
  }

  @Test func isOfTheMomentThatIsAskedFor() async throws {
    try await BucketBench.with { buckets in
      let (bench, clock) = (buckets.bench, buckets.clock)
      try await prepared(bench)
      try await bench.put("x", 1)
      clock.advance(1000)
      try await bench.put("x", 2)
      try await bench.put("y", 2)
      clock.advance(1000)
      try await bench.must("ExportTableToPointInTime", Self.request(#","ExportTime":1700000500"#))
      let text = try buckets.keys().filter { $0.contains("/data/") }.map { try buckets.inflated($0) }.joined()
      #expect(text == #"{"Item":{"a":{"S":"x"},"n":{"N":"1"}}}"# + "\n")
    }
  }

  @Test func inIonText() async throws {
    try await BucketBench.with { buckets in
      try await prepared(buckets.bench)
      try await buckets.bench.must(
        "PutItem",
        #"{"TableName":"abc","Item":{"a":{"S":"x\"\n"},"b":{"B":"AQI="},"c":{"BOOL":true},"d":{"NULL":true},"e":{"SS":["p","q"]},"#
          + #""f":{"NS":["103","600"]},"g":{"BS":["AQ=="]},"h":{"L":[{"N":"-1.5"},{"N":"0.0000001"}]},"#
          + #""i":{"M":{"not a name":{"S":""},"null":{"N":"0"}}}}}"#)
      try await buckets.bench.must("ExportTableToPointInTime", Self.request(#","ExportFormat":"ION""#))
      let keys = try buckets.keys().filter { $0.contains("/data/") }
      #expect(keys.allSatisfy { $0.hasSuffix(".ion.gz") })
      #expect(
        try keys.map { try buckets.inflated($0) }.joined()
          == #"$ion_1_0 {Item:{a:"x\"\n",b:{{AQI=}},c:true,d:null,e:$dynamodb_SS::["p","q"],f:$dynamodb_NS::[103.,6d2],"#
          + #"g:$dynamodb_BS::[{{AQ==}}],h:[-1.5,1d-7],i:{'not a name':"",'null':0.}}}"# + "\n")
    }
  }

  @Test func ofWhatChanged() async throws {
    try await BucketBench.with { buckets in
      let (bench, clock) = (buckets.bench, buckets.clock)
      try await prepared(bench)
      for key in ["same", "updated", "deleted"] { try await bench.put(key, 1) }
      clock.advance(1000)
      for key in ["updated", "new", "passing"] { try await bench.put(key, 2) }
      clock.advance(100)
      for key in ["deleted", "passing"] {
        try await bench.must("DeleteItem", #"{"TableName":"abc","Key":{"a":{"S":"\#(key)"}}}"#)
      }
      clock.advance(1000)
      try await bench.put("updated", 3)
      let specification = #""ExportFromTime":1700000500,"ExportToTime":1700001500"#
      func export(_ view: String, _ token: String, _ format: String) async throws -> [String] {
        let before = Set(try buckets.keys())
        let answer = try await bench.send(
          "ExportTableToPointInTime",
          #"{"TableArn":"\#(Self.arn)","S3Bucket":"bucket","ClientToken":"\#(token)","ExportType":"INCREMENTAL_EXPORT","#
            + #""ExportFormat":"\#(format)","IncrementalExportSpecification":{\#(specification),"ExportViewType":"\#(view)"}}"#
        ).body
        #expect(answer.contains(#""ExportType":"INCREMENTAL_EXPORT""#))
        #expect(!answer.contains(#""ExportTime""#))
        let added = Set(try buckets.keys()).subtracting(before)
        let summary = try #require(added.first { $0.hasSuffix("manifest-summary.json") })
        let text = try buckets.text(summary)
        #expect(text.hasPrefix(#"{"version":"2023-08-01""#))
        #expect(text.contains(#""exportFromTime":"2023-11-14T22:21:40.000Z","exportToTime":"2023-11-14T22:38:20.000Z""#))
        #expect(text.hasSuffix(#""outputView":"\#(view)","exportType":"INCREMENTAL_EXPORT"}"#))
        let data = added.filter { $0.hasPrefix("AWSDynamoDB/data/") }
        #expect(data.count == 1)
        return try data.flatMap { try buckets.inflated($0).split(separator: "\n").map(String.init) }.sorted()
      }
      func line(_ key: String, _ time: String, _ images: String) -> String {
        #"{"Metadata":{"WriteTimestampMicros":{"N":"\#(time)"}},"Keys":{"a":{"S":"\#(key)"}}\#(images)}"#
      }
      let (early, late) = ("1700001000250000", "1700001100250000")
      #expect(
        try await export("NEW_AND_OLD_IMAGES", "one", "DYNAMODB_JSON") == [
          line("new", early, #","NewImage":{"a":{"S":"new"},"n":{"N":"2"}}"#),
          line(
            "updated", early,
            #","NewImage":{"a":{"S":"updated"},"n":{"N":"2"}},"OldImage":{"a":{"S":"updated"},"n":{"N":"1"}}"#),
          line("deleted", late, #","OldImage":{"a":{"S":"deleted"},"n":{"N":"1"}}"#),
        ])
      #expect(
        try await export("NEW_IMAGE", "two", "DYNAMODB_JSON") == [
          line("new", early, #","NewImage":{"a":{"S":"new"},"n":{"N":"2"}}"#),
          line("updated", early, #","NewImage":{"a":{"S":"updated"},"n":{"N":"2"}}"#), line("deleted", late, ""),
        ])
      #expect(
        try await export("NEW_IMAGE", "three", "ION").first
          == #"$ion_1_0 {Record:{Keys:{a:"deleted"},Metadata:{WriteTimestampMicros:1700001100250000.}}}"#)
    }
  }

  @Test func isFiltered() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try await prepared(bench)
      try await bench.fill(10)
      try await bench.put("item3", 5)
      let filter =
        ##","FilterSpecification":{"FilterExpression":"n > :n","ProjectionExpression":"#n","##
        + ##""ExpressionAttributeNames":{"#n":"n"},"ExpressionAttributeValues":{":n":{"N":"2"}}}"##
      try await bench.must("ExportTableToPointInTime", Self.request(filter))
      let text = try buckets.keys().filter { $0.contains("/data/") }.map { try buckets.inflated($0) }.joined()
      #expect(text == #"{"Item":{"n":{"N":"5"}}}"# + "\n")
      try await bench.expect(
        "ExportTableToPointInTime",
        #"{"TableArn":"\#(Self.arn)","S3Bucket":"bucket","FilterSpecification":{"FilterExpression":"n >"}}"#,
        invalid: "Invalid FilterExpression: Syntax error; token: \"<EOF>\", near: \">\"")
      let keys =
        #"{"TableArn":"\#(Self.arn)","S3Bucket":"bucket","S3Prefix":"keys","FilterSpecification":{"KeyConditionExpression":"#
        + #""a = :a","ExpressionAttributeValues":{":a":{"S":"item7"}}}}"#
      try await bench.must("ExportTableToPointInTime", keys)
      let found = try buckets.keys().filter { $0.contains("keys/") && $0.contains("/data/") }
        .map { try buckets.inflated($0) }.joined()
      #expect(found == #"{"Item":{"a":{"S":"item7"},"n":{"N":"1"}}}"# + "\n")
    }
  }

  @Test func failsWithoutABucket() async throws {
    try await BucketBench.with { buckets in
      try await prepared(buckets.bench)
      let answer = try await buckets.bench.send("ExportTableToPointInTime", Self.request(bucket: "absent")).body
      #expect(answer.contains(#""ExportStatus":"IN_PROGRESS""#))
      let export = try #require(answer.text(of: "ExportArn"))
      let described = try await buckets.bench.send("DescribeExport", Self.describe(export)).body
      #expect(described.contains(#""ExportStatus":"FAILED""#))
      #expect(
        described.contains(
          #""FailureCode":"S3NoSuchBucket","FailureMessage":"The specified bucket does not exist","ExportFormat""#))
      try await buckets.bench.expect(
        "ListExports", "{}",
        #"{"ExportSummaries":[{"ExportArn":"\#(export)","ExportStatus":"FAILED","ExportType":"FULL_EXPORT"}]}"#)
    }
    let bench = try Clock().bench()
    try await prepared(bench)
    let answer = try await bench.send("ExportTableToPointInTime", Self.request()).body
    let export = try #require(answer.text(of: "ExportArn"))
    #expect(try await bench.send("DescribeExport", Self.describe(export)).body.contains("S3NoSuchBucket"))
  }

  @Test(arguments: ["../x", "a/../../x", "/x", "a//b", "./a", "a/.."])
  func leadsNowhereElse(prefix: String) async throws {
    try await BucketBench.with { buckets in
      try await prepared(buckets.bench)
      let answer = try await buckets.bench.send(
        "ExportTableToPointInTime", Self.request(#","S3Prefix":"\#(prefix)""#)
      ).body
      let export = try #require(answer.text(of: "ExportArn"))
      let described = try await buckets.bench.send("DescribeExport", Self.describe(export)).body
      #expect(described.contains(#""FailureCode":"S3AccessDenied""#))
      #expect(try buckets.keys(".") == [])
    }
  }

  @Test func followsNoLinks() async throws {
    try await BucketBench.with { buckets in
      try await prepared(buckets.bench)
      let outside = buckets.folder.url.appending(path: "outside")
      try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        at: buckets.folder.url.appending(path: "bucket/link"), withDestinationURL: outside)
      let answer = try await buckets.bench.send("ExportTableToPointInTime", Self.request(#","S3Prefix":"link""#)).body
      let export = try #require(answer.text(of: "ExportArn"))
      #expect(try await buckets.bench.send("DescribeExport", Self.describe(export)).body.contains("S3AccessDenied"))
      #expect(try buckets.keys("outside") == [])
    }
  }

  @Test func isTheSameWithTheSameToken() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try await prepared(bench)
      let first = try await bench.send("ExportTableToPointInTime", Self.request()).body
      let second = try await bench.send("ExportTableToPointInTime", Self.request()).body
      #expect(first.text(of: "ExportArn") == second.text(of: "ExportArn"))
      for change in [#","S3Prefix":"p""#, #","ExportFormat":"ION""#, #","S3BucketOwner":"000000000000""#] {
        try await bench.expect(
          "ExportTableToPointInTime", Self.request(change), error: Self.conflict,
          "Duplicate request detected with conflicting parameters")
      }
      buckets.clock.advance(8 * 3600)
      let third = try await bench.send("ExportTableToPointInTime", Self.request()).body
      #expect(third.text(of: "ExportArn") != first.text(of: "ExportArn"))
      // One that was refused leaves no token.
      try await bench.must("ExportTableToPointInTime", #"{"TableArn":"\#(Self.arn)","S3Bucket":"bucket"}"#)
      #expect(try await bench.send("ListExports", "{}").body.texts(of: "ExportArn").count == 3)
    }
  }

  @Test func areListedPageByPage() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try await prepared(bench)
      var arns: [String] = []
      for number in 0..<5 {
        let answer = try await bench.send(
          "ExportTableToPointInTime", #"{"TableArn":"\#(Self.arn)","S3Bucket":"absent","ClientToken":"\#(number)"}"#
        ).body
        arns.append(try #require(answer.text(of: "ExportArn")))
        buckets.clock.advance(1)
      }
      var (listed, token): ([String], String?) = ([], nil)
      repeat {
        let page = try await bench.send("ListExports", #"{"MaxResults":2\#(token.map { #","NextToken":"\#($0)""# } ?? "")}"#).body
        #expect(page.texts(of: "ExportArn").count <= 2)
        listed += page.texts(of: "ExportArn")
        token = page.text(of: "NextToken")
      } while token != nil
      #expect(listed == arns.reversed())
      let wrong = String(repeating: "0123456789abcdef", count: 16)
      try await bench.expect("ListExports", #"{"NextToken":"\#(wrong)"}"#, invalid: "Invalid NextToken: \(wrong)")
      #expect(try await bench.send("ListExports", #"{"TableArn":"\#(Self.arn)"}"#).body.texts(of: "ExportArn").count == 5)
      try await bench.must("DeleteTable", #"{"TableName":"abc"}"#)
      try await bench.expect("ListExports", #"{"TableArn":"\#(Self.arn)"}"#, #"{"ExportSummaries":[]}"#)
      #expect(try await bench.send("DescribeExport", Self.describe(arns[0])).status == 200)
      buckets.clock.advance(90 * 86_400)
      try await bench.expect("ListExports", "{}", #"{"ExportSummaries":[]}"#)
    }
  }

  @Test func isRefused() async throws {
    try await BucketBench.with { buckets in
      let (bench, clock) = (buckets.bench, buckets.clock)
      try await bench.expect(
        "ExportTableToPointInTime", Self.request(), error: "com.amazonaws.dynamodb.v20120810#TableNotFoundException",
        "Table not found: \(Self.arn)")
      try await bench.createTable()
      try await bench.expect(
        "ExportTableToPointInTime", Self.request(),
        error: "com.amazonaws.dynamodb.v20120810#PointInTimeRecoveryUnavailableException",
        "Point in time recovery is not enabled for table 'abc'")
      try await bench.switchRecovery(on: true)
      clock.advance(3000)
      for time in ["-1", "1699999999", "1700003100", "1700002900"] {
        try await bench.expect(
          "ExportTableToPointInTime", Self.request(#","ExportTime":\#(time)"#), error: Self.invalidTime,
          "ExportTime is outside of the point in time recovery window")
      }
      func incremental(_ from: Int, _ to: Int) -> String {
        Self.request(
          #","ExportType":"INCREMENTAL_EXPORT","IncrementalExportSpecification":{"ExportFromTime":\#(from),"ExportToTime":\#(to)}"#
        )
      }
      try await bench.expect(
        "ExportTableToPointInTime", incremental(1_700_000_000, 1_700_000_899), error: Self.invalidTime,
        "Difference between export period from time and to time is less than 15 minutes")
      try await bench.must("ExportTableToPointInTime", incremental(1_700_000_000, 1_700_000_900))
      try await bench.expect(
        "ExportTableToPointInTime", #"{"TableArn":"QWERTY","S3Bucket":"bucket"}"#,
        invalid: "Invalid TableArn: Invalid ResourceArn provided as input QWERTY")
      for (member, value, rule) in [
        ("S3Bucket", "", #"regular expression pattern: ^[a-z0-9A-Z]+[\.\-\w]*[a-z0-9A-Z]+$"#),
        ("S3Bucket", "..", #"regular expression pattern: ^[a-z0-9A-Z]+[\.\-\w]*[a-z0-9A-Z]+$"#),
        ("ClientToken", "a$", #"regular expression pattern: ^[^\$]+$"#),
        ("S3BucketOwner", "12", "regular expression pattern: [0-9]{12}"),
        ("ExportFormat", "CSV", "enum value set: [ION, DYNAMODB_JSON]"),
      ] {
        let request = [
          "TableArn": Self.arn, "S3Bucket": "bucket",
        ].merging([member: value]) { $1 }
        let name = member.prefix(1).lowercased() + member.dropFirst()
        try await bench.expect(
          "ExportTableToPointInTime", try Bench.text(request),
          invalid: "1 validation error detected: Value '\(value)' at '\(name)' failed to satisfy constraint: "
            + "Member must satisfy \(rule)")
      }
      try await bench.expect("DescribeExport", Self.describe(Self.arn), invalid: "Invalid Export ARN")
      let denied = "arn:aws:dynamodb:qwerty:000000000000:table/nonexistent_table_xyz"
      try await bench.expect(
        "DescribeExport", Self.describe(denied), error: "com.amazon.coral.service#AccessDeniedException",
        "User: arn:aws:iam::000000000000:root is not authorized to perform: dynamodb:DescribeExport on resource: \(denied)")
      let missing = Self.arn + "/export/01700000000250-00000000"
      try await bench.expect(
        "DescribeExport", Self.describe(missing), error: "com.amazonaws.dynamodb.v20120810#ExportNotFoundException",
        "Export not found: \(missing)")
    }
  }

  @Test func isInProgressAsLongAsTablesAre() async throws {
    try await BucketBench.with(delay: .seconds(5)) { buckets in
      try await buckets.bench.createTable()
      buckets.clock.advance(5)
      try await buckets.bench.switchRecovery(on: true)
      let answer = try await buckets.bench.send("ExportTableToPointInTime", Self.request()).body
      let export = try #require(answer.text(of: "ExportArn"))
      let early = try await buckets.bench.send("DescribeExport", Self.describe(export)).body
      #expect(early.contains(#""ExportStatus":"IN_PROGRESS""#))
      #expect(!early.contains("EndTime"))
      buckets.clock.advance(5)
      #expect(try await buckets.bench.send("DescribeExport", Self.describe(export)).body.contains(#""ExportStatus":"COMPLETED""#))
    }
  }

  @Test func ofALargeTableHoldsWhatWasThere() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try await prepared(bench)
      try await bench.fill(6000)
      let answer = try await bench.send("ExportTableToPointInTime", Self.request()).body
      let export = try #require(answer.text(of: "ExportArn"))
      for number in 0..<500 { try await bench.put("item\(number * 11)", 2) }
      try await bench.waitFor(#""ExportStatus":"COMPLETED""#, "DescribeExport", Self.describe(export))
      let lines = try buckets.keys().filter { $0.contains("/data/") }
        .flatMap { try buckets.inflated($0).split(separator: "\n") }
      #expect(Set(lines).count == 6000)
      #expect(lines.allSatisfy { $0.contains(#""n":{"N":"1"}"#) })
    }
  }

  @Test func ofABucketOfOthersFails() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try await prepared(bench)
      let own = try await bench.send("ExportTableToPointInTime", Self.request(#","S3BucketOwner":"000000000000""#)).body
      #expect(!own.contains("S3BucketOwner"))
      try await bench.waitFor(
        #""ExportStatus":"COMPLETED""#, "DescribeExport", Self.describe(try #require(own.text(of: "ExportArn"))))
      let foreign = try await bench.send(
        "ExportTableToPointInTime",
        Self.request(#","S3BucketOwner":"123456789012""#).replacing(#""token""#, with: #""other""#)
      ).body
      #expect(foreign.contains(#""S3BucketOwner":"123456789012""#))
      let failed = try await bench.waitFor(
        #""ExportStatus":"FAILED""#, "DescribeExport", Self.describe(try #require(foreign.text(of: "ExportArn"))))
      #expect(failed.contains(#""FailureCode":"S3AccessDenied""#))
    }
  }

  /// An attribute that its filter goes into becomes the key of an index: no filter that is asked for now may do that.
  @Test func goesOnWhenIndexesChange() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try await prepared(bench)
      try await bench.fill(6000)
      let filter =
        #","FilterSpecification":{"FilterExpression":"attribute_not_exists(g.x)","ProjectionExpression":"a, n, g.y"}"#
      let export = try #require(
        try await bench.send("ExportTableToPointInTime", Self.request(filter)).body.text(of: "ExportArn"))
      _ = try await bench.update(
        #""AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"}],"GlobalSecondaryIndexUpdates":[{"Create":{"#
          + #""IndexName":"by-g","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]"#)
      #expect(
        try await bench.send("DescribeExport", Self.describe(export)).body.contains(#""ExportStatus":"IN_PROGRESS""#))
      let done = try await bench.waitFor(#""EndTime""#, "DescribeExport", Self.describe(export))
      #expect(done.contains(#""ItemCount":6000"#))
    }
  }
}
