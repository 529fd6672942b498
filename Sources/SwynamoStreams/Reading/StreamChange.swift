public import SwynamoCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A change of an item, as a table's stream has it.
///
///     for try await change in users.changes(on: db) {
///       switch change.kind {
///       case .insert, .modify: print(change.new?.firstName ?? "")
///       case .remove: print(change.isExpiry ? "expired" : "deleted")
///       }
///     }
///
/// Source: API Reference, "Record".
public struct StreamChange<Row> {
  /// What became of the item.
  public enum Kind: String, Sendable, Hashable {
    /// `INSERT`: there was none of its key.
    case insert = "INSERT"
    /// `MODIFY`
    case modify = "MODIFY"
    /// `REMOVE`
    case remove = "REMOVE"
  }

  /// What became of the item.
  public var kind: Kind
  /// The item as it was before; nil where there was none, or the stream's view has none.
  public var old: Row?
  /// The item as it is now; nil where there is none, or the stream's view has none.
  public var new: Row?
  /// `Keys`
  public var key: Item
  /// Greater than that of each earlier change of the item; a number of up to 40 digits.
  public var sequenceNumber: String
  /// The shard of the stream that the change is in; nil in an event of Lambda's.
  public var shardID: String?
  /// `ApproximateCreationDateTime`, to the second.
  public var time: Date?
  /// Whether the service deleted the item, since its time to live had passed.
  public var isExpiry: Bool
  /// `SizeBytes`: of the key and the images together.
  public var sizeInBytes: Int
  /// `eventID`: the same each time that the change is delivered, and no other's.
  public var eventID: String

  /// A change of your own, to test what handles changes.
  ///
  ///     try await handle(StreamChange(.insert, new: samuel, key: ["email": "a@b.c"]))
  public init(
    _ kind: Kind, old: Row? = nil, new: Row? = nil, key: Item = [:], sequenceNumber: String = "1", shardID: String? = nil,
    time: Date? = nil, isExpiry: Bool = false, sizeInBytes: Int = 0, eventID: String = ""
  ) {
    self.kind = kind
    self.old = old
    self.new = new
    self.key = key
    self.sequenceNumber = sequenceNumber
    self.shardID = shardID
    self.time = time
    self.isExpiry = isExpiry
    self.sizeInBytes = sizeInBytes
    self.eventID = eventID
  }
}

extension StreamChange: Sendable where Row: Sendable {}

/// A change whose item can't be read as the model. The sequence that threw it goes on with the next change.
public struct UnreadableChangeError: Error, Sendable, CustomStringConvertible {
  /// The table's name.
  public var table: String
  /// The key of the item.
  public var key: Item
  /// That of the change.
  public var sequenceNumber: String
  /// What is wrong with the item, an `AttributeDecodingError` or what the model's initializer threw.
  public var reason: any Error

  /// An error of a change.
  public init(table: String, key: Item, sequenceNumber: String, reason: any Error) {
    self.table = table
    self.key = key
    self.sequenceNumber = sequenceNumber
    self.reason = reason
  }

  public var description: String {
    "the change \(sequenceNumber) of table \"\(table)\", of the item \(key), can't be read: \(reason)"
  }
}

/// Changes that the stream has no more: the reader was more than 24 hours behind. What was missed is in the table, and not in the stream.
///
/// The sequence that threw it goes on with the oldest change that there is.
public struct StreamGapError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The table's name.
  public var table: String
  /// The shard whose records are gone.
  public var shardID: String
  /// The last change that was read of it; nil where none was.
  public var sequenceNumber: String?

  /// An error of a shard.
  public init(table: String, shardID: String, sequenceNumber: String?) {
    self.table = table
    self.shardID = shardID
    self.sequenceNumber = sequenceNumber
  }

  public var description: String {
    "the stream of table \"\(table)\" has no more what came after \(sequenceNumber ?? "the beginning") in shard \(shardID): "
      + "records are kept for 24 hours; compare what you keep with the table"
  }
}

/// A table that has no stream to read.
public struct NoStreamError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The table's name.
  public var table: String

  /// An error of a table.
  public init(table: String) { self.table = table }

  public var description: String {
    "table \"\(table)\" has no stream; declare one, .stream(.newAndOldImages), and create or change the table by it"
  }
}
