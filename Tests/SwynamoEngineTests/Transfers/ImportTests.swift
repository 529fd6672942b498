import Foundation
import SwynamoCompression
import SwynamoEngine
import Testing

@Suite struct ImportTests {
  private static let conflict = "com.amazonaws.dynamodb.v20120810#ImportConflictException"
  private static let inUse = "com.amazonaws.dynamodb.v20120810#ResourceInUseException"
  private static let creation =
    #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],"#
    + #""BillingMode":"PAY_PER_REQUEST""#

  private static func request(
    _ prefix: String = "in/", format: String = "DYNAMODB_JSON", table: String = "abc", token: String = "token",
    bucket: String = "bucket", _ more: String = ""
  ) -> String {
    #"{"ClientToken":"\#(token)","S3BucketSource":{"S3Bucket":"\#(bucket)","S3KeyPrefix":"\#(prefix)"},"#
      + #""InputFormat":"\#(format)","TableCreationParameters":{"TableName":"\#(table)",\#(creation)}\#(more)}"#
  }

  /// Imports, waits for the end and gives the description.
  private func done(_ bench: Bench, _ request: String) async throws -> String {
    let (status, answer) = try await bench.send("ImportTable", request)
    try #require(status == 200, "\(answer)")
    let arn = try #require(answer.text(of: "ImportArn"))
    #expect(answer.contains(#""ImportStatus":"IN_PROGRESS""#))
    return try await bench.waitFor(#""EndTime""#, "DescribeImport", #"{"ImportArn":"\#(arn)"}"#)
  }

  private static func line(_ key: String, _ number: Int) -> String {
    #"{"Item":{"a":{"S":"\#(key)"},"n":{"N":"\#(number)"}}}"#
  }

  @Test func makesATableOfItsObjects() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try buckets.put([Self.line("x", 1), "", "  ", Self.line("y", 2)].joined(separator: "\n") + "\n", "in/one.json")
      try buckets.put("", "in/empty.json")
      try buckets.put(Self.line("z", 3), "in/deep/er/two.json")
      try buckets.put("nonsense", "other/one.json")
      let answer = try await bench.send("ImportTable", Self.request()).body
      let arn = try #require(answer.text(of: "ImportArn"))
      let table = try #require(answer.text(of: "TableId"))
      let start =
        #"{"ImportTableDescription":{"ImportArn":"\#(arn)","ImportStatus":"IN_PROGRESS","#
        + #""TableArn":"arn:aws:dynamodb:ddblocal:000000000000:table/abc","TableId":"\#(table)","ClientToken":"token","#
        + #""S3BucketSource":{"S3Bucket":"bucket","S3KeyPrefix":"in/"},"ErrorCount":0,"#
        + #""CloudWatchLogGroupArn":"arn:aws:logs:ddblocal:000000000000:log-group:/aws-dynamodb/imports:*","#
        + #""InputFormat":"DYNAMODB_JSON","InputCompressionType":"NONE","TableCreationParameters":{"#
      #expect(answer.hasPrefix(start))
      #expect(answer.hasSuffix(#""StartTime":1700000000.25,"ProcessedItemCount":0,"ImportedItemCount":0}}"#))
      let described = try await bench.send("DescribeImport", #"{"ImportArn":"\#(arn)"}"#).body
      #expect(described.contains(#""ImportStatus":"COMPLETED""#))
      #expect(
        described.hasSuffix(
          #""EndTime":1700000000.251,"ProcessedSizeBytes":120,"ProcessedItemCount":3,"ImportedItemCount":3}}"#))
      let description = try await bench.description()
      #expect(description.contains(#""TableStatus":"ACTIVE""#))
      #expect(description.text(of: "TableId") == table)
      #expect(
        try await bench.items(of: "abc")
          == [("x", 1), ("y", 2), ("z", 3)].map { #"{"a":{"S":"\#($0)"},"n":{"N":"\#($1)"}}"# })
    }
  }

  @Test func readsWhatAnExportWrote() async throws {
    for format in ["DYNAMODB_JSON", "ION"] {
      try await BucketBench.with { buckets in
        let bench = buckets.bench
        try await bench.createTable()
        try await bench.switchRecovery(on: true)
        let item =
          #"{"a":{"S":"q\"\\\n\u0001é😀"},"b":{"B":"AAEC/w=="},"bool":{"BOOL":false},"bs":{"BS":["AQ==","Ag=="]},"#
          + #""l":{"L":[{"NULL":true},{"M":{}},{"L":[]},{"S":""}]},"m":{"M":{"not a name":{"N":"1"}}},"#
          + #""n":{"N":"123.00000000000000000000000000000000001"},"ns":{"NS":["-1","0","0.0000001","1000"]},"ss":{"SS":["'","//"]}}"#
        try await bench.must("PutItem", #"{"TableName":"abc","Item":\#(item)}"#)
        try await bench.fill(20)
        let arn = "arn:aws:dynamodb:ddblocal:000000000000:table/abc"
        try await bench.must(
          "ExportTableToPointInTime", #"{"TableArn":"\#(arn)","S3Bucket":"bucket","ExportFormat":"\#(format)"}"#)
        let folder = try #require(buckets.keys().first { $0.contains("/data/") }).components(separatedBy: "/data/")[0]
        let done = try await done(
          bench, Self.request(folder + "/data/", format: format, table: "copy", #","InputCompressionType":"GZIP""#))
        #expect(done.contains(#""ImportStatus":"COMPLETED""#))
        #expect(try await bench.items(of: "copy") == bench.items(of: "abc"))
      }
    }
  }

  @Test func readsCSV() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try buckets.put("a,n,text\r\nx,1,\"two, \"\"words\"\"\nand lines\"\r\ny,,z\n", "in/one.csv")
      #expect(try await done(bench, Self.request(format: "CSV")).contains(#""ImportStatus":"COMPLETED""#))
      #expect(
        try await bench.items(of: "abc") == [
          #"{"a":{"S":"x"},"n":{"S":"1"},"text":{"S":"two, \"words\"\nand lines"}}"#, #"{"a":{"S":"y"},"text":{"S":"z"}}"#,
        ])
      try buckets.put("x|1\ny|2\n", "plain/one.csv")
      let options = #","InputFormatOptions":{"Csv":{"Delimiter":"|","HeaderList":["a","b"]}}"#
      _ = try await done(bench, Self.request("plain/", format: "CSV", table: "other", token: "two", options))
      #expect(try await bench.items(of: "other") == [#"{"a":{"S":"x"},"b":{"S":"1"}}"#, #"{"a":{"S":"y"},"b":{"S":"2"}}"#])
    }
  }

  @Test func countsWhatIsNoItem() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      try buckets.put([Self.line("good", 1), Self.line("better", 2)].joined(separator: "\n"), "in/0")
      let wrong = [
        #"{"NotAnItem":{}}"#, #"{"Item":{"n":{"N":"1"}}}"#, #"{"Item":{"a":{"N":"1"}}}"#, #"{"Item": "#,
        #"{"Item":{"a":{"S":"x"},"":{"S":"v"}}}"#, #"{"Item":{"a":{"S":"x"},"n":{"N":"many"}}}"#, #"{"Item":{"a":"x"}}"#,
      ]
      for (place, line) in wrong.enumerated() { try buckets.put(line, "in/1\(place)") }
      // What follows in an object after what is no item is not read, and after an item that is refused it is.
      try buckets.put(["nonsense", Self.line("unread", 1)].joined(separator: "\n"), "in/2")
      try buckets.put([#"{"Item":{}}"#, Self.line("read", 1)].joined(separator: "\n"), "in/3")
      let done = try await done(bench, Self.request())
      #expect(done.contains(#""ImportStatus":"FAILED""#))
      #expect(done.contains(#""ErrorCount":9"#))
      #expect(done.contains(#""ProcessedItemCount":12,"ImportedItemCount":3,"FailureCode":"ItemValidationError""#))
      #expect(try await bench.items(of: "abc").count == 3)
      #expect(try await bench.description().contains(#""TableStatus":"ACTIVE""#))
    }
  }

  @Test func duplicatesReplaceEachOther() async throws {
    try await BucketBench.with { buckets in
      try buckets.put([Self.line("x", 1), Self.line("x", 2)].joined(separator: "\n"), "in/0")
      let done = try await done(buckets.bench, Self.request())
      #expect(done.contains(#""ProcessedItemCount":2,"ImportedItemCount":2}}"#))
      #expect(try await buckets.bench.items(of: "abc").count == 1)
    }
  }

  @Test func withoutABucketThereIsNoTable() async throws {
    try await BucketBench.with { buckets in
      let done = try await done(buckets.bench, Self.request(bucket: "absent"))
      #expect(
        done.hasSuffix(
          #""ProcessedItemCount":0,"ImportedItemCount":0,"FailureCode":"S3NoSuchBucket","#
            + #""FailureMessage":"The specified bucket does not exist"}}"#))
      try await buckets.bench.expect("ListTables", "{}", #"{"TableNames":[]}"#)
      // Nothing matches a prefix that leads elsewhere.
      try buckets.put(Self.line("x", 1), "../secret/one")
      let empty = try await self.done(buckets.bench, Self.request("../secret/", token: "two"))
      #expect(empty.contains(#""ImportStatus":"COMPLETED""#))
      #expect(!empty.contains("ProcessedSizeBytes"))
      #expect(try await buckets.bench.items(of: "abc") == [])
    }
  }

  @Test func isInProgressAsLongAsTablesAreCreated() async throws {
    try await BucketBench.with(delay: .seconds(5)) { buckets in
      let bench = buckets.bench
      try buckets.put(Self.line("x", 1), "in/0")
      let first = try await bench.send("ImportTable", Self.request()).body
      let arn = try #require(first.text(of: "ImportArn"))
      let early = try await bench.send("DescribeImport", #"{"ImportArn":"\#(arn)"}"#).body
      #expect(early.contains(#""ImportStatus":"IN_PROGRESS""#))
      #expect(early.contains(#""ProcessedItemCount":0"#))
      #expect(try await bench.description().contains(#""TableStatus":"CREATING""#))
      // Whatever else is asked for, the same import is answered; another table is a conflict.
      for request in [Self.request(), Self.request("elsewhere"), Self.request(format: "CSV")] {
        #expect(try await bench.send("ImportTable", request).body == first)
      }
      try await bench.expect(
        "ImportTable", Self.request(table: "other"), error: Self.conflict,
        "Duplicate request detected with conflicting parameters")
      try await bench.expect(
        "ImportTable", Self.request(token: "two"), error: Self.inUse,
        "Attempt to change a resource which is still in use: Table is being created: abc")
      buckets.clock.advance(5)
      try await bench.expect("ImportTable", Self.request(), error: Self.inUse, "Table already exists: abc")
      #expect(try await bench.items(of: "abc").count == 1)
    }
  }

  @Test func areListedPageByPage() async throws {
    try await BucketBench.with { buckets in
      for table in ["abc", "def", "ghi"] { _ = try await done(buckets.bench, Self.request(table: table, token: table)) }
      var (tables, token): ([String], String?) = ([], nil)
      repeat {
        let page = try await buckets.bench.send(
          "ListImports", #"{"PageSize":1\#(token.map { #","NextToken":"\#($0)""# } ?? "")}"#
        ).body
        tables += page.texts(of: "TableArn").compactMap { $0.components(separatedBy: "/").last }
        token = page.text(of: "NextToken")
        if let token { #expect(token.count >= 112 && token.count % 16 == 0) }
      } while token != nil
      #expect(tables == ["ghi", "def", "abc"])
      let listed = try await buckets.bench.send(
        "ListImports", #"{"TableArn":"arn:aws:dynamodb:ddblocal:000000000000:table/def"}"#
      ).body
      let arn = try #require(listed.text(of: "ImportArn"))
      #expect(
        listed == #"{"ImportSummaryList":[{"ImportArn":"\#(arn)","ImportStatus":"COMPLETED","#
          + #""TableArn":"arn:aws:dynamodb:ddblocal:000000000000:table/def","S3BucketSource":{"S3Bucket":"bucket","#
          + #""S3KeyPrefix":"in/"},"CloudWatchLogGroupArn":"arn:aws:logs:ddblocal:000000000000:log-group:/aws-dynamodb/imports:*","#
          + #""InputFormat":"DYNAMODB_JSON","StartTime":1700000000.25,"EndTime":1700000000.251}]}"#)
      let wrong = String(repeating: "0", count: 112)
      try await buckets.bench.expect("ListImports", #"{"NextToken":"\#(wrong)"}"#, invalid: "Invalid NextToken: \(wrong)")
    }
  }

  @Test func isRefused() async throws {
    let bench = try Clock().bench()
    let open = "1 validation error detected: Value "
    try await bench.expect(
      "ImportTable", Self.request().replacing(#""ClientToken":"token","#, with: ""),
      invalid: open + "null at 'clientToken' failed to satisfy constraint: Member must not be null")
    try await bench.expect(
      "ImportTable", Self.request(bucket: "-nope!"),
      invalid: open + "'-nope!' at 's3BucketSource.s3Bucket' failed to satisfy constraint: "
        + #"Member must satisfy regular expression pattern: ^[a-z0-9A-Z]+[\.\-\w]*[a-z0-9A-Z]+$"#)
    try await bench.expect(
      "ImportTable",
      Self.request("in/", #","InputFormatOptions":{"Csv":{"Delimiter":","}}"#),
      invalid: "InputFormatOptions can only be specified when InputFormat is CSV")
    try await bench.expect(
      "ImportTable", Self.request("in/", #","InputCompressionType":"ZSTD""#),
      invalid: "InputCompressionType ZSTD is not supported here; use GZIP or NONE")
    try await bench.expect(
      "ImportTable", Self.request().replacing(#""BillingMode":"PAY_PER_REQUEST""#, with: #""BillingMode":"PROVISIONED""#),
      invalid: "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when "
        + "BillingMode is PROVISIONED")
    let table = "arn:aws:dynamodb:ddblocal:000000000000:table/"
    try await bench.expect(
      "DescribeImport", #"{"ImportArn":"\#(table)x/import/01658528578619-c4d4e311"}"#, invalid: "Invalid Import ARN")
    let missing = table + "abc/import/01658528578619-c4d4e311"
    try await bench.expect(
      "DescribeImport", #"{"ImportArn":"\#(missing)"}"#, error: "com.amazonaws.dynamodb.v20120810#ImportNotFoundException",
      "Import not found: \(missing)")
    try await bench.expect("ListTables", "{}", #"{"TableNames":[]}"#)
  }

  @Test func ofManyItemsGoesOnAfterTheEngineWasClosed() async throws {
    try await StoreFolder.with { folder in
      try FileManager.default.createDirectory(at: folder.url.appending(path: "bucket/in"), withIntermediateDirectories: true)
      for part in 0..<4 {
        let lines = (0..<3000).map { Self.line("item\(part)-\($0)", $0) }.joined(separator: "\n")
        let bytes = try #require(GZip.deflate(Array(lines.utf8)))
        try Data(bytes).write(to: folder.url.appending(path: "bucket/in/\(part)"))
      }
      var arn = ""
      do {
        let bench = Bench(try EmbeddedEngine(.file(folder.path()), settings: .init(buckets: folder.url.path)))
        let answer = try await bench.send("ImportTable", Self.request("in/", #","InputCompressionType":"GZIP""#)).body
        arn = try #require(answer.text(of: "ImportArn"))
        await bench.engine.close()
      }
      let bench = Bench(try EmbeddedEngine(.file(folder.path()), settings: .init(buckets: folder.url.path)))
      let done = try await bench.waitFor(#""EndTime""#, "DescribeImport", #"{"ImportArn":"\#(arn)"}"#)
      #expect(done.contains(#""ProcessedItemCount":12000,"ImportedItemCount":12000}}"#))
      #expect(try await bench.items(of: "abc").count == 12000)
    }
  }

  /// More than all that the table has saved of its one unit a second.
  @Test func costsNoUnits() async throws {
    try await BucketBench.with(enforcesThroughput: true) { buckets in
      for part in 0..<2 {
        try buckets.put((0..<1500).map { Self.line("\(part)-\($0)", $0) }.joined(separator: "\n"), "in/\(part)")
      }
      let units =
        #""BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":1000,"WriteCapacityUnits":1}"#
      let done = try await done(
        buckets.bench, Self.request().replacing(#""BillingMode":"PAY_PER_REQUEST""#, with: units))
      #expect(done.hasSuffix(#""ProcessedItemCount":3000,"ImportedItemCount":3000}}"#))
    }
  }

  @Test func takesOfTheTableWhatTheModelHas() async throws {
    try await BucketBench.with { buckets in
      let bench = buckets.bench
      let more =
        #""BillingMode":"PAY_PER_REQUEST",\#(Change.stream),"DeletionProtectionEnabled":true,"Tags":[{"Key":"k","Value":"v"}],"#
        + #""LocalSecondaryIndexes":[],"TableClass":"STANDARD_INFREQUENT_ACCESS""#
      let done = try await done(
        bench, Self.request("none/").replacing(#""BillingMode":"PAY_PER_REQUEST""#, with: more))
      let description = try await bench.description()
      for name in ["Stream", "INFREQUENT", "Tags", "LocalSecondaryIndexes"] {
        #expect(!done.contains(name))
        #expect(!description.contains(name))
      }
      #expect(description.contains(#""DeletionProtectionEnabled":false"#))
      #expect(try await bench.send("ListStreams", "{}").body == #"{"Streams":[]}"#)
      try await bench.must("DeleteTable", #"{"TableName":"abc"}"#)
    }
  }

  @Test func bucketsOfOthersAreRefused() async throws {
    try await BucketBench.with { buckets in
      try buckets.put(Self.line("x", 1), "in/0")
      let owner = #""S3KeyPrefix":"in/","S3BucketOwner":"#
      let failed = try await done(
        buckets.bench, Self.request().replacing(#""S3KeyPrefix":"in/""#, with: owner + #""123456789012""#))
      #expect(failed.contains(#""FailureCode":"S3AccessDenied","FailureMessage":"Access Denied"#))
      try await buckets.bench.expect("ListTables", "{}", #"{"TableNames":[]}"#)
      let done = try await done(
        buckets.bench, Self.request(token: "own").replacing(#""S3KeyPrefix":"in/""#, with: owner + #""000000000000""#))
      #expect(done.contains(#""ImportStatus":"COMPLETED""#))
    }
  }

  /// Items of the second object replace those of the first, which were damaged when the engine was closed.
  @Test func ofATableThatIsDamagedFails() async throws {
    try await StoreFolder.with { folder in
      try FileManager.default.createDirectory(at: folder.url.appending(path: "bucket/in"), withIntermediateDirectories: true)
      let lines = (0..<6000).map { Self.line("item\($0)", $0) }.joined(separator: "\n")
      for part in 0..<2 { try Data(lines.utf8).write(to: folder.url.appending(path: "bucket/in/\(part)")) }
      let settings = EmbeddedEngine.Settings(buckets: folder.url.path)
      var arn = ""
      do {
        let bench = Bench(try EmbeddedEngine(.file(folder.path()), settings: settings))
        arn = try #require(try await bench.send("ImportTable", Self.request()).body.text(of: "ImportArn"))
        await bench.engine.close()
      }
      // On a machine that is busy, the import may have been done before the engine was closed.
      guard try folder.read("SELECT CAST(count(*) AS TEXT) FROM jobs") == "1" else { return }
      try folder.change("UPDATE items_1 SET checksum = checksum + 1")
      let bench = Bench(try EmbeddedEngine(.file(folder.path()), settings: settings))
      let done = try await bench.waitFor(#""EndTime""#, "DescribeImport", #"{"ImportArn":"\#(arn)"}"#)
      #expect(done.contains(#""ImportStatus":"FAILED""#))
      #expect(done.contains(#""FailureCode":"InternalError","FailureMessage":"The table abc is damaged"}}"#))
    }
  }

  /// The header of the file is known when its rows are read on.
  @Test func ofRowsGoesOnAfterTheEngineWasClosed() async throws {
    try await StoreFolder.with { folder in
      try FileManager.default.createDirectory(at: folder.url.appending(path: "bucket/in"), withIntermediateDirectories: true)
      let rows = "\na,text\n" + (0..<8000).map { "item\($0),some words\n" }.joined()
      for name in ["0", "1", "2"] {
        try Data((name == "1" ? rows : "a\nother\(name)\n").utf8).write(to: folder.url.appending(path: "bucket/in/\(name)"))
      }
      let settings = EmbeddedEngine.Settings(buckets: folder.url.path)
      var arn = ""
      for _ in 0..<2 {
        let bench = Bench(try EmbeddedEngine(.file(folder.path()), settings: settings))
        if arn.isEmpty {
          arn = try #require(try await bench.send("ImportTable", Self.request(format: "CSV")).body.text(of: "ImportArn"))
        }
        await bench.engine.close()
      }
      let bench = Bench(try EmbeddedEngine(.file(folder.path()), settings: settings))
      let done = try await bench.waitFor(#""EndTime""#, "DescribeImport", #"{"ImportArn":"\#(arn)"}"#)
      #expect(done.contains(#""ProcessedItemCount":8002,"ImportedItemCount":8002}}"#))
      let items = try await bench.items(of: "abc")
      #expect(items.count == 8002)
      #expect(items.filter { $0.contains(#""text":{"S":"some words"}"#) }.count == 8000)
    }
  }
}
