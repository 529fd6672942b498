import SwynamoAPI
import SwynamoDB
import SwynamoTesting
import SwynamoWire
import Testing

/// What is answered in pages, to its end, with small pages.
@Suite(.timeLimit(.minutes(2))) struct PagesTests {
  /// The elements, of which the pages have fewer than all.
  private func all<Request: API.PagedRequest>(_ request: Request, on bench: EngineBench) async throws -> [Request.Element] {
    var pages = 0
    var elements: [Request.Element] = []
    for try await page in request.pages(on: bench.db) {
      pages += 1
      elements += request.elements(of: page)
    }
    #expect(pages > 1, "\(Request.operation)")
    var again = 0
    for try await _ in request.elements(on: bench.db) { again += 1 }
    #expect(again == elements.count, "\(Request.operation)")
    return elements
  }

  @Test func eachPaginatorComesToItsEnd() async throws {
    try await EngineBench.with(recordsUntilSplit: 4) { bench in
      let names = (1...5).map { "table-\($0)" }
      var descriptions: [API.TableDescription] = []
      for name in names { descriptions.append(try await bench.table(name)) }
      #expect(try await all(API.ListTables(limit: 2), on: bench) == names)
      #expect(Set(try await all(API.ListStreams(limit: 2), on: bench).map(\.tableName)) == Set(names))
      let first = try #require(descriptions.first)
      for number in 1...25 {
        try await API.PutItem(tableName: names[0], item: ["id": .string("\(number)"), "n": .number(.init(number))]).run(
          on: bench.db)
      }
      #expect(try await all(API.Scan(tableName: names[0], limit: 4), on: bench).count == 25)
      let query = API.Query(
        tableName: "ranged", limit: 3, keyConditionExpression: "id = :i", expressionAttributeValues: [":i": "a"])
      try await bench.table("ranged") { request in
        request.attributeDefinitions?.append(API.AttributeDefinition(attributeName: "n", attributeType: .number))
        request.keySchema?.append(API.KeySchemaElement(attributeName: "n", keyType: .range))
      }
      for number in 1...10 {
        try await API.PutItem(tableName: "ranged", item: ["id": "a", "n": .number(.init(number))]).run(on: bench.db)
      }
      #expect(try await all(query, on: bench).compactMap { $0["n"] } == (1...10).map { .number(.init($0)) })
      let statement = API.ExecuteStatement(statement: #"SELECT * FROM "ranged" WHERE id = 'a'"#, limit: 3)
      #expect(try await all(statement, on: bench).count == 10)
      let stream = try #require(first.latestStreamARN)
      let shards = try await all(API.DescribeStream(streamARN: stream, limit: 2), on: bench)
      #expect(Set(shards.map(\.shardID)).count == shards.count && shards.count > 4)
      for name in names.prefix(3) {
        try await API.CreateBackup(tableName: names[0], backupName: "backup-\(name)").run(on: bench.db)
        try await API.UpdateContributorInsights(tableName: name, contributorInsightsAction: .enable).run(on: bench.db)
      }
      #expect(try await all(API.ListBackups(tableName: names[0], limit: 1), on: bench).count == 3)
      #expect(try await all(API.ListContributorInsights(maxResults: 1), on: bench).count == 3)
      try await transfers(first, bench)
    }
  }

  private func transfers(_ table: API.TableDescription, _ bench: EngineBench) async throws {
    let (name, arn) = (try #require(table.tableName), try #require(table.tableARN))
    let recovery = API.PointInTimeRecoverySpecification(pointInTimeRecoveryEnabled: true)
    try await API.UpdateContinuousBackups(tableName: name, pointInTimeRecoverySpecification: recovery).run(on: bench.db)
    try bench.put(#"{"Item":{"id":{"S":"bulk"}}}"#, "in/0")
    for number in 1...3 {
      let export = try await API.ExportTableToPointInTime(tableARN: arn, s3Bucket: EngineBench.bucket).run(on: bench.db)
      try await API.DescribeExport(exportARN: try #require(export.exportDescription?.exportARN))
        .run(on: bench.db, until: .completed)
      let creation = API.TableCreationParameters(
        tableName: "imported-\(number)",
        attributeDefinitions: [API.AttributeDefinition(attributeName: "id", attributeType: .string)],
        keySchema: [API.KeySchemaElement(attributeName: "id", keyType: .hash)], billingMode: .payPerRequest)
      let source = API.S3BucketSource(s3Bucket: EngineBench.bucket, s3KeyPrefix: "in/")
      let imported = try await API.ImportTable(
        s3BucketSource: source, inputFormat: .dynamoDBJSON, tableCreationParameters: creation
      )
      .run(on: bench.db)
      try await API.DescribeImport(importARN: try #require(imported.importTableDescription.importARN))
        .run(on: bench.db, until: .completed)
      let bulk = try await API.StartBulkPutItems(
        inputS3Configuration: API.InputS3Configuration(
          s3Bucket: EngineBench.bucket, inputFormat: .dynamoDBJSON, s3KeyPrefix: "in/"),
        outputS3Configuration: API.OutputS3Configuration(outputType: [.error], s3Bucket: EngineBench.bucket), tableName: name
      ).run(on: bench.db)
      try await API.DescribeBulkOperation(bulkOperationARN: try #require(bulk.bulkOperationDescription.bulkOperationARN))
        .run(on: bench.db, until: .completed)
    }
    #expect(try await all(API.ListExports(tableARN: arn, maxResults: 1), on: bench).count == 3)
    #expect(try await all(API.ListImports(pageSize: 1), on: bench).count == 3)
    #expect(try await all(API.ListBulkOperations(maxResults: 1), on: bench).count == 3)
  }

  /// The engine has no global tables, and all tags of a table in one page.
  @Test func pagesThatTheEngineHasNot() async throws {
    let tags = RecordingTransport([
      .json(#"{"Tags":[{"Key":"a","Value":"1"}],"NextToken":"t"}"#), .json(#"{"Tags":[],"NextToken":"u"}"#),
      .json(#"{"Tags":[{"Key":"b","Value":"2"}]}"#),
    ])
    var keys: [String] = []
    for try await tag in API.ListTagsOfResource(resourceARN: "arn").elements(on: DynamoDB(Backend(tags))) { keys.append(tag.key) }
    #expect(keys == ["a", "b"])
    #expect(tags.requests.map { $0.text.contains("NextToken") } == [false, true, true])
    let tables = RecordingTransport([
      .json(#"{"GlobalTables":[{"GlobalTableName":"a"}],"LastEvaluatedGlobalTableName":"a"}"#),
      .json(#"{"GlobalTables":[{"GlobalTableName":"b"}]}"#),
    ])
    var names: [String?] = []
    for try await table in API.ListGlobalTables().elements(on: DynamoDB(Backend(tables))) { names.append(table.globalTableName) }
    #expect(names == ["a", "b"])
    #expect(tables.requests.last?.text == #"{"ExclusiveStartGlobalTableName":"a"}"#)
  }

  /// A page that failed is asked for again by the next call.
  @Test func aPageThatFailedIsNotLost() async throws {
    let transport = RecordingTransport([
      .json(#"{"TableNames":["a"],"LastEvaluatedTableName":"a"}"#), .error(.throttling, "slow down"),
      .json(#"{"TableNames":["b"]}"#),
    ])
    var names = API.ListTables().elements(on: DynamoDB(Backend(transport))).makeAsyncIterator()
    #expect(try await names.next() == "a")
    await #expect(throws: DynamoDBError.self) { try await names.next() }
    #expect(try await names.next() == "b")
    #expect(try await names.next() == nil)
  }

  @Test func theseAreAllThatHavePages() {
    let paged = Sampler.requests.filter { $0 is any API.PagedRequest.Type }.map { $0.operation }
    #expect(
      Set(paged) == [
        "DescribeStream", "ExecuteStatement", "ListBackups", "ListBulkOperations", "ListContributorInsights", "ListExports",
        "ListGlobalTables", "ListImports", "ListStreams", "ListTables", "ListTagsOfResource", "Query", "Scan",
      ])
  }
}
