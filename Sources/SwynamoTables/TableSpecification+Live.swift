import SwynamoAPI
import SwynamoCore
public import SwynamoDB

extension TableSpecification {
  /// What a table is, as the service has it, with all that is set of it.
  ///
  ///     let users = try await TableSpecification(of: "users", on: db)
  ///     print(users?.swiftText() ?? "")                      // its declaration
  ///     users?.table.tableName = "users-copy"
  ///     try await users?.apply(on: db)                       // another one like it, without its items
  ///
  /// Nil where there is no such table. Warm throughput is left out, since it grows by itself; a key of KMS is named by its ARN, and so
  /// is the account's key of the service.
  public init?(of tableName: String, on db: DynamoDB) async throws {
    let description = try await LiveTable.describe(tableName, on: db)
    guard let live = try await LiveTable(description, .all, on: db) else { return nil }
    self.init(live, named: tableName)
  }

  init(_ live: LiveTable, named name: String) {
    let table = live.description
    let isProvisioned = table.mode == .provisioned
    let stream = table.streamSpecification.flatMap { $0.streamEnabled ? $0 : nil }
    let key = table.sseDescription.flatMap { $0.status == .disabled ? nil : $0 }
    let wanted = API.CreateTable(
      tableName: name, attributeDefinitions: table.attributeDefinitions, keySchema: table.keySchema,
      localSecondaryIndexes: table.localIndexes.map {
        .init(indexName: $0.indexName ?? "", keySchema: $0.keySchema ?? [], projection: $0.projection ?? .init())
      }.nonEmpty,
      globalSecondaryIndexes: table.globalIndexes.map {
        .init(
          indexName: $0.indexName ?? "", keySchema: $0.keySchema ?? [], projection: $0.projection ?? .init(),
          provisionedThroughput: isProvisioned ? $0.provisionedThroughput?.units : nil, onDemandThroughput: $0.onDemandThroughput)
      }.nonEmpty,
      billingMode: table.mode, provisionedThroughput: isProvisioned ? table.units : nil,
      streamSpecification: stream ?? .init(streamEnabled: false),
      sseSpecification: key.map { .init(enabled: true, sseType: $0.sseType, kmsMasterKeyID: $0.kmsMasterKeyARN) }
        ?? .init(enabled: false),
      tags: (live.tags ?? []).filter { !$0.isOfService }, tableClass: table.tableClassSummary?.tableClass ?? .standard,
      deletionProtectionEnabled: table.deletionProtectionEnabled ?? false, resourcePolicy: live.policy,
      onDemandThroughput: table.onDemandThroughput,
      vectorIndexes: table.vectors.map {
        .init(
          indexName: $0.indexName ?? "", vectorAttribute: $0.vectorAttribute ?? .init(attributeName: ""),
          projection: $0.projection ?? .init(), dimensions: $0.dimensions ?? 0, distanceFunction: $0.distanceFunction ?? .cosine,
          searchSchema: $0.searchSchema)
      }.nonEmpty)
    let expires = live.timeToLive.flatMap { [.enabled, .enabling].contains($0.timeToLiveStatus) ? $0.attributeName : nil }
    let isRestorable = live.recovery?.pointInTimeRecoveryStatus == .enabled
    self.init(
      wanted, timeToLive: expires.map { .attribute($0) } ?? .disabled,
      pointInTimeRecovery: isRestorable ? .enabled(days: live.recovery?.recoveryPeriodInDays) : .disabled)
  }
}

extension API.Tag {
  /// Tags that AWS sets of itself begin with "aws:" and belong to nobody else.
  var isOfService: Bool { key.lowercased().hasPrefix("aws:") }
}
