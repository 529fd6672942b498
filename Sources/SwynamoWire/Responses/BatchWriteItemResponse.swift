import SwynamoCore

/// The answer of BatchWriteItem: what was not written.
public struct BatchWriteItemResponse: Sendable {
  public var unprocessed: [BatchWriteItemRequest.TableWrite]
  public var consumedCapacity: [ConsumedCapacity]

  public init(_ body: [UInt8]) throws {
    var unprocessed: [BatchWriteItemRequest.TableWrite] = []
    var capacity: [ConsumedCapacity] = []
    try AttributeReader.read(body) { reader in
      try reader.readObject { reader, name in
        switch name.text {
        case "UnprocessedItems":
          try reader.readObject { reader, table in
            let table = table.text
            try reader.readArray { reader, _ in
              if let write = try Self.readWrite(&reader) { unprocessed.append(.init(table: table, write: write)) }
            }
          }
        case "ConsumedCapacity": try reader.readArray { reader, _ in capacity.append(try ConsumedCapacity(from: &reader)) }
        default: try reader.skipValue()
        }
      }
    }
    self.unprocessed = unprocessed
    consumedCapacity = capacity
  }

  private static func readWrite(_ reader: inout AttributeReader) throws -> BatchWriteItemRequest.Write? {
    var write: BatchWriteItemRequest.Write?
    try reader.readObject { reader, kind in
      let isPut = kind.text == "PutRequest"
      // A service may send both members with the other one null.
      if try reader.takeNull() { return }
      try reader.readObject { reader, _ in
        let payload = EncodedItem(json: Array(try reader.skipValue()))
        write = isPut ? .put(payload) : .delete(key: payload)
      }
    }
    return write
  }
}
