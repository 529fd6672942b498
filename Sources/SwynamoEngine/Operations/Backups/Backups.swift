import SwynamoCore
import SwynamoWire

extension Operation {
  static let backups: [Operation] = [
    createBackup, describeBackup, listBackups, deleteBackup, restoreTableFromBackup, restoreTableToPointInTime,
    describeContinuousBackups, updateContinuousBackups,
  ]
}

extension Operation {
  /// The answer says CREATING; the backup holds what the table held then, whatever is written while it is made.
  private static let createBackup = Operation(
    "CreateBackup",
    [
      .nameOfTable,
      Shape.Member(
        "BackupName", .string, .notNull, .namePattern, .minimumLength(Limits.nameLength.lowerBound),
        .maximumLength(Limits.nameLength.upperBound)),
    ]
  ) { request, session in
    let asked = request["TableName"]?.text ?? ""
    guard let table = try session.catalog.existing(asked) else {
      throw DynamoDBError.tableNotFound(ResourceName.table(in: asked))
    }
    let name = table.schema.name
    switch table.state.status {
    case .creating: throw DynamoDBError.tableInUse("created: \(name)")
    case .deleting: throw DynamoDBError.tableInUse("deleted: \(name)")
    case .active, .updating: break
    }
    return try session.changingTables {
      let backup = try session.backups.insert(
        Backup(request["BackupName"]?.text ?? "", .user, of: table, at: session.now, due: session.due),
        TransferName(.backup, of: name, at: session.now), in: session.catalog.namespace, at: session.now)
      try RowStore.create(session.database, name: TransferTable.rows(backup.id))
      let number = try session.beginCopy(of: table)
      try session.jobs.begin(BackupJob(backup, after: number), session)
      return .answer("BackupDetails") {
        backup.describeDetails(status: "CREATING", shownAs: session.catalog.shown, to: &$0)
      }
    }
  }

  private static let describeBackup = Operation("DescribeBackup", [.backupARN]) { request, session in
    let backup = try session.backup(request["BackupArn"]?.text ?? "")
    return try .answer("BackupDescription") { json in
      try backup.describe(status: backup.status(at: session.now), shownAs: session.catalog.shown, to: &json)
    }
  }

  /// In the order in which they were made.
  private static let listBackups = Operation(
    "ListBackups",
    [
      Shape.Member(
        "TableName", .string, .nameLength, .namePattern), Shape.Member("Limit", .integer, .minimum(1), .maximum(100)),
      Shape.Member("TimeRangeLowerBound", .long), Shape.Member("TimeRangeUpperBound", .long),
      Shape.Member("ExclusiveStartBackupArn", .string, .minimumLength(37), .maximumLength(1024)),
      Shape.Member("BackupType", .string, .oneOf(["USER", "SYSTEM", "AWS_BACKUP", "ALL"])),
    ]
  ) { request, session in
    try session.removeExpiredBackups()
    let start = try request["ExclusiveStartBackupArn"]?.text.map { try session.name(.backup, inARN: $0, called: "Backup") }
    let table = request["TableName"]?.text.map(ResourceName.table)
    let lower = request["TimeRangeLowerBound"]?.double ?? -.infinity
    let upper = request["TimeRangeUpperBound"]?.double ?? .infinity
    let type = request["BackupType"]?.text ?? "USER"
    let found = try session.backups.all(in: session.catalog.namespace)
      .filter { backup in
        (table.map { $0 == backup.name.table } ?? true) && lower <= backup.content.created && backup.content.created < upper
          && (type == "ALL" || type == backup.content.origin.rawValue)
      }
      .sorted { TransferName.precedes($0.name, $1.name) }
      .filter { backup in start.map { TransferName.precedes($0, backup.name) } ?? true }
    let page = found.prefix(request["Limit"]?.integer ?? 100)
    var json = JSONWriter()
    json.object { json in
      json.member("BackupSummaries") { json in
        json.array { json in
          for backup in page { backup.describeSummary(at: session.now, shownAs: session.catalog.shown, to: &json) }
        }
      }
      if page.count < found.count, let last = page.last {
        json.member("LastEvaluatedBackupArn", last.name.arn(in: session.catalog.shown))
      }
    }
    return json
  }

  private static let deleteBackup = Operation("DeleteBackup", [.backupARN]) { request, session in
    let backup = try session.backup(request["BackupArn"]?.text ?? "")
    try session.checkUnused(backup)
    return try session.transaction {
      try session.remove(backup)
      return try .answer("BackupDescription") {
        try backup.describe(status: "DELETED", shownAs: session.catalog.shown, to: &$0)
      }
    }
  }
}

extension Shape.Member {
  static let backupARN = Shape.Member("BackupArn", .string, .notNull, .minimumLength(37), .maximumLength(1024))
}

extension TransferName {
  /// By the time at which they were made, whatever their tables.
  fileprivate static func precedes(_ left: TransferName, _ right: TransferName) -> Bool {
    left.identifier == right.identifier ? left.table < right.table : left.identifier < right.identifier
  }
}

extension Session {
  func backup(_ arn: String) throws -> StoredBackup {
    try removeExpiredBackups()
    let name = try name(.backup, inARN: arn, called: "Backup")
    guard let backup = try backups.find(name, in: catalog.namespace) else {
      throw DynamoDBError(code: "BackupNotFoundException", message: "Backup not found: \(arn)")
    }
    return backup
  }

  /// Throws for a backup that is made, or that a table is restored from.
  fileprivate func checkUnused(_ backup: StoredBackup) throws {
    let arn = backup.name.arn(in: catalog.shown)
    if backup.isUnderWay(at: now) { throw DynamoDBError.backupInUse("created: \(arn)") }
    if isBeingRestored(backup) { throw DynamoDBError.backupInUse("restored: \(arn)") }
  }
}

extension DynamoDBError {
  static func backupInUse(_ detail: String) -> DynamoDBError {
    DynamoDBError(code: "BackupInUseException", message: "Backup is being \(detail)")
  }

  static func tableInUse(_ detail: String) -> DynamoDBError {
    DynamoDBError(code: "TableInUseException", message: "Table is being \(detail)")
  }
}
