import SwynamoCore
import SwynamoWire

/// What is kept of an import: what was asked for, and what came of it.
struct Import: RequestedTransfer {
  var request: String
  var region: String
  var account: String
  /// `Table.id`, `Table.identifier`
  var tableNumber: Int
  var tableIdentifier: String
  var due: Double
  var ended: Double?
  var processed = 0
  var imported = 0
  var errors: Int { processed - imported }
  var bytes = 0
  var failureCode: String?
  var failureMessage: String?
}

typealias StoredImport = StoredTransfer<Import>

extension Session {
  var imports: Transfers<Import> { Transfers(kind: .import, database: database) }
}

extension StoredTransfer where Content == Import {
  func status(at now: Double) -> String {
    isUnderWay(at: now) ? "IN_PROGRESS" : content.failureCode == nil ? "COMPLETED" : "FAILED"
  }

  /// `ImportTableDescription`. Counts are told when it has ended.
  func describe(at now: Double, to json: inout JSONWriter) {
    let request = content.asked()
    let isDone = !isUnderWay(at: now)
    json.object { json in
      json.member("ImportArn", name.arn(in: content.shown))
      json.member("ImportStatus", status(at: now))
      json.member("TableArn", tableARN)
      json.member("TableId", content.tableIdentifier)
      json.member("ClientToken", token)
      json.echo(["S3BucketSource"], of: request)
      json.member("ErrorCount", isDone ? content.errors : 0)
      json.member("CloudWatchLogGroupArn", logGroup)
      json.echo(["InputFormat", "InputFormatOptions"], of: request)
      json.member("InputCompressionType", request["InputCompressionType"]?.text ?? "NONE")
      json.echo(["TableCreationParameters"], of: request)
      json.member("StartTime") { $0.number(started) }
      if let ended = ended(at: now) { json.member("EndTime") { $0.number(ended) } }
      if isDone, content.bytes > 0 { json.member("ProcessedSizeBytes", content.bytes) }
      json.member("ProcessedItemCount", isDone ? content.processed : 0)
      json.member("ImportedItemCount", isDone ? content.imported : 0)
      guard isDone, let code = content.failureCode else { return }
      json.member("FailureCode", code)
      json.member("FailureMessage", content.failureMessage ?? "")
    }
  }

  /// `ImportSummary`
  func describeSummary(at now: Double, to json: inout JSONWriter) {
    json.object { json in
      json.member("ImportArn", name.arn(in: content.shown))
      json.member("ImportStatus", status(at: now))
      json.member("TableArn", tableARN)
      json.echo(["S3BucketSource"], of: content.asked())
      json.member("CloudWatchLogGroupArn", logGroup)
      json.echo(["InputFormat"], of: content.asked())
      json.member("StartTime") { $0.number(started) }
      if let ended = ended(at: now) { json.member("EndTime") { $0.number(ended) } }
    }
  }

  /// Where the service writes of items that it refuses. Nothing is written there by the engine.
  private var logGroup: String { "arn:aws:logs:\(content.region):\(content.account):log-group:/aws-dynamodb/imports:*" }
}
