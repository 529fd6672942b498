import SwynamoBytes
import SwynamoCore
import SwynamoWire

/// A page of a list of transfers, the newest of a table first.
struct TransferPage<Content: Codable & Sendable> {
  let transfers: [StoredTransfer<Content>]
  /// Nil on the last page.
  let next: String?

  /// How long the service tells of a transfer that has begun. Source: API Reference, "ListExports", "ListImports".
  private static var lifetime: Double { 90 * 86_400 }

  /// `all` in any order.
  init(
    of all: [StoredTransfer<Content>], limit: Int, token: String?, at now: Double,
    precedes: (TransferName, TransferName) -> Bool = { $1.path < $0.path }
  ) throws(DynamoDBError) {
    let recent = all.filter { $0.started > now - Self.lifetime }.sorted { precedes($0.name, $1.name) }
    var rest = recent[...]
    if let token {
      guard let path = TransferPageToken.path(token), let place = recent.firstIndex(where: { $0.name.path == path }) else {
        throw .invalid("Invalid NextToken: \(token)")
      }
      rest = recent[(place + 1)...]
    }
    transfers = Array(rest.prefix(limit))
    next = transfers.count < rest.count ? transfers.last.map { TransferPageToken.text($0.name.path) } : nil
  }
}

extension TransferPage {
  func answer(_ member: String, _ describe: (StoredTransfer<Content>, inout JSONWriter) -> Void) -> JSONWriter {
    var json = JSONWriter()
    json.object { json in
      json.member(member) { json in json.array { json in for transfer in transfers { describe(transfer, &json) } } }
      if let next { json.member("NextToken", next) }
    }
    return json
  }
}

/// Where a list goes on: the last path, with a checksum before it, in hexadecimal digits of which there are 112 and more, 16 at a time.
private enum TransferPageToken {
  static func text(_ path: String) -> String {
    var content = Array(path.utf8)
    repeat { content.append(0) } while content.count % 8 != 0 || content.count < 48
    return String(decoding: Hexadecimal.text(checksum(content) + content), as: UTF8.self)
  }

  static func path(_ text: String) -> String? {
    let digits = Array(text.utf8)
    guard digits.count % 2 == 0, digits.count > 16 else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      let (high, low) = (Hexadecimal.value(of: digits[place]), Hexadecimal.value(of: digits[place + 1]))
      guard let high, let low else { return nil }
      bytes.append(high << 4 | low)
    }
    let content = Array(bytes.dropFirst(8))
    guard Array(bytes.prefix(8)) == checksum(content) else { return nil }
    return String(decoding: content.prefix { $0 != 0 }, as: UTF8.self)
  }

  private static func checksum(_ content: [UInt8]) -> [UInt8] {
    var checksum = Checksum()
    checksum.add(content)
    return checksum.value.bigEndianBytes
  }
}
