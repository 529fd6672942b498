/// An item, or a key, as the wire spells it: `{"email":{"S":"test@example.com"}}`.
public struct EncodedItem: Sendable, Hashable {
  /// The UTF-8 text of the JSON object.
  public var json: [UInt8]

  /// Takes a JSON object as it is; what is wrong with it is found when it is ``decoded()``.
  public init(json: [UInt8]) { self.json = json }

  /// Encodes an item's attributes, in the order of their names.
  public init(_ item: Item) {
    var writer = AttributeWriter(capacity: 256)
    writer.write(item)
    json = writer.bytes
  }

  /// The attributes by name. Errors: `AttributeDecodingError`.
  public func decoded() throws -> Item {
    try AttributeReader.read(json) { try $0.readItem() }
  }
}

extension EncodedItem: CustomStringConvertible {
  public var description: String { String(decoding: json, as: UTF8.self) }
}
