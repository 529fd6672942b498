public import SwynamoCore

/// BatchWriteItem: up to 25 puts and deletes. Source: API Reference, "BatchWriteItem".
public struct BatchWriteItemRequest: WireRequest, Hashable {
  public static var operation: String { "BatchWriteItem" }

  /// A put or a delete.
  public enum Write: Sendable, Hashable {
    /// `PutRequest`
    case put(EncodedItem)
    /// `DeleteRequest`
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

  /// A put or a delete, and its table.
  public struct TableWrite: Sendable, Hashable {
    /// The table's name or ARN.
    public var table: String
    /// The put or the delete.
    public var write: Write

    /// A write of one table.
    public init(table: String, write: Write) {
      self.table = table
      self.write = write
    }
  }

  /// `RequestItems`
  public var writes: [TableWrite]
  /// `ReturnConsumedCapacity`
  public var returnConsumedCapacity: ReturnConsumedCapacity
  /// `ReturnItemCollectionMetrics` is `SIZE`: the sizes of the item collections that are changed, of tables with local indexes.
  public var returnsItemCollectionMetrics = false

  /// A request of up to 25 writes, of any tables.
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
      writer.writeCost(returnConsumedCapacity, itemCollections: returnsItemCollectionMetrics)
    }
  }
}

/// The answer of BatchWriteItem: what was not written.
package struct BatchWriteItemResponse: Sendable {
  /// `UnprocessedItems`: the writes that are to be sent again.
  package var unprocessed: [BatchWriteItemRequest.TableWrite]

  /// Reads an answer's JSON. Errors: `AttributeDecodingError`.
  package init(_ body: [UInt8]) throws {
    var unprocessed: [BatchWriteItemRequest.TableWrite] = []
    var isAnswer = false
    try AttributeReader.readDocument(body) { reader, name in
      switch name.text {
      case "UnprocessedItems":
        isAnswer = true
        try reader.readObject { reader, table in
          let table = table.text
          try reader.readArray { reader, _ in
            unprocessed.append(.init(table: table, write: try Self.readWrite(&reader)))
          }
        }
      default: try reader.skipValue()
      }
    }
    guard isAnswer else { throw AttributeReader.wrongShape("it has no UnprocessedItems") }
    self.unprocessed = unprocessed
  }

  private static func readWrite(_ reader: inout AttributeReader) throws -> BatchWriteItemRequest.Write {
    var write: BatchWriteItemRequest.Write?
    try reader.readObject { reader, kind in
      let kind = kind.text
      // A service may send both members with the other one null.
      if try reader.takeNull() { return }
      try reader.readObject { reader, name in
        switch (kind, name.text) {
        case ("PutRequest", "Item"): write = .put(try reader.readEncodedKey())
        case ("DeleteRequest", "Key"): write = .delete(key: try reader.readEncodedKey())
        default: throw AttributeReader.wrongShape("an unprocessed write is neither a put nor a delete")
        }
      }
    }
    guard let write else { throw AttributeReader.wrongShape("an unprocessed write is neither a put nor a delete") }
    return write
  }
}
