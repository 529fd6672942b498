import SwynamoCore
import SwynamoWire

/// What is kept of an export, an import and a bulk put alike.
protocol RequestedTransfer: Codable, Sendable {
  /// The request, without its token.
  var request: String { get }
  /// What ARNs show.
  var region: String { get }
  var account: String { get }
  /// It is IN_PROGRESS till then.
  var due: Double { get }
}

extension RequestedTransfer {
  var shown: TableNamespace { TableNamespace(region: region, account: account) }

  func asked() -> JSONValue { (try? JSONReader.read(Array(request.utf8))) ?? .null }
}

extension StoredTransfer where Content: RequestedTransfer {
  func isUnderWay(at now: Double) -> Bool { isOpen || now < content.due }

  var tableARN: String { "arn:aws:dynamodb:\(content.region):\(content.account):table/\(name.table)" }

  /// A folder in a bucket, behind a prefix that may end in a slash: `exports/AWSDynamoDB/`.
  func base(behind prefix: String?) -> String {
    let prefix = prefix ?? ""
    return prefix + (prefix.isEmpty || prefix.utf8.last == UInt8(ascii: "/") ? "" : "/") + "AWSDynamoDB/"
  }
}
