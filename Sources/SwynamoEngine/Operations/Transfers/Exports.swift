import SwynamoCore
import SwynamoWire

extension Operation {
  static let transfers: [Operation] = [
    exportTableToPointInTime, describeExport, listExports, importTable, describeImport, listImports, startBulkPutItems,
    describeBulkOperation, listBulkOperations, cancelBulkOperation,
  ]
}

extension Operation {
  /// The files are written between requests; the answer says IN_PROGRESS.
  private static let exportTableToPointInTime = Operation.keepingRequests(
    "ExportTableToPointInTime",
    [
      Shape.Member("TableArn", .string, .notNull, .minimumLength(1), .maximumLength(1024)),
      Shape.Member("ExportTime", .timestamp),
      .clientToken, .bucket, .bucketOwner, .bucketPrefix("S3Prefix"), .bucketEncryption, .bucketEncryptionKey,
      Shape.Member("ExportFormat", .string, .oneOf(["ION", "DYNAMODB_JSON"])),
      Shape.Member("ExportType", .string, .oneOf(["FULL_EXPORT", "INCREMENTAL_EXPORT"])),
      Shape.Member(
        "IncrementalExportSpecification",
        .structure(
          "IncrementalExportSpecification",
          [
            Shape.Member("ExportFromTime", .timestamp), Shape.Member("ExportToTime", .timestamp),
            Shape.Member("ExportViewType", .string, .oneOf(["NEW_IMAGE", "NEW_AND_OLD_IMAGES"])),
          ])),
      Shape.Member(
        "FilterSpecification",
        .structure(
          "FilterSpecification",
          [
            .filterExpression, .projectionExpression, .keyConditionExpression, .expressionAttributeNames,
            .expressionAttributeValues,
          ])),
    ]
  ) { request, session in
    let arn = request["TableArn"]?.text ?? ""
    let name = try session.tableName(inARN: arn)
    try ExportTimes.check(request, at: session.now)
    guard let table = try session.catalog.usable(name) else { throw DynamoDBError.tableNotFound(arn) }
    guard let recovery = table.settings.recovery else { throw DynamoDBError.recoveryUnavailable(name) }
    let (token, asked) = session.token(of: request)
    if let earlier = try session.exports.find(
      token: token, since: session.now - Limits.transferTokenLifetime, in: session.catalog.namespace)
    {
      guard earlier.content.request == asked else {
        throw DynamoDBError(
          code: "ExportConflictException", message: "Duplicate request detected with conflicting parameters")
      }
      return .answer("ExportDescription") { earlier.describe(at: session.now, to: &$0) }
    }
    let times = try ExportTimes(request, within: recovery, at: session.now)
    _ = try ExportFilter(request["FilterSpecification"], table)
    return try session.changingTables {
      let number = try session.number(of: table, at: times.end)
      let from = try times.start.map { try session.number(of: table, at: $0) }
      let export = try session.exports.insert(
        Export(
          request: asked, region: session.catalog.shown.region, account: session.catalog.shown.account,
          tableNumber: table.id, tableIdentifier: table.identifier, exportTime: from == nil ? times.shown : nil, from: from,
          number: number, due: session.due),
        TransferName(.export, of: name, at: session.now), token: token, in: session.catalog.namespace, at: session.now)
      _ = try session.beginCopy(of: table, after: from ?? number)
      try session.jobs.begin(ExportJob(export, of: table), session)
      return .answer("ExportDescription") { export.describe(at: session.now, to: &$0) }
    }
  }

  private static let describeExport = Operation(
    "DescribeExport", [Shape.Member("ExportArn", .string, .notNull, .minimumLength(37), .maximumLength(1024))]
  ) { request, session in
    let arn = request["ExportArn"]?.text ?? ""
    let name = try session.name(.export, inARN: arn, called: "Export")
    guard let export = try session.exports.find(name, in: session.catalog.namespace) else {
      throw DynamoDBError(code: "ExportNotFoundException", message: "Export not found: \(arn)")
    }
    return .answer("ExportDescription") { export.describe(at: session.now, to: &$0) }
  }

  private static let listExports = Operation(
    "ListExports",
    [
      Shape.Member("TableArn", .string, .minimumLength(1), .maximumLength(1024)),
      Shape.Member("MaxResults", .integer, .minimum(1), .maximum(Limits.listedTransfers)), Shape.Member("NextToken", .string),
    ]
  ) { request, session in
    var exports = try session.exports.all(in: session.catalog.namespace)
    if let arn = request["TableArn"]?.text {
      let name = try session.tableName(inARN: arn)
      // Those of a deleted table of that name are not listed.
      let table = try session.catalog.existing(name)
      exports.removeAll { $0.name.table != name || $0.content.tableIdentifier != table?.identifier }
    }
    let page = try TransferPage(
      of: exports, limit: request["MaxResults"]?.integer ?? Limits.listedTransfers, token: request["NextToken"]?.text,
      at: session.now)
    return page.answer("ExportSummaries") { $0.describeSummary(at: session.now, to: &$1) }
  }
}

/// Between which moments an export is.
private struct ExportTimes {
  /// Of an incremental export: what was written at this time and later.
  var start: Double?
  /// What was written up to this time.
  let end: Double
  /// `ExportTime`
  let shown: Double

  private static let shortest = 15.0 * 60
  private static let longest = 24.0 * 3600
  /// Times have milliseconds: this is between two of them.
  private static let half = 0.0005

  private static func invalid(_ message: String) -> DynamoDBError {
    DynamoDBError(code: "InvalidExportTimeException", message: message)
  }

  /// What can be known without the table.
  static func check(_ request: JSONValue, at now: Double) throws(DynamoDBError) {
    let specification = request["IncrementalExportSpecification"]
    guard request["ExportType"]?.text == "INCREMENTAL_EXPORT" else {
      if specification != nil {
        throw .invalid("IncrementalExportSpecification can only be specified when ExportType is INCREMENTAL_EXPORT")
      }
      if let time = request["ExportTime"]?.double, time < 0 || time > now {
        throw invalid("ExportTime is outside of the point in time recovery window")
      }
      return
    }
    if request["ExportTime"] != nil {
      throw .invalid("ExportTime can not be specified when ExportType is INCREMENTAL_EXPORT")
    }
    guard let from = specification?["ExportFromTime"]?.double, let to = specification?["ExportToTime"]?.double else {
      throw .invalid("ExportFromTime and ExportToTime must be specified when ExportType is INCREMENTAL_EXPORT")
    }
    guard from < to else { throw invalid("ExportFromTime must be before ExportToTime") }
    guard to - from >= shortest else {
      throw invalid("Difference between export period from time and to time is less than 15 minutes")
    }
    guard to - from <= longest else {
      throw invalid("Difference between export period from time and to time is more than 24 hours")
    }
    guard to <= now else { throw invalid("ExportToTime is outside of the point in time recovery window") }
  }

  init(_ request: JSONValue, within recovery: TableSettings.Recovery, at now: Double) throws(DynamoDBError) {
    let window = recovery.window(at: now)
    // Times are told in whole seconds, which may be before the window by less than one.
    let earliest = window.lowerBound.rounded(.down)
    if let specification = request["IncrementalExportSpecification"], let from = specification["ExportFromTime"]?.double,
      let to = specification["ExportToTime"]?.double
    {
      guard from >= earliest else {
        throw Self.invalid("ExportFromTime is outside of the point in time recovery window")
      }
      (start, end, shown) = (max(from, window.lowerBound) - Self.half, to - Self.half, to)
    } else if let time = request["ExportTime"]?.double {
      guard time >= earliest, time <= window.upperBound else {
        throw Self.invalid("ExportTime is outside of the point in time recovery window")
      }
      (end, shown) = (max(time, window.lowerBound), time)
    } else {
      (end, shown) = (now, now)
    }
  }
}
