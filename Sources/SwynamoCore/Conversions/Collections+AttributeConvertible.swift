extension AttributeConvertible {
  // What a conformance of a user's own has: the text out of the value that it writes, and a value around the text for it to read.

  public func encodeElement(to writer: inout AttributeWriter) {
    var scratch = AttributeWriter(capacity: 64)
    encodeAttribute(to: &scratch)
    writer.faults += scratch.faults
    do {
      try AttributeReader.read(scratch.bytes) { reader in
        let type = try reader.beginValue()
        guard type == Kind.type else { throw AttributeDecodingError(.typeMismatch(expected: [], found: type)) }
        writer.write(raw: try reader.skipValue())
      }
    } catch {
      // What can't be stored may be written as anything, and is reported already.
      if scratch.faults.isEmpty {
        writer.report(.encodingFailed("\(Self.self) encodes \(scratch.text), which is no \(Kind.type?.rawValue ?? "value")"))
      }
      writer.write(literal: "\"\"")
    }
  }

  public init(elementFrom reader: inout AttributeReader) throws {
    var value = AttributeWriter(capacity: 64)
    value.write(byte: UInt8(ascii: "{"))
    value.write(jsonString: Kind.type?.rawValue ?? "")
    value.write(byte: UInt8(ascii: ":"))
    value.write(raw: try reader.skipValue())
    value.write(byte: UInt8(ascii: "}"))
    self = try AttributeReader.read(value.bytes) { try Self(attributeFrom: &$0) }
  }
}

/// An array is a list; an array of bytes is a binary.
extension Array: AttributeConvertible where Element: AttributeConvertible {
  public typealias Kind = Element.ArrayKind

  @inlinable
  public func encodeAttribute(to writer: inout AttributeWriter) { Element.encodeArray(self, to: &writer) }

  @inlinable
  public init(attributeFrom reader: inout AttributeReader) throws { self = try Element.decodeArray(from: &reader) }
}

extension [UInt8]: ScalarAttribute {
  public func encodeScalar(to writer: inout AttributeWriter) {
    withUnsafeBytes { writer.write(base64: $0) }
  }

  public init(scalarFrom reader: inout AttributeReader) throws { self = try reader.readBase64() }

  /// A list of the elements; an array of bytes is a binary.
  public func encodeAttribute(to writer: inout AttributeWriter) { UInt8.encodeArray(self, to: &writer) }
  /// Reads a list, or a binary as bytes. Errors: ``AttributeDecodingError`` with the element's place.
  public init(attributeFrom reader: inout AttributeReader) throws { self = try UInt8.decodeArray(from: &reader) }
}

/// A set of strings, numbers or binaries; its elements are written in the order of their text. An empty one is left out.
///
///     enum Role: String, AttributeConvertible { case reader, editor }
///     let roles: Set<Role>                              // {"SS":["editor","reader"]}
///
/// A set with strings that Swift takes for one, or could hash only in the square of their length, is an error when it is read: a
/// ``StringSet`` holds all.
extension Set: AttributeConvertible where Element: AttributeConvertible, Element.Kind: ScalarKind {
  public typealias Kind = Element.Kind.SetKind

  /// DynamoDB has no empty sets: an attribute that isn't there is read as one.
  @inlinable public var isAbsent: Bool { isEmpty }
  @inlinable public static var absentValue: Set? { [] }

  @inlinable
  public func encodeAttribute(to writer: inout AttributeWriter) {
    if isEmpty { writer.report(.emptySet) }
    writer.write(literal: Element.Kind.setOpening)
    if Element.self == String.self {
      // A conditional cast would build the set anew.
      var texts = Array(unsafeBitCast(self, to: Set<String>.self))
      texts.sortByBytes()
      for element in texts {
        writer.separate()
        element.encodeElement(to: &writer)
      }
    } else {
      writer.writeSortedScalars(self)
    }
    writer.write(literal: "]}")
  }

  @inlinable
  public init(attributeFrom reader: inout AttributeReader) throws {
    try reader.beginValue(Element.Kind.setType)
    if Element.self == String.self {
      self = try reader.readSet { reader in
        let element = try Element(elementFrom: &reader)
        try unsafeBitCast(element, to: String.self).checkIsCheapInSet()
        return element
      }
    } else {
      let isText = Element.Kind.self == AttributeKinds.String.self
      self = try reader.readSet { reader in
        if isText { try reader.checkTextIsCheap(for: Self.self) }
        return try Element(elementFrom: &reader)
      }
    }
    try reader.endValue()
  }
}

extension StringSet: AttributeConvertible {
  public typealias Kind = AttributeKinds.StringSet

  @inlinable public var isAbsent: Bool { isEmpty }
  @inlinable public static var absentValue: StringSet? { [] }

  public func encodeAttribute(to writer: inout AttributeWriter) { writer.write(.stringSet(self)) }

  public init(attributeFrom reader: inout AttributeReader) throws {
    try reader.beginValue(.stringSet)
    self.init(members: try reader.readSet { reader in UTF8Text(try reader.readString()) })
    try reader.endValue()
  }

  public func attributeValue(faults: inout [AttributeValue.LocatedFault]) -> AttributeValue {
    if isEmpty { faults.append(AttributeValue.LocatedFault(path: "", fault: .emptySet)) }
    return .stringSet(self)
  }
}

extension AttributeWriter {
  /// Writes each element on its own first, since only their texts have an order that all kinds share.
  @usableFromInline
  mutating func writeSortedScalars<Element: AttributeConvertible>(_ elements: Set<Element>) {
    let known = faults.count
    let texts = elements.map { element -> [UInt8] in
      var scratch = AttributeWriter(capacity: 64)
      element.encodeElement(to: &scratch)
      faults += scratch.faults
      return scratch.bytes
    }
    // What can't be stored may all be written alike, and is reported already.
    let areStorable = faults.count == known
    var previous: [UInt8]?
    for text in texts.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      if areStorable, text == previous { report(.repeatedElement(String(decoding: text, as: UTF8.self))) }
      separate()
      write(raw: text)
      previous = text
    }
  }
}
