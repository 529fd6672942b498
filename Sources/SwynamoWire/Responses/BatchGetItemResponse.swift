public import SwynamoCore

/// The answer of BatchGetItem; items come in any order.
public struct BatchGetItemResponse: Sendable {
  public var items: [(table: String, item: EncodedItem)]
  public var unprocessedKeys: [(table: String, key: EncodedItem)]
  public var consumedCapacity: [ConsumedCapacity]

  public init(_ body: [UInt8]) throws {
    var items: [(String, EncodedItem)] = []
    var keys: [(String, EncodedItem)] = []
    var capacity: [ConsumedCapacity] = []
    try AttributeReader.read(body) { reader in
      try reader.readObject { reader, name in
        switch name.text {
        case "Responses":
          try reader.readObject { reader, table in
            let table = table.text
            try reader.readArray { reader, _ in items.append((table, EncodedItem(json: Array(try reader.skipValue())))) }
          }
        case "UnprocessedKeys":
          try reader.readObject { reader, table in
            let table = table.text
            try reader.readObject { reader, name in
              guard name.text == "Keys" else {
                try reader.skipValue()
                return
              }
              try reader.readArray { reader, _ in keys.append((table, EncodedItem(json: Array(try reader.skipValue())))) }
            }
          }
        case "ConsumedCapacity": try reader.readArray { reader, _ in capacity.append(try ConsumedCapacity(from: &reader)) }
        default: try reader.skipValue()
        }
      }
    }
    self.items = items
    unprocessedKeys = keys
    consumedCapacity = capacity
  }
}
