import SwynamoCore
import SwynamoWire

extension Operation {
  static let describeContinuousBackups = Operation("DescribeContinuousBackups", [.nameOfTable]) { request, session in
    try session.backedUpTable(request).answerBackups(at: session.now)
  }

  /// Kept and answered; no backup is made.
  static let updateContinuousBackups = Operation(
    "UpdateContinuousBackups",
    [
      .nameOfTable,
      Shape.Member(
        "PointInTimeRecoverySpecification",
        .structure(
          "PointInTimeRecoverySpecification",
          [
            Shape.Member("PointInTimeRecoveryEnabled", .boolean, .notNull),
            Shape.Member("RecoveryPeriodInDays", .integer, .minimum(1), .maximum(35)),
          ]), .notNull),
    ]
  ) { request, session in
    let specification = request["PointInTimeRecoverySpecification"]
    let isEnabled = specification?["PointInTimeRecoveryEnabled"]?.boolean ?? false
    let days = specification?["RecoveryPeriodInDays"]?.integer
    if !isEnabled, days != nil {
      throw DynamoDBError.invalid(
        "Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery.")
    }
    let table = try session.backedUpTable(request)
    let current = table.settings.recovery
    try session.set(table) { settings in
      // What was forgotten under the earlier period doesn't come back with a longer one.
      let since = current.map { max($0.since, session.now - Double($0.days) * 86_400) } ?? session.now
      settings.recovery = isEnabled ? .init(since: since, days: days ?? current?.days ?? 35) : nil
    }
    return table.answerBackups(at: session.now)
  }
}

extension Session {
  fileprivate func backedUpTable(_ request: JSONValue) throws(DynamoDBError) -> Table {
    let name = request["TableName"]?.text ?? ""
    guard let table = try catalog.usable(name) else {
      throw .tableNotFound(ResourceName.table(in: name))
    }
    return table
  }
}

extension Table {
  fileprivate func answerBackups(at now: Double) -> JSONWriter {
    .answer("ContinuousBackupsDescription") { json in
      json.object { json in
        json.member("ContinuousBackupsStatus", "ENABLED")
        json.member("PointInTimeRecoveryDescription") { json in
          json.object { json in
            json.member("PointInTimeRecoveryStatus", settings.recovery == nil ? "DISABLED" : "ENABLED")
            guard let recovery = settings.recovery else { return }
            json.member("RecoveryPeriodInDays", recovery.days)
            let window = recovery.window(at: now)
            json.member("EarliestRestorableDateTime") { $0.number(window.lowerBound) }
            json.member("LatestRestorableDateTime") { $0.number(window.upperBound) }
          }
        }
      }
    }
  }
}
