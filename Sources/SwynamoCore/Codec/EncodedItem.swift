/// An item, or a key, as the wire spells it: `{"email":{"S":"test@example.com"}}`.
public struct EncodedItem: Sendable, Hashable {
  public var json: [UInt8]

  public init(json: [UInt8]) { self.json = json }

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
