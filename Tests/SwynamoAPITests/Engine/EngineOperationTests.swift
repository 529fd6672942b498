import SwynamoAPI
import SwynamoDB
import SwynamoTesting
import SwynamoWire
import Testing

/// Each of the 66 operations on the engine, its answer read; where the engine refuses on purpose, as the service does where there is
/// no such thing, the refusal.
@Suite(.timeLimit(.minutes(2))) struct EngineOperationTests {
  @Test func eachOperationIsAnsweredOrRefused() async throws {
    try await EngineBench.with { bench in
      let table = try await makeTable(bench)
      try await useSettings(bench, table)
      try await bench.useItems()
      try await bench.useStatements()
      try await bench.useStreams(table)
      try await bench.useBackups()
      try await bench.useTransfers(table)
      try await bench.refuseGlobalTables()
      try await API.DeleteTable(tableName: "songs").run(on: bench.db)
      #expect(try await API.DescribeTable(tableName: "songs").run(on: bench.db, until: .isGone) == nil)
      #expect(Set(bench.transport.requests.map(\.operation)) == Set(Sampler.requests.map { $0.operation }))
    }
  }

  private func makeTable(_ bench: EngineBench) async throws -> API.TableDescription {
    let table = try await bench.table("songs") { request in
      request.attributeDefinitions = [
        API.AttributeDefinition(attributeName: "id", attributeType: .string),
        API.AttributeDefinition(attributeName: "year", attributeType: .number),
        API.AttributeDefinition(attributeName: "band", attributeType: .string),
      ]
      request.keySchema?.append(API.KeySchemaElement(attributeName: "year", keyType: .range))
      request.globalSecondaryIndexes = [
        API.GlobalSecondaryIndex(
          indexName: "by-band", keySchema: [API.KeySchemaElement(attributeName: "band", keyType: .hash)],
          projection: API.Projection(projectionType: .include, nonKeyAttributes: ["title"]),
          onDemandThroughput: API.OnDemandThroughput(maxReadRequestUnits: 10, maxWriteRequestUnits: 10))
      ]
      request.localSecondaryIndexes = [
        API.LocalSecondaryIndex(
          indexName: "local",
          keySchema: [
            API.KeySchemaElement(attributeName: "id", keyType: .hash),
            API.KeySchemaElement(attributeName: "band", keyType: .range),
          ], projection: API.Projection(projectionType: .all))
      ]
      request.vectorIndexes = [
        API.VectorIndex(
          indexName: "sound", vectorAttribute: API.VectorAttributeDefinition(attributeName: "sound"),
          projection: API.Projection(projectionType: .all), dimensions: 3, distanceFunction: .cosine)
      ]
      request.sseSpecification = API.SSESpecification(enabled: true, sseType: .kms)
      request.tags = [API.Tag(key: "team", value: "music")]
      request.tableClass = .standardInfrequentAccess
      request.deletionProtectionEnabled = true
      request.onDemandThroughput = API.OnDemandThroughput(maxReadRequestUnits: 100, maxWriteRequestUnits: 50)
    }
    try await API.DescribeTable(tableName: "songs").run(on: bench.db, until: .isActiveThroughout)
    #expect(table.tableClassSummary?.tableClass == .standardInfrequentAccess)
    #expect(table.sseDescription?.sseType == .kms)
    #expect(table.onDemandThroughput == API.OnDemandThroughput(maxReadRequestUnits: 100, maxWriteRequestUnits: 50))
    #expect(table.globalSecondaryIndexes?.first?.projection?.nonKeyAttributes == ["title"])
    #expect(table.vectorIndexes?.first?.dimensions == 3)
    await bench.expectRefusal(
      .resourceInUse,
      API.CreateTable(
        tableName: "songs", attributeDefinitions: [API.AttributeDefinition(attributeName: "id", attributeType: .string)],
        keySchema: [API.KeySchemaElement(attributeName: "id", keyType: .hash)], billingMode: .payPerRequest))
    await bench.expectRefusal(.validation, API.DeleteTable(tableName: "songs"))
    let changed = try await API.UpdateTable(tableName: "songs", deletionProtectionEnabled: false).run(on: bench.db)
    #expect(changed.tableDescription?.deletionProtectionEnabled == false)
    #expect(try await API.ListTables(limit: 10).run(on: bench.db).tableNames == ["songs"])
    #expect(try await API.DescribeLimits().run(on: bench.db).tableMaxReadCapacityUnits == 40000)
    #expect(try await API.DescribeEndpoints().run(on: bench.db).endpoints.isEmpty == false)
    return table
  }

  private func useSettings(_ bench: EngineBench, _ table: API.TableDescription) async throws {
    let db = bench.db
    let arn = try #require(table.tableARN)
    try await API.TagResource(resourceARN: arn, tags: [API.Tag(key: "cost", value: "low")]).run(on: db)
    try await API.UntagResource(resourceARN: arn, tagKeys: ["team"]).run(on: db)
    #expect(try await API.ListTagsOfResource(resourceARN: arn).run(on: db).tags == [API.Tag(key: "cost", value: "low")])

    let byTime = API.TimeToLiveSpecification(enabled: true, attributeName: "until")
    #expect(
      try await API.UpdateTimeToLive(tableName: "songs", timeToLiveSpecification: byTime).run(on: db).timeToLiveSpecification
        == byTime)
    let expiry = try await API.DescribeTimeToLive(tableName: "songs").run(on: db, until: .enabled)
    #expect(expiry?.timeToLiveDescription?.attributeName == "until")

    let recovery = API.PointInTimeRecoverySpecification(pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 7)
    try await API.UpdateContinuousBackups(tableName: "songs", pointInTimeRecoverySpecification: recovery).run(on: db)
    let backups = try await API.DescribeContinuousBackups(tableName: "songs").run(on: db, until: .pointInTimeRecoveryEnabled)
    #expect(backups?.continuousBackupsDescription?.pointInTimeRecoveryDescription?.recoveryPeriodInDays == 7)

    await bench.expectRefusal(.policyNotFound, API.GetResourcePolicy(resourceARN: arn))
    let policy =
      #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"dynamodb:GetItem","Resource":"\#(arn)"}]}"#
    let revision = try await API.PutResourcePolicy(
      resourceARN: arn, policy: policy, expectedRevisionID: "NO_POLICY", confirmRemoveSelfResourceAccess: true
    ).run(on: db).revisionID
    #expect(try await API.GetResourcePolicy(resourceARN: arn).run(on: db).revisionID == revision)
    #expect(try await API.DeleteResourcePolicy(resourceARN: arn, expectedRevisionID: revision).run(on: db).revisionID == revision)

    let insights = API.UpdateContributorInsights(
      tableName: "songs", contributorInsightsAction: .enable, indexName: "by-band", contributorInsightsMode: .throttledKeys)
    #expect(try await insights.run(on: db).contributorInsightsMode == .throttledKeys)
    try await API.DescribeContributorInsights(tableName: "songs", indexName: "by-band").run(on: db, until: .enabled)
    let listed = try await API.ListContributorInsights(tableName: "songs").run(on: db)
    #expect(listed.contributorInsightsSummaries?.map(\.indexName) == ["by-band"])

    let stream = "arn:aws:kinesis:ddblocal:000000000000:stream/changes"
    let precision = API.EnableKinesisStreamingConfiguration(approximateCreationDateTimePrecision: .microsecond)
    let enabling = try await API.EnableKinesisStreamingDestination(
      tableName: "songs", streamARN: stream, enableKinesisStreamingConfiguration: precision
    ).run(on: db)
    #expect(enabling.destinationStatus == .enabling)
    // There is no Kinesis.
    let error = await #expect(throws: API.WaiterError.self) {
      try await API.DescribeKinesisStreamingDestination(tableName: "songs").run(on: db, until: .active)
    }
    #expect(error?.reason == "each destination is ENABLE_FAILED")
    await bench.expectRefusal(
      .validation, "must be ACTIVE", API.DisableKinesisStreamingDestination(tableName: "songs", streamARN: stream))
    await bench.expectRefusal(
      .validation,
      API.UpdateKinesisStreamingDestination(
        tableName: "songs", streamARN: stream,
        updateKinesisStreamingConfiguration: API.UpdateKinesisStreamingConfiguration(
          approximateCreationDateTimePrecision: .millisecond)))
  }
}
