import SwynamoCore
import SwynamoWire

/// What is kept of an export, an import and a bulk put alike.
protocol RequestedTransfer: Codable, Sendable {
  /// The request, without its token.
  var request: String { get }
  /// What ARNs show.
  var region: String { get }
  var account: String { get }
  /// `Table.id`
  var tableNumber: Int { get }
  /// It is IN_PROGRESS till then.
  var due: Double { get }
  var ended: Double? { get set }
  var failureCode: String? { get set }
  var failureMessage: String? { get set }
}

extension RequestedTransfer {
  var shown: TableNamespace { TableNamespace(region: region, account: account) }

  func asked() -> JSONValue { (try? JSONReader.read(Array(request.utf8))) ?? .null }
}

extension StoredTransfer where Content: RequestedTransfer {
  mutating func fail(_ error: BucketError) { (content.failureCode, content.failureMessage) = (error.code, error.message) }

  /// What was done within the request that asked for it has lasted too.
  mutating func end(at now: Double) {
    isOpen = false
    content.ended = max(now, started + 0.001)
  }

  func isUnderWay(at now: Double) -> Bool { isOpen || now < content.due }

  var tableARN: String { content.shown.arn(ofTable: name.table) }

  /// Nil as long as it is under way.
  func ended(at now: Double) -> Double? { isUnderWay(at: now) ? nil : content.ended }

  /// A folder in a bucket, behind a prefix that may end in a slash: `exports/AWSDynamoDB/`.
  func base(behind prefix: String?) -> String {
    let prefix = prefix ?? ""
    return prefix + (prefix.isEmpty || prefix.utf8.last == UInt8(ascii: "/") ? "" : "/") + "AWSDynamoDB/"
  }
}

extension Session {
  /// The table of a transfer that is under way.
  func table(of transfer: StoredTransfer<some RequestedTransfer>) throws(BucketError) -> Table {
    if let table = catalog.table(id: transfer.content.tableNumber) { return table }
    do { _ = try catalog.existing(transfer.name.table) } catch { throw .damagedTable(transfer.name.table) }
    throw .noSuchTable
  }

  /// The bucket of a request, or of a part of it, which may name the owner. Those that are here are the account's own.
  func bucket(_ request: JSONValue?, of transfer: StoredTransfer<some RequestedTransfer>) throws(BucketError) -> Bucket {
    guard let buckets else { throw .noSuchBucket }
    let bucket = try buckets.bucket(request?["S3Bucket"]?.text ?? "")
    if let owner = request?["S3BucketOwner"]?.text, owner != transfer.content.account { throw .foreignOwner }
    return bucket
  }
}
