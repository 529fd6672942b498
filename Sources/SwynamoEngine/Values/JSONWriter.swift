import SwynamoBytes

/// Appends JSON to one buffer, with the commas where they belong.
///
///     var json = JSONWriter()
///     json.object { json in json.member("Count") { $0.number(2) } }   // {"Count":2}
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init(reserving capacity: Int = 256) { bytes.reserveCapacity(capacity) }

  package mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
    try group(UInt8(ascii: "{"), members, UInt8(ascii: "}"))
  }

  package mutating func array(_ elements: (inout JSONWriter) throws -> Void) rethrows {
    try group(UInt8(ascii: "["), elements, UInt8(ascii: "]"))
  }

  private mutating func group(_ opening: UInt8, _ content: (inout JSONWriter) throws -> Void, _ closing: UInt8) rethrows {
    separate()
    bytes.append(opening)
    needsComma = false
    try content(&self)
    bytes.append(closing)
    needsComma = true
  }

  package mutating func member(_ name: String, _ value: (inout JSONWriter) throws -> Void) rethrows {
    self.name(name)
    try value(&self)
  }

  package mutating func member(_ name: String, _ text: String) {
    self.name(name)
    string(text)
  }

  package mutating func member(_ name: String, _ value: Int) {
    self.name(name)
    number(value)
  }

  mutating func name(_ name: String) {
    separate()
    JSONString.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func string(_ text: String) {
    separate()
    JSONString.append(text, to: &bytes)
    needsComma = true
  }

  mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  mutating func number(_ value: Int) { raw(String(value)) }

  /// Whole numbers with one decimal, as the service writes capacities: `1.0`, `0.5`.
  mutating func number(_ value: Double) { raw(String(value)) }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  /// A tree as it was read.
  mutating func value(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .bool(let flag): bool(flag)
    case .number(let digits): raw(digits)
    case .string(let text): string(text)
    case .array(let elements): array { json in for element in elements { json.value(element) } }
    case .object(let members):
      object { json in
        for member in members {
          json.name(member.name)
          json.value(member.value)
        }
      }
    }
  }

  /// Bytes that are a JSON value already.
  mutating func raw(_ value: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: value)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }
}

extension JSONWriter {
  /// An answer of nothing: `{}`.
  static var object: JSONWriter {
    var json = JSONWriter()
    json.object { _ in }
    return json
  }

  /// An answer of one member.
  static func answer(_ member: String, _ value: (inout JSONWriter) throws -> Void) rethrows -> JSONWriter {
    var json = JSONWriter()
    try json.object { json in try json.member(member, value) }
    return json
  }
}
