import SwynamoCore
import SwynamoWire

extension Table {
  /// `TableDescription`. Counts and sizes are those of now, where the service's are hours old.
  func describe(
    at now: Double, shownAs shown: TableNamespace, after update: OnDemandThroughput? = nil, with replicas: [Table] = [],
    to json: inout JSONWriter
  ) throws {
    let totals = try rows.totals()
    try json.object { json in
      json.member("AttributeDefinitions") { TableSchema.write(schema.definitions, to: &$0) }
      json.member("TableName", schema.name)
      json.member("KeySchema") { schema.keys.write(to: &$0) }
      json.member("TableStatus", state.status.rawValue)
      json.member("CreationDateTime") { $0.number(created) }
      describeContent(totals, at: now, shownAs: shown, to: &json)
      try describe(schema.localIndexes, "LocalSecondaryIndexes", at: now, shownAs: shown, to: &json)
      try describe(schema.globalIndexes, "GlobalSecondaryIndexes", at: now, shownAs: shown, to: &json)
      try describeVectorIndexes(shownAs: shown, to: &json)
      describeStream(shownAs: shown, to: &json)
      if let restore = settings.restore { describe(restore, shownAs: shown, to: &json) }
      if let key = settings.encryptionKey ?? state.pending?.encryptionKey { describeEncryption(key, to: &json) }
      describeClass(to: &json)
      json.member("DeletionProtectionEnabled") { $0.bool(settings.isProtected) }
      if let bounds = OnDemandThroughput.shown(settings.onDemand, after: update) {
        json.member("OnDemandThroughput") { bounds.describe(to: &$0) }
      }
      json.member("WarmThroughput") { settings.warm.describe(isUpdating: state.work == .warmth, to: &$0) }
      describeReplicas(replicas, to: &json)
    }
  }

  /// What DeleteTable answers: neither keys nor indexes, and no date.
  func describeDeleted(at now: Double, shownAs shown: TableNamespace, to json: inout JSONWriter) throws {
    let totals = try rows.totals()
    json.object { json in
      json.member("TableName", schema.name)
      json.member("TableStatus", state.status.rawValue)
      describeContent(totals, at: now, shownAs: shown, to: &json)
      describeStream(shownAs: shown, to: &json)
      describeClass(to: &json)
      json.member("DeletionProtectionEnabled") { $0.bool(settings.isProtected) }
    }
  }

  private func describeContent(
    _ totals: (items: Int, bytes: Int), at now: Double, shownAs shown: TableNamespace, to json: inout JSONWriter
  ) {
    json.member("ProvisionedThroughput") { settings.throughput.describe(at: now, to: &$0) }
    json.member("TableSizeBytes", totals.bytes)
    json.member("ItemCount", totals.items)
    json.member("TableArn", arn(in: shown))
    json.member("TableId", identifier)
    describeBilling(to: &json)
  }

  /// Absent on a table that has always been provisioned.
  private func describeBilling(to json: inout JSONWriter) {
    guard settings.billingMode == .onDemand || settings.onDemandSince != nil else { return }
    json.member("BillingModeSummary") { json in
      json.object { json in
        json.member("BillingMode", settings.billingMode.rawValue)
        if let since = settings.onDemandSince, state.status != .creating {
          json.member("LastUpdateToPayPerRequestDateTime") { $0.number(since) }
        }
      }
    }
  }

  /// The name of the last stream stays when it is switched off.
  private func describeStream(shownAs shown: TableNamespace, to json: inout JSONWriter) {
    guard let stream = settings.stream else { return }
    if let viewType = stream.viewType {
      json.member("StreamSpecification") { json in
        json.object { json in
          json.member("StreamEnabled") { $0.bool(true) }
          json.member("StreamViewType", viewType)
        }
      }
    }
    json.member("LatestStreamLabel", stream.label)
    json.member("LatestStreamArn", "\(arn(in: shown))/stream/\(stream.label)")
  }

  private func describe(_ restore: TableSettings.Restore, shownAs shown: TableNamespace, to json: inout JSONWriter) {
    json.member("RestoreSummary") { json in
      json.object { json in
        if let backup = restore.backup { json.member("SourceBackupArn", shown.arn(ofTable: backup)) }
        json.member("SourceTableArn", shown.arn(ofTable: restore.table))
        json.member("RestoreDateTime") { $0.number(restore.date) }
        json.member("RestoreInProgress") { $0.bool(state.status == .creating) }
      }
    }
  }

  private func describeEncryption(_ key: String, to json: inout JSONWriter) {
    json.member("SSEDescription") { json in
      json.object { json in
        json.member("Status", state.work == .encryption ? "UPDATING" : "ENABLED")
        json.member("SSEType", "KMS")
        json.member("KMSMasterKeyArn", key)
      }
    }
  }

  private func describeClass(to json: inout JSONWriter) {
    guard let tableClass = settings.tableClass else { return }
    json.member("TableClassSummary") { tableClass.describe(to: &$0) }
  }
}

extension Table {
  private func describe(
    _ indexes: [SecondaryIndex], _ member: String, at now: Double, shownAs shown: TableNamespace, to json: inout JSONWriter
  ) throws {
    guard !indexes.isEmpty else { return }
    try json.member(member) { json in
      try json.array { json in
        for index in indexes {
          let (count, size) = try rows(of: index).totals()
          json.object { json in
            index.writeMembers(to: &json)
            if let settings = settings.indexes[index.name] { describe(index, settings, at: now, shownAs: shown, to: &json) }
            json.member("IndexSizeBytes", size)
            json.member("ItemCount", count)
            json.member("IndexArn", "\(arn(in: shown))/index/\(index.name)")
          }
        }
      }
    }
  }

  /// What only global indexes have.
  private func describe(
    _ index: SecondaryIndex, _ settings: IndexSettings, at now: Double, shownAs shown: TableNamespace, to json: inout JSONWriter
  ) {
    let own = state.indexes[index.name]
    let isCreated = state.status == .creating || own?.status == .creating
    json.member("IndexStatus", state.status == .creating ? "CREATING" : own?.status.rawValue ?? "ACTIVE")
    if let isBackfilling = own?.isBackfilling { json.member("Backfilling") { $0.bool(isBackfilling) } }
    json.member("ProvisionedThroughput") { settings.throughput.describe(at: now, to: &$0) }
    if let bounds = settings.onDemand { json.member("OnDemandThroughput") { bounds.describe(to: &$0) } }
    json.member("WarmThroughput") { settings.warm.describe(isUpdating: isCreated, to: &$0) }
  }
}
