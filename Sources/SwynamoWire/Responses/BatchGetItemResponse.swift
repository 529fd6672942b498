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
    var hasItems = false
    var hasKeys = false
    try AttributeReader.readDocument(body) { reader, name in
      switch name.text {
      case "Responses":
        hasItems = true
        try reader.readObject { reader, table in
          let table = table.text
          try reader.readArray { reader, _ in items.append((table, try reader.readEncodedItem())) }
        }
      case "UnprocessedKeys":
        hasKeys = true
        try reader.readObject { reader, table in
          let table = table.text
          var isNamed = false
          try reader.readObject { reader, name in
            guard name.text == "Keys" else {
              try reader.skipValue()
              return
            }
            isNamed = true
            try reader.readArray { reader, _ in keys.append((table, try reader.readEncodedKey())) }
          }
          guard isNamed else { throw AttributeReader.wrongShape("it leaves keys unprocessed without naming them") }
        }
      case "ConsumedCapacity": try reader.readArray { reader, _ in capacity.append(try ConsumedCapacity(from: &reader)) }
      default: try reader.skipValue()
      }
    }
    guard hasItems else { throw AttributeReader.wrongShape("it has no Responses") }
    // An answer to all keys says so with an empty object: without it, keys that were left would be taken for items that do not exist.
    guard hasKeys else { throw AttributeReader.wrongShape("it has no UnprocessedKeys") }
    self.items = items
    unprocessedKeys = keys
    consumedCapacity = capacity
  }
}
