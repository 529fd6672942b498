import SwynamoCore
import SwynamoWire

extension Operation {
  /// The answer says CREATING, until all rows of the backup are there.
  static let restoreTableFromBackup = Operation(
    "RestoreTableFromBackup", [.targetTableName, .backupARN] + overrides
  ) { request, session in
    try session.checkTargetName(request)
    let backup = try session.backup(request["BackupArn"]?.text ?? "")
    guard !backup.isUnderWay(at: session.now) else {
      throw DynamoDBError.backupInUse("created: \(backup.name.arn(in: session.catalog.shown))")
    }
    let source = try TableDefinition(backup.content.definition)
    let definition = try RestoredDefinition(source, request).definition(
      shownAs: session.catalog.shown, at: session.now,
      from: TableSettings.Restore(backup: backup.name.path, table: backup.name.table, date: backup.content.created))
    return try session.restore(definition) { RestoreJob($0, from: backup, due: session.due) }
  }

  static let restoreTableToPointInTime = Operation(
    "RestoreTableToPointInTime",
    [
      Shape.Member("SourceTableArn", .string, .minimumLength(1), .maximumLength(1024)),
      Shape.Member(
        "SourceTableName", .string, .namePattern, .minimumLength(Limits.nameLength.lowerBound),
        .maximumLength(Limits.nameLength.upperBound)),
      .targetTableName, Shape.Member("UseLatestRestorableTime", .boolean), Shape.Member("RestoreDateTime", .long),
    ] + overrides
  ) { request, session in
    let moment = try RestoreMoment(request)
    let name = try session.sourceName(request)
    try session.checkTargetName(request)
    guard let table = try session.catalog.usable(name) else { throw DynamoDBError.tableNotFound(name) }
    guard let recovery = table.settings.recovery else { throw DynamoDBError.recoveryUnavailable(name) }
    let date = try moment.date(within: recovery.window(at: session.now))
    let definition = try RestoredDefinition(table.definition, request).definition(
      shownAs: session.catalog.shown, at: session.now,
      from: TableSettings.Restore(backup: nil, table: table.schema.name, date: date))
    return try session.restore(definition) { target in
      let number = try session.beginCopy(of: table, after: try session.number(of: table, at: date))
      return RestoreJob(target, from: table, after: number, due: session.due)
    }
  }

  private static let overrides: [Shape.Member] = [
    Shape.Member("BillingModeOverride", .string, .oneOf(["PROVISIONED", "PAY_PER_REQUEST"])),
    Shape.Member.globalSecondaryIndexes.named("GlobalSecondaryIndexOverride"),
    Shape.Member.localSecondaryIndexes.named("LocalSecondaryIndexOverride"),
    Shape.Member.vectorIndexes.named("VectorIndexOverride"),
    Shape.Member.provisionedThroughput.named("ProvisionedThroughputOverride"),
    Shape.Member.onDemandThroughput.named("OnDemandThroughputOverride"),
    Shape.Member.encryptionSpecification.named("SSESpecificationOverride"),
    Shape.Member.vectorIndexes.named("VectorIndexOverride"),
  ]
}

extension Shape.Member {
  fileprivate static let targetTableName = Shape.Member(
    "TargetTableName", .string, .notNull, .namePattern, .minimumLength(Limits.nameLength.lowerBound),
    .maximumLength(Limits.nameLength.upperBound))

  /// The same under another name.
  func named(_ name: String) -> Shape.Member { Shape.Member(name, shape, constraints: constraints) }
}

extension Session {
  /// The table that is to be made must not be there.
  fileprivate func checkTargetName(_ request: JSONValue) throws(DynamoDBError) {
    let name = request["TargetTableName"]?.text ?? ""
    switch try catalog.existing(name)?.state.status {
    case nil: break
    case .creating: throw .tableInUse("created: \(name)")
    case .deleting: throw .tableInUse("deleted: \(name)")
    case .active, .updating:
      throw DynamoDBError(code: "TableAlreadyExistsException", message: "Table already exists: \(name)")
    }
  }

  fileprivate func sourceName(_ request: JSONValue) throws(DynamoDBError) -> String {
    if let arn = request["SourceTableArn"]?.text { return try tableName(inARN: arn) }
    guard let name = request["SourceTableName"]?.text else {
      throw .invalid("Invalid Request: Either SourceTableArn or SourceTableName must be specified")
    }
    return name
  }

  fileprivate func restore(_ definition: TableDefinition, _ job: (Table) throws -> RestoreJob) throws -> JSONWriter {
    try changingTables {
      let table = try create(definition)
      let answer = try JSONWriter.answer("TableDescription") {
        try table.describe(at: now, shownAs: catalog.shown, to: &$0)
      }
      try jobs.begin(job(table), self)
      return answer
    }
  }
}
