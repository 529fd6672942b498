public import SwynamoCore

/// A place between two items of a query or scan, to go on from later; a text that can be stored or sent.
///
///     let page = try await users.query("Smith").limit(20).page(on: db)
///     let next = users.query("Smith").starting(after: page.cursor)
public struct Cursor: Sendable, Hashable {
  public let key: EncodedItem

  /// The key is written anew, so that equal cursors have equal texts however a service spaces its JSON.
  public init(key: EncodedItem) { self.key = (try? key.decoded()).map { EncodedItem($0) } ?? key }
}

extension Cursor: LosslessStringConvertible {
  /// The key as base64url without padding.
  public var description: String {
    var writer = AttributeWriter(capacity: 256)
    key.json.withUnsafeBytes { writer.write(base64: $0) }
    return String(writer.text.dropFirst().dropLast().compactMap { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 == "=" ? nil : $0 })
  }

  /// Nil when the text is no cursor.
  public init?(_ description: String) {
    var text = String(description.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    text += String(repeating: "=", count: (4 - text.count % 4) % 4)
    // The text comes from outside: it must be one key and nothing else, and is written anew.
    guard let json = try? AttributeReader.read("\"\(text)\"", { try $0.readBase64() }),
      let item = try? AttributeReader.read(json, { try Self.onlyItem(&$0) }) ?? nil, !item.isEmpty
    else { return nil }
    key = EncodedItem(item)
  }

  private static func onlyItem(_ reader: inout AttributeReader) throws -> Item? {
    let item = try reader.readItem()
    reader.skipSpace()
    return reader.isAtEnd ? item : nil
  }
}
