import SwynamoCore

extension AttributeReader {
  /// Takes an item as it is written; what is in it is checked when it is decoded.
  mutating func readEncodedItem() throws -> EncodedItem {
    let json = try skipValue()
    guard json.first == UInt8(ascii: "{") else { throw Self.wrongShape("an item is no object") }
    return EncodedItem(json: Array(json))
  }

  /// The same for a key, which is sent again: nothing of it may be wrong, and it is spelled anew.
  mutating func readEncodedKey() throws -> EncodedItem {
    let key = try readEncodedItem()
    guard String(validating: key.json, as: UTF8.self) != nil else { throw Self.wrongShape("a key is not UTF-8") }
    return EncodedItem(try key.decoded())
  }
}
