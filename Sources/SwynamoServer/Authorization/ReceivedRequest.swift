import HTTPTypes
import Hummingbird
import SwynamoBytes
import SwynamoCore

/// A request as its signature sees it.
struct ReceivedRequest: Sendable {
  let method: String
  /// As it was sent, percent-encoded.
  let path: String
  /// Decoded.
  let query: [(name: String, value: String)]
  let authorization: String?
  /// The body's bytes as they came: if they are compressed, so were they when they were signed.
  let body: [UInt8]
  private let authority: String?
  private let headers: HTTPFields

  init(_ request: Request, body: [UInt8]) { self.init(request.head, body: body) }

  init(_ head: HTTPRequest, body: [UInt8]) {
    method = head.method.rawValue
    let target = head.path ?? "/"
    let mark = target.utf8.firstIndex(of: UInt8(ascii: "?"))
    path = String(target[..<(mark ?? target.endIndex)])
    query = mark.map { Self.pairs(target[target.utf8.index(after: $0)...]) } ?? []
    authorization = head.headerFields[.authorization]
    authority = head.authority
    headers = head.headerFields
    self.body = body
  }

  /// What a header held, all its lines in one; nil when there was none.
  func header(_ name: String) -> String? {
    guard let name = HTTPField.Name(name) else { return nil }
    if name.canonicalName == "host" { return authority }
    return headers.contains(name) ? headers[values: name].joined(separator: ",") : nil
  }

  /// The names of all `x-amz-` headers that were sent, in lower case and in order.
  var amazonHeaders: [String] {
    headers.map(\.name.canonicalName).filter { $0.hasPrefix("x-amz-") }.sorted()
  }

  func parameter(_ name: String) -> String? { query.first { $0.name.hasSameBytes(as: name) }?.value }

  /// What a signature in the query signs of it.
  var queryWithoutSignature: [(name: String, value: String)] {
    query.filter { !$0.name.hasSameBytes(as: "X-Amz-Signature") }
  }

  private static func pairs(_ query: Substring) -> [(name: String, value: String)] {
    query.utf8.split(separator: UInt8(ascii: "&")).map { pair in
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return (name: decoded(parts[0]), value: parts.count > 1 ? decoded(parts[1]) : "")
    }
  }

  private static func decoded(_ text: Substring.UTF8View) -> String {
    String(decoding: PercentEncoding.bytes(text), as: UTF8.self)
  }
}
