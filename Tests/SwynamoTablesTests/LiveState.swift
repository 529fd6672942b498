import SwynamoAPI
import SwynamoDB
import SwynamoTables
import Testing

/// What of a table a declaration says, as the service tells it: read here once more, apart from what plans read.
struct LiveState: Hashable {
  var keys: [API.KeySchemaElement]
  var definitions: Set<API.AttributeDefinition>
  var indexes: [String: String]
  var billing: String
  var stream: API.StreamSpecification?
  var isEncrypted: Bool
  var tags: Set<API.Tag>
  var tableClass: String
  var isProtected: Bool
  var policy: String?
  var timeToLive: String?
  var recoveryDays: Int?

  init(_ name: String, on db: DynamoDB) async throws {
    let table = try #require(try await API.DescribeTable(tableName: name).run(on: db).table)
    #expect(table.tableStatus == .active)
    keys = table.keySchema ?? []
    definitions = Set(table.attributeDefinitions ?? [])
    var indexes: [String: String] = [:]
    func projected(_ projection: API.Projection?) -> String {
      "\(projection?.projectionType?.rawValue ?? "") \((projection?.nonKeyAttributes ?? []).sorted())"
    }
    for index in table.localSecondaryIndexes ?? [] {
      indexes[index.indexName ?? ""] = "local \(index.keySchema ?? []) \(projected(index.projection))"
    }
    for index in table.globalSecondaryIndexes ?? [] {
      #expect(index.indexStatus == .active)
      let units =
        "\(index.provisionedThroughput?.readCapacityUnits ?? -1), \(index.provisionedThroughput?.writeCapacityUnits ?? -1)"
      indexes[index.indexName ?? ""] =
        "global \(index.keySchema ?? []) \(projected(index.projection)) \(units) \(String(describing: index.onDemandThroughput))"
    }
    for index in table.vectorIndexes ?? [] {
      #expect(index.indexStatus == .active)
      indexes[index.indexName ?? ""] =
        "vector \(index.searchSchema ?? []) \(projected(index.projection)) \(String(describing: index.distanceFunction))"
    }
    self.indexes = indexes
    billing =
      "\(table.billingModeSummary?.billingMode ?? .provisioned) \(table.provisionedThroughput?.readCapacityUnits ?? 0) "
      + "\(table.provisionedThroughput?.writeCapacityUnits ?? 0) \(String(describing: table.onDemandThroughput))"
    stream = table.streamSpecification
    isEncrypted = table.sseDescription?.status == .enabled
    tableClass = (table.tableClassSummary?.tableClass ?? .standard).rawValue
    isProtected = table.deletionProtectionEnabled ?? false
    let arn = table.tableARN ?? ""
    tags = Set(try await API.ListTagsOfResource(resourceARN: arn).run(on: db).tags ?? [])
    policy = try? await API.GetResourcePolicy(resourceARN: arn).run(on: db).policy
    let expiry = try await API.DescribeTimeToLive(tableName: name).run(on: db).timeToLiveDescription
    timeToLive = [.enabled, .enabling].contains(expiry?.timeToLiveStatus) ? expiry?.attributeName : nil
    let recovery = try await API.DescribeContinuousBackups(tableName: name).run(on: db).continuousBackupsDescription?
      .pointInTimeRecoveryDescription
    recoveryDays = recovery?.pointInTimeRecoveryStatus == .enabled ? recovery?.recoveryPeriodInDays : nil
  }

  /// A table that was created so, by the operations themselves.
  static func created(_ wanted: TableSpecification, on db: DynamoDB) async throws -> LiveState {
    try await wanted.createTable.run(on: db)
    if case .attribute(let name) = wanted.timeToLive {
      try await API.UpdateTimeToLive(
        tableName: wanted.tableName, timeToLiveSpecification: .init(enabled: true, attributeName: name)
      ).run(on: db)
    }
    if case .enabled(let days) = wanted.pointInTimeRecovery {
      try await API.UpdateContinuousBackups(
        tableName: wanted.tableName,
        pointInTimeRecoverySpecification: .init(pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: days)
      ).run(on: db)
    }
    return try await LiveState(wanted.tableName, on: db)
  }
}
