package import SwynamoCore

/// A place between two items of a query or scan, to go on from later; a text that can be stored or sent.
///
///     let page = try await users.query("Smith").limit(20).page(on: db)
///     if let cursor = page.cursor {
///       let next = users.query("Smith").limit(20).starting(after: cursor)
///     }
///     let text = "\(cursor)"                      // for a link to the next page
///     let cursor = try Cursor(text)               // throws where the text is none
///
/// A cursor belongs to what was read: a statement of another table, index or partition, or of another part of a scan, refuses it.
/// The text has the table's and the index's name and the key of an item in it, readable for whoever has it. A table that is named by
/// its ARN is another to a cursor than the same named by its name.
public struct Cursor: Sendable, Hashable {
  /// The key that is left behind: the table's, and the index's.
  package let key: EncodedItem
  package let place: Place

  /// What is read.
  package struct Place: Sendable, Hashable {
    package let operation: String
    package let table: String
    package let index: String?
    package let segment: ReadPlan.Segment?

    package init(operation: String, table: String, index: String?, segment: ReadPlan.Segment? = nil) {
      self.operation = operation
      self.table = table
      self.index = index
      self.segment = segment
    }
  }

  /// The key is written anew, so that equal cursors have equal texts however a service spaces its JSON.
  package init(key: EncodedItem, place: Place) {
    self.key = (try? key.decoded()).map { EncodedItem($0) } ?? key
    self.place = place
  }
}

extension Cursor.Place: CustomStringConvertible {
  package var description: String {
    let source = index.map { "the index \"\($0)\" of table \"\(table)\"" } ?? "table \"\(table)\""
    return "a \(operation) of \(source)" + (segment.map { ", segment \($0.index) of \($0.total)" } ?? "")
  }
}

extension Cursor: CustomStringConvertible {
  /// The place, the key and the format's version, as base64url without padding.
  public var description: String {
    var item: Item = ["operation": .string(place.operation), "table": .string(place.table)]
    item["index"] = place.index.map { .string($0) }
    item["segment"] = place.segment.map { .list([.number(DynamoDBNumber($0.index)), .number(DynamoDBNumber($0.total))]) }
    item["key"] = (try? key.decoded()).map { .map($0) }
    return ItemText.text(of: item)
  }

  /// Reads a cursor's text. Errors: ``CursorError`` where it is none, whoever wrote it.
  public init(_ text: String) throws(CursorError) {
    guard let cursor = Cursor(parsing: text) else { throw CursorError(text: text) }
    self = cursor
  }

  private init?(parsing text: String) {
    // A key has at most 3 KB, and an index's keys as much.
    guard text.utf8.count <= 32_000 else { return nil }
    // The text comes from outside: it must be one item with these members and nothing else, and is written anew.
    guard let item = ItemText.item(in: text),
      case .string(let operation)? = item["operation"], case .string(let table)? = item["table"],
      case .map(let key)? = item["key"], !key.isEmpty, key.allSatisfy({ $0.value.type.isKeyType }),
      ["Query", "Scan"].contains(operation), ResourceName.isValid(table) || ResourceName.isARN(table)
    else { return nil }
    var index: String?
    var segment: ReadPlan.Segment?
    for (name, value) in item {
      switch (name, value) {
      case ("operation", _), ("table", _), ("key", _): break
      case ("index", .string(let name)) where ResourceName.isValid(name): index = name
      case ("segment", .list(let numbers)):
        guard numbers.count == 2, case .number(let part) = numbers[0], case .number(let total) = numbers[1],
          let part = Int(exactly: part), let total = Int(exactly: total)
        else { return nil }
        segment = ReadPlan.Segment(index: part, total: total)
      default: return nil
      }
    }
    self.init(
      key: EncodedItem(key), place: Place(operation: operation, table: table, index: index, segment: segment))
  }
}

/// As its text.
extension Cursor: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    do throws(CursorError) {
      self = try Cursor(text)
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: error.description, underlyingError: error))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A text that is no cursor: cut off, changed, or of another program.
public struct CursorError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text as it was given.
  public var text: String

  /// An error of a text that is no cursor.
  public init(text: String) { self.text = text }

  public var description: String {
    "\"\(text.prefix(40))\(text.count > 40 ? "…" : "")\" is no cursor; a cursor's text is that of page.cursor, unchanged"
  }
}
