import SwynamoCore

/// The answer of BatchWriteItem: what was not written.
public struct BatchWriteItemResponse: Sendable {
  public var unprocessed: [BatchWriteItemRequest.TableWrite]
  public var consumedCapacity: [ConsumedCapacity]

  public init(_ body: [UInt8]) throws {
    var unprocessed: [BatchWriteItemRequest.TableWrite] = []
    var capacity: [ConsumedCapacity] = []
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
      case "ConsumedCapacity": try reader.readArray { reader, _ in capacity.append(try ConsumedCapacity(from: &reader)) }
      default: try reader.skipValue()
      }
    }
    guard isAnswer else { throw AttributeReader.wrongShape("it has no UnprocessedItems") }
    self.unprocessed = unprocessed
    consumedCapacity = capacity
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
