package import SwynamoCore
import SwynamoSchema

/// A place between two items of a query or scan, to go on from later; a text that can be stored or sent.
///
///     let page = try await users.query("Smith").limit(20).page(on: db)
///     if let cursor = page.cursor {
///       let next = users.query("Smith").limit(20).starting(after: cursor)
///     }
///     let text = "\(cursor)"                      // for a link to the next page
///     let cursor = try Cursor(text)               // throws where the text is none
///
/// A cursor belongs to what was read: a statement of another table, index or partition, or of another part of a scan, refuses it; of a
/// query of several shards one in another order or of another range, too.
/// The text has the table's and the index's name and the key of an item in it, readable for whoever has it. A table that is named by
/// its ARN is another to a cursor than the same named by its name.
public struct Cursor: Sendable, Hashable {
  /// The key that is left behind: the table's, and the index's. Of a query of several shards each has its own.
  package let key: EncodedItem
  package let place: Place
  /// Where each shard of a query is.
  package let shards: [ReadPosition]?

  /// What is read.
  package struct Place: Sendable, Hashable {
    package let operation: String
    package let table: String
    package let index: String?
    package let segment: ReadPlan.Segment?
    /// Of a query that asks several shards, their number.
    package let shards: Int?
    /// The order and the range of these, in which a shard of which nothing was given begins; nil for all of it in ascending order.
    package let orderOfShards: String?

    package init(
      operation: String, table: String, index: String?, segment: ReadPlan.Segment? = nil, shards: Int? = nil,
      orderOfShards: String? = nil
    ) {
      self.operation = operation
      self.table = table
      self.index = index
      self.segment = segment
      self.shards = shards
      self.orderOfShards = orderOfShards
    }
  }

  /// The key is written anew, so that equal cursors have equal texts however a service spaces its JSON.
  package init(key: EncodedItem, place: Place) {
    self.key = Self.canonical(key)
    self.place = place
    shards = nil
  }

  /// A place in several shards.
  package init(shards: [ReadPosition], place: Place) {
    key = EncodedItem([:])
    self.place = place
    self.shards = shards.map { if case .after(let key) = $0 { .after(Self.canonical(key)) } else { $0 } }
  }

  private static func canonical(_ key: EncodedItem) -> EncodedItem { (try? key.decoded()).map { EncodedItem($0) } ?? key }
}

extension Cursor.Place: CustomStringConvertible {
  package var description: String {
    let source = index.map { "the index \"\($0)\" of table \"\(table)\"" } ?? "table \"\(table)\""
    return "a \(operation) of \(source)" + (segment.map { ", segment \($0.index) of \($0.total)" } ?? "")
      + (shards.map { " in \($0) shards" } ?? "") + (orderOfShards.map { ", \($0)" } ?? "")
  }
}

extension Cursor: CustomStringConvertible {
  /// The place, the key and the format's version, as base64url without padding.
  public var description: String {
    var item: Item = ["operation": .string(place.operation), "table": .string(place.table)]
    item["index"] = place.index.map { .string($0) }
    item["segment"] = place.segment.map { .list([.number(DynamoDBNumber($0.index)), .number(DynamoDBNumber($0.total))]) }
    if let shards {
      item["shards"] = .list(shards.map(\.attributeValue))
      item["order"] = place.orderOfShards.map { .string($0) }
    } else {
      item["key"] = (try? key.decoded()).map { .map($0) }
    }
    return ItemText.text(of: item)
  }

  /// Reads a cursor's text. Errors: ``CursorError`` where it is none, whoever wrote it.
  public init(_ text: String) throws(CursorError) {
    guard let cursor = Cursor(parsing: text) else { throw CursorError(text: text) }
    self = cursor
  }

  private init?(parsing text: String) {
    guard text.utf8.count <= Self.textOfKey * DeclarationError.ShardFault.counts.upperBound else { return nil }
    // The text comes from outside: it must be one item with these members and nothing else, and is written anew.
    guard let item = ItemText.item(in: text),
      case .string(let operation)? = item["operation"], case .string(let table)? = item["table"],
      let position = Position(item["key"], item["shards"]), ["Query", "Scan"].contains(operation),
      ResourceName.isValid(table) || ResourceName.isARN(table)
    else { return nil }
    var index: String?
    var segment: ReadPlan.Segment?
    var order: String?
    for (name, value) in item {
      switch (name, value) {
      case ("operation", _), ("table", _), ("key", _), ("shards", _): break
      case ("order", .string(let text)) where item["shards"] != nil: order = text
      case ("index", .string(let name)) where ResourceName.isValid(name): index = name
      case ("segment", .list(let numbers)):
        guard numbers.count == 2, case .number(let part) = numbers[0], case .number(let total) = numbers[1],
          let part = Int(exactly: part), let total = Int(exactly: total)
        else { return nil }
        segment = ReadPlan.Segment(index: part, total: total)
      default: return nil
      }
    }
    func place(_ shards: Int?) -> Place {
      Place(operation: operation, table: table, index: index, segment: segment, shards: shards, orderOfShards: order)
    }
    switch position {
    case .key(let key):
      guard text.utf8.count <= Self.textOfKey else { return nil }
      self.init(key: key, place: place(nil))
    case .shards(let shards): self.init(shards: shards, place: place(shards.count))
    }
  }

  /// A key has at most 3 KB, and an index's keys as much; of several shards each has one.
  private static var textOfKey: Int { 32_000 }

  private enum Position {
    case key(EncodedItem)
    case shards([ReadPosition])

    init?(_ key: AttributeValue?, _ shards: AttributeValue?) {
      switch (key.flatMap { ReadPosition($0) }, shards) {
      case (.after(let key)?, nil): self = .key(key)
      case (nil, .list(let list)?):
        let positions = list.compactMap { ReadPosition($0) }
        guard key == nil, positions.count == list.count, DeclarationError.ShardFault.counts.contains(list.count) else {
          return nil
        }
        self = .shards(positions)
      default: return nil
      }
    }
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
