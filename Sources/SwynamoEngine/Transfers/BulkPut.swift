import SwynamoCore
import SwynamoWire

/// What is kept of a bulk put: what was asked for, and what came of it.
struct BulkPut: RequestedTransfer {
  var request: String
  var region: String
  var account: String
  /// `Table.id`, `Table.identifier`
  var tableNumber: Int
  var tableIdentifier: String
  var due: Double
  var ended: Double?
  /// Records of every outcome, and those that were no items.
  var processed = 0
  var failed = 0
  var readBytes = 0
  var totalBytes: Int?
  /// What was written to the table and to its indexes, by their names.
  var tableBytes = 0
  var localBytes: [String: Int] = [:]
  var globalBytes: [String: Int] = [:]
  var vectorBytes: [String: Int] = [:]
  var isCancelled = false
  var failureCode: String?
  var failureMessage: String?
}

typealias StoredBulkPut = StoredTransfer<BulkPut>

extension Session {
  var bulkPuts: Transfers<BulkPut> { Transfers(kind: .bulkOperation, database: database) }
}

extension StoredTransfer where Content == BulkPut {
  func status(at now: Double) -> String {
    if isUnderWay(at: now) { return content.isCancelled ? "CANCELLING" : "IN_PROGRESS" }
    if content.isCancelled { return "CANCELLED" }
    if content.failureCode != nil { return "FAILED" }
    return content.failed > 0 ? "COMPLETED_WITH_ERRORS" : "COMPLETED"
  }

  /// The folder of the reports in the output bucket.
  var folder: String {
    base(behind: content.asked()["OutputS3Configuration"]?["S3KeyPrefix"]?.text) + name.identifier + "/"
  }

  /// `BulkOperationDescription`
  func describe(at now: Double, to json: inout JSONWriter) {
    let request = content.asked()
    let isDone = !isUnderWay(at: now)
    json.object { json in
      json.member("BulkOperationArn", name.arn(in: content.shown))
      json.member("BulkOperationStatus", status(at: now))
      json.member("TableDetails") { json in
        json.array { json in
          json.object { json in
            json.member("TableName", name.table)
            json.member("TableId", content.tableIdentifier)
          }
        }
      }
      json.member("ClientToken", token)
      json.echo(["InputS3Configuration", "OutputS3Configuration"], of: request)
      json.member("StartTime") { $0.number(started) }
      if let ended = ended(at: now) { json.member("EndTime") { $0.number(ended) } }
      json.member("ProcessedItemCount", content.processed)
      json.member("ProcessedInputBytes", content.readBytes)
      if let total = content.totalBytes { json.member("TotalInputBytes", total) }
      json.member("BulkOperationUsage") { json in json.array { describeUsage(to: &$0) } }
      json.member("FailedItemCount", content.failed)
      if isDone, let code = content.failureCode { json.member("FailureCode", code) }
      if isDone, let message = content.failureMessage { json.member("FailureMessage", message) }
      json.echo(["MaxWriteRequestUnits"], of: request)
      json.member("PerformanceTier", request["PerformanceTier"]?.text ?? "STANDARD")
    }
  }

  private func describeUsage(to json: inout JSONWriter) {
    json.object { json in
      json.member("TableName", name.table)
      json.member(
        "BulkPutBytes", content.tableBytes + content.localBytes.values.reduce(0, +) + content.globalBytes.values.reduce(0, +))
      json.member("Table") { $0.object { $0.member("BulkPutBytes", content.tableBytes) } }
      for (member, bytes) in [("LocalSecondaryIndexes", content.localBytes), ("GlobalSecondaryIndexes", content.globalBytes)]
      where !bytes.isEmpty {
        json.member(member) { json in
          json.object { json in
            for (index, count) in bytes.sorted(by: { $0.key < $1.key }) {
              json.member(index) { $0.object { $0.member("BulkPutBytes", count) } }
            }
          }
        }
      }
      guard !content.vectorBytes.isEmpty else { return }
      json.member("VectorIndexes") { json in
        json.object { json in
          for (index, count) in content.vectorBytes.sorted(by: { $0.key < $1.key }) {
            json.member(index) { $0.object { $0.member("BulkPutVectorBytes", count) } }
          }
        }
      }
    }
  }

  /// `BulkOperationSummary`
  func describeSummary(at now: Double, to json: inout JSONWriter) {
    json.object { json in
      json.member("BulkOperationArn", name.arn(in: content.shown))
      json.member("BulkOperationStatus", status(at: now))
      json.member("StartTime") { $0.number(started) }
      if let ended = ended(at: now) { json.member("EndTime") { $0.number(ended) } }
    }
  }
}
