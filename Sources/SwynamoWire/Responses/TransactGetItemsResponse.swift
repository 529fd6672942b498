public import SwynamoCore

/// The answer of TransactGetItems: an item, or nil, for each get in its order.
public struct TransactGetItemsResponse: Sendable {
  public var items: [EncodedItem?]

  public init(_ body: [UInt8]) throws {
    var items: [EncodedItem?] = []
    var isAnswer = false
    try AttributeReader.readDocument(body) { reader, name in
      guard name.text == "Responses" else {
        try reader.skipValue()
        return
      }
      isAnswer = true
      try reader.readArray { reader, _ in
        var item: EncodedItem?
        try reader.readObject { reader, name in
          guard name.text == "Item" else { throw AttributeReader.wrongShape("a response is no item") }
          if try !reader.takeNull() { item = try reader.readEncodedItem() }
        }
        items.append(item)
      }
    }
    guard isAnswer else { throw AttributeReader.wrongShape("it has no Responses") }
    self.items = items
  }
}
