import SwynamoCore

extension AttributeWriter {
  mutating func writeObject(_ body: (inout AttributeWriter) -> Void) {
    write(byte: UInt8(ascii: "{"))
    body(&self)
    write(byte: UInt8(ascii: "}"))
  }

  /// `"Name":`, with a comma before it where one is due. Names are those of the API, which need no escapes.
  mutating func name(_ name: StaticString) {
    separate()
    write(byte: UInt8(ascii: "\""))
    write(literal: name)
    write(literal: "\":")
  }

  mutating func member(_ name: StaticString, _ value: String) {
    self.name(name)
    write(jsonString: value)
  }

  mutating func member(_ name: StaticString, _ value: String?) {
    if let value { member(name, value) }
  }

  mutating func member(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    self.name(name)
    write(digitsOf: value)
  }

  mutating func member(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    self.name(name)
    write(literal: value ? "true" : "false")
  }

  mutating func member(_ name: StaticString, _ value: EncodedItem?) {
    guard let value else { return }
    self.name(name)
    write(raw: value.json)
  }

  mutating func member<Element>(_ name: StaticString, _ elements: [Element], _ body: (inout AttributeWriter, Element) -> Void) {
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
