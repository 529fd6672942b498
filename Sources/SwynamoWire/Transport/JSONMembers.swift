package import SwynamoCore

extension AttributeWriter {
  package mutating func writeObject(_ body: (inout AttributeWriter) -> Void) {
    write(byte: UInt8(ascii: "{"))
    body(&self)
    write(byte: UInt8(ascii: "}"))
  }

  /// `"Name":`, with a comma before it where one is due. Names are those of the API, which need no escapes.
  package mutating func name(_ name: StaticString) {
    separate()
    write(byte: UInt8(ascii: "\""))
    write(literal: name)
    write(literal: "\":")
  }

  package mutating func member(_ name: StaticString, _ value: String) {
    self.name(name)
    write(jsonString: value)
  }

  package mutating func member(_ name: StaticString, _ value: String?) {
    if let value { member(name, value) }
  }

  package mutating func member(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    self.name(name)
    write(digitsOf: value)
  }

  package mutating func member(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    self.name(name)
    write(literal: value ? "true" : "false")
  }

  package mutating func member(_ name: StaticString, _ value: EncodedItem?) {
    guard let value else { return }
    self.name(name)
    write(raw: value.json)
  }

  package mutating func member<Element>(
    _ name: StaticString, _ elements: [Element], _ body: (inout AttributeWriter, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    self.name(name)
    write(byte: UInt8(ascii: "["))
    for element in elements {
      separate()
      body(&self, element)
    }
    write(byte: UInt8(ascii: "]"))
  }
}

extension AttributeReader {
  /// Takes an item as it is written; what is in it is checked when it is decoded.
  package mutating func readEncodedItem() throws -> EncodedItem {
    let json = try skipValue()
    guard json.first == UInt8(ascii: "{") else { throw Self.wrongShape("an item is no object") }
    return EncodedItem(json: Array(json))
  }

  /// The same for a key, which is sent again: nothing of it may be wrong, and it is spelled anew.
  package mutating func readEncodedKey() throws -> EncodedItem {
    let key = try readEncodedItem()
    guard String(validating: key.json, as: UTF8.self) != nil else { throw Self.wrongShape("a key is not UTF-8") }
    return EncodedItem(try key.decoded())
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// A member's or a table's name; empty where it is longer than any that the service has.
  // not a limit: room for the longest ARN
  var text: String { count <= 2048 ? String(decoding: self, as: UTF8.self) : "" }
}
