import SwynamoCore
import SwynamoWire

/// What is kept of an export: what was asked for, and what came of it.
struct Export: RequestedTransfer {
  var request: String
  var region: String
  var account: String
  /// `Table.id`, `Table.identifier`
  var tableNumber: Int
  var tableIdentifier: String
  /// The moment that a full export is of.
  var exportTime: Double?
  /// The moments in the table's history: that which the files begin after, for an incremental export, and that which they are of.
  var from: Int?
  var number: Int
  var due: Double
  var ended: Double?
  var items = 0
  var bytes = 0
  var failureCode: String?
  var failureMessage: String?
}

typealias StoredExport = StoredTransfer<Export>

extension Session {
  var exports: Transfers<Export> { Transfers(kind: .export, database: database) }
}

extension StoredTransfer where Content == Export {
  func status(at now: Double) -> String {
    isUnderWay(at: now) ? "IN_PROGRESS" : content.failureCode == nil ? "COMPLETED" : "FAILED"
  }

  var viewType: String { content.asked()["IncrementalExportSpecification"]?["ExportViewType"]?.text ?? "NEW_AND_OLD_IMAGES" }

  /// The folder of the export in its bucket: `exports/AWSDynamoDB/01700000000250-1f2e3d4c/`.
  var folder: String { "\(base)\(name.identifier)/" }

  /// The folder of all exports with this prefix.
  var base: String { base(behind: content.asked()["S3Prefix"]?.text) }

  var manifestKey: String { folder + "manifest-summary.json" }

  /// `ExportDescription`
  func describe(at now: Double, to json: inout JSONWriter) {
    let request = content.asked()
    let isDone = !isUnderWay(at: now)
    json.object { json in
      json.member("ExportArn", name.arn(in: content.shown))
      json.member("ExportStatus", status(at: now))
      json.member("StartTime") { $0.number(started) }
      if let ended = ended(at: now) { json.member("EndTime") { $0.number(ended) } }
      if isDone, content.failureCode == nil { json.member("ExportManifest", manifestKey) }
      json.member("TableArn", tableARN)
      json.member("TableId", content.tableIdentifier)
      if let time = content.exportTime { json.member("ExportTime") { $0.number(time) } }
      json.member("ClientToken", token)
      json.echo(["S3Bucket"], of: request)
      // The service tells of an owner only where that is another account.
      if request["S3BucketOwner"]?.text != content.account { json.echo(["S3BucketOwner"], of: request) }
      json.echo(["S3Prefix"], of: request)
      json.member("S3SseAlgorithm", request["S3SseAlgorithm"]?.text ?? "AES256")
      json.echo(["S3SseKmsKeyId"], of: request)
      if isDone, let code = content.failureCode { json.member("FailureCode", code) }
      if isDone, let message = content.failureMessage { json.member("FailureMessage", message) }
      json.member("ExportFormat", format.rawValue)
      if isDone, content.failureCode == nil {
        json.member("BilledSizeBytes", content.bytes)
        json.member("ItemCount", content.items)
      }
      json.echo(["ExportType", "IncrementalExportSpecification", "FilterSpecification"], of: request)
    }
  }

  /// `ExportSummary`
  func describeSummary(at now: Double, to json: inout JSONWriter) {
    json.object { json in
      json.member("ExportArn", name.arn(in: content.shown))
      json.member("ExportStatus", status(at: now))
      json.member("ExportType", content.from == nil ? "FULL_EXPORT" : "INCREMENTAL_EXPORT")
    }
  }

  var format: ItemFormat { content.asked()["ExportFormat"]?.text.flatMap(ItemFormat.init(bytesOf:)) ?? .dynamoDBJSON }
}

extension JSONWriter {
  /// The members that the request has.
  mutating func echo(_ names: [String], of request: JSONValue) {
    for name in names { if let value = request[name] { member(name) { $0.value(value) } } }
  }
}
