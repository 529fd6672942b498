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
      let isText = Element.Kind.self == StringKind.self
      self = try reader.readSet { reader in
        if isText { try reader.checkTextIsCheap(for: Self.self) }
        return try Element(elementFrom: &reader)
      }
    }
    try reader.endValue()
  }
}

extension StringSet: AttributeConvertible {
  public typealias Kind = StringSetKind

  @inlinable public var isAbsent: Bool { isEmpty }
  @inlinable public static var absentValue: StringSet? { [] }

  public func encodeAttribute(to writer: inout AttributeWriter) { writer.write(.stringSet(self)) }

  public init(attributeFrom reader: inout AttributeReader) throws {
    try reader.beginValue(.stringSet)
    self.init(members: try reader.readSet { reader in UTF8Text(try reader.readString()) })
    try reader.endValue()
  }

  public func attributeValue(faults: inout [LocatedFault]) -> AttributeValue {
    if isEmpty { faults.append(LocatedFault(path: "", fault: .emptySet)) }
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
