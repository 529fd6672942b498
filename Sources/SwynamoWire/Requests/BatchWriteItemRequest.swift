public import SwynamoCore

/// BatchWriteItem: up to 25 puts and deletes. Source: API Reference, "BatchWriteItem".
public struct BatchWriteItemRequest: WireRequest, Hashable {
  public static var operation: String { "BatchWriteItem" }

  public enum Write: Sendable, Hashable {
    case put(EncodedItem)
    case delete(key: EncodedItem)
  }

  /// In the order of the tables' first write.
  public var tables: [(name: String, writes: [Write])] {
    var tables: [(name: String, writes: [Write])] = []
    for write in writes {
      if let index = tables.firstIndex(where: { $0.name == write.table }) {
        tables[index].writes.append(write.write)
      } else {
        tables.append((write.table, [write.write]))
      }
    }
    return tables
  }

  public struct TableWrite: Sendable, Hashable {
    public var table: String
    public var write: Write

    public init(table: String, write: Write) {
      self.table = table
      self.write = write
    }
  }

  public var writes: [TableWrite]
  public var returnConsumedCapacity: ReturnConsumedCapacity

  public init(writes: [TableWrite], returnConsumedCapacity: ReturnConsumedCapacity = .none) {
    self.writes = writes
    self.returnConsumedCapacity = returnConsumedCapacity
  }

  public var tableNames: [String] { tables.map(\.name) }
  public var isWrite: Bool { true }
  public var isIdempotent: Bool { true }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in
      writer.name("RequestItems")
      writer.writeObject { writer in
        for table in tables {
          writer.separate()
          writer.write(jsonString: table.name)
          writer.write(literal: ":[")
          for write in table.writes {
            writer.separate()
            switch write {
            case .put(let item):
              writer.write(literal: #"{"PutRequest":{"Item":"#)
              writer.write(raw: item.json)
            case .delete(let key):
              writer.write(literal: #"{"DeleteRequest":{"Key":"#)
              writer.write(raw: key.json)
            }
            writer.write(literal: "}}")
          }
          writer.write(literal: "]")
        }
      }
      if returnConsumedCapacity != .none { writer.member("ReturnConsumedCapacity", returnConsumedCapacity.rawValue) }
    }
  }
}
