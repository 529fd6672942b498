public import SwynamoCore

/// The answer of TransactGetItems: an item, or nil, for each get in its order.
public struct TransactGetItemsResponse: Sendable {
  public var items: [EncodedItem?]

  public init(_ body: [UInt8]) throws {
    var items: [EncodedItem?] = []
    try AttributeReader.read(body) { reader in
      try reader.readObject { reader, name in
        guard name.text == "Responses" else {
          try reader.skipValue()
          return
        }
        try reader.readArray { reader, _ in
          var item: EncodedItem?
          try reader.readObject { reader, _ in
            let value = try reader.skipValue()
            if value.first == UInt8(ascii: "{") { item = EncodedItem(json: Array(value)) }
          }
          items.append(item)
        }
      }
    }
    self.items = items
  }
}
