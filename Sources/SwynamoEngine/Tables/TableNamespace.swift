import SwynamoCore
import SwynamoWire

/// An account in a region: tables of different namespaces have nothing to do with each other, unless they are replicas of a global
/// table.
///
///     let ohio = TableNamespace(region: "us-east-2", account: "123456789012")
///     let answer = try await engine.send(request, in: ohio)   // arn:aws:dynamodb:us-east-2:123456789012:table/…
///
/// Source: Developer Guide, "How it works".
public struct TableNamespace: Sendable, Hashable {
  /// "eu-west-1". Control characters in either are refused with each request.
  public var region: String
  /// Twelve digits on AWS; any text here.
  public var account: String

  /// The tables of one account in one region.
  public init(region: String, account: String = "000000000000") {
    self.region = region
    self.account = account
  }

  /// By their bytes: a namespace is what was written, in whatever form of Unicode.
  public static func == (left: TableNamespace, right: TableNamespace) -> Bool {
    left.region == right.region && left.account == right.account
  }

  public func hash(into hasher: inout Hasher) {
    region.hashBytes(into: &hasher)
    account.hashBytes(into: &hasher)
  }

  /// The namespace of requests that name none.
  public static let local = TableNamespace(region: "ddblocal")
}

extension TableNamespace {
  /// The ARN of a table, or of what is named behind it: `users/backup/…`.
  func arn(ofTable path: String) -> String { "arn:aws:dynamodb:\(region):\(account):table/\(path)" }

  /// They would end a text early, or forge the lines of a log, wherever names of tables are shown.
  func check() throws(DynamoDBError) {
    for (name, text) in [("region", region), ("account", account)] {
      if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { continue }
      // Unicode's category Cc.
      guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) else {
        throw .invalid("The \(name) that the request is for has a control character.")
      }
    }
  }
}
