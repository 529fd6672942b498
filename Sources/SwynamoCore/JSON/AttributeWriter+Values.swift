extension AttributeWriter {
  /// Writes any attribute value; sets and maps in the order of their elements and names, so that equal values give equal text.
  public mutating func write(_ value: AttributeValue) {
    switch value {
    case .string(let text):
      write(literal: #"{"S":"#)
      write(jsonString: text)
    case .number(let number):
      write(literal: #"{"N":""#)
      write(digitsOf: number)
      write(byte: UInt8(ascii: "\""))
    case .binary(let bytes):
      write(literal: #"{"B":"#)
      bytes.withUnsafeBytes { write(base64: $0) }
    case .bool(let flag):
      write(literal: flag ? #"{"BOOL":true"# : #"{"BOOL":false"#)
    case .null:
      write(literal: #"{"NULL":true"#)
    case .stringSet(let elements):
      writeSet(#"{"SS":["#, elements.members, by: <) { writer, text in writer.write(jsonString: text.string) }
    case .numberSet(let elements):
      writeSet(#"{"NS":["#, elements, by: <) { writer, number in
        writer.write(byte: UInt8(ascii: "\""))
        writer.write(digitsOf: number)
        writer.write(byte: UInt8(ascii: "\""))
      }
    case .binarySet(let elements):
      writeSet(#"{"BS":["#, elements, by: { $0.lexicographicallyPrecedes($1) }) { writer, bytes in
        bytes.withUnsafeBytes { writer.write(base64: $0) }
      }
    case .list(let elements):
      beginList()
      for (index, element) in elements.enumerated() {
        let known = faults.count
        separate()
        write(element)
        locateFaults(from: known, under: "[\(index)]")
      }
      endList()
      return
    case .map(let members):
      beginMap()
      writeMembers(of: members)
      endMap()
      return
    }
    write(byte: UInt8(ascii: "}"))
  }

  /// Writes an item: its attributes by name, in the order of the names.
  public mutating func write(_ item: Item) {
    write(byte: UInt8(ascii: "{"))
    writeMembers(of: item)
    write(byte: UInt8(ascii: "}"))
  }

  private mutating func writeMembers(of map: Item) {
    for name in map.keys.sorted() {
      guard let value = map[name] else { continue }
      let known = faults.count
      beginMember(name)
      write(value)
      locateFaults(from: known, under: name)
    }
  }

  private mutating func writeSet<Element>(
    _ opening: StaticString, _ elements: Set<Element>, by precedes: (Element, Element) -> Bool,
    _ body: (inout AttributeWriter, Element) -> Void
  ) {
    if elements.isEmpty { report(.emptySet) }
    write(literal: opening)
    for element in elements.sorted(by: precedes) {
      separate()
      body(&self, element)
    }
    write(byte: UInt8(ascii: "]"))
  }

  /// Opens a list or a map and counts its level; close it with `endList` or `endMap`.
  @inlinable
  public mutating func beginList() {
    write(literal: #"{"L":["#)
    descend()
  }

  /// Closes a list.
  @inlinable
  public mutating func endList() {
    write(literal: "]}")
    depth &-= 1
  }

  /// Opens a map and counts its level; close it with ``endMap()``.
  @inlinable
  public mutating func beginMap() {
    write(literal: #"{"M":{"#)
    descend()
  }

  /// Closes a map.
  @inlinable
  public mutating func endMap() {
    write(literal: "}}")
    depth &-= 1
  }

  /// Writes a map whose members, braces included, the body writes.
  @inlinable
  package mutating func writeMap(_ body: (inout AttributeWriter) -> Void) {
    write(literal: #"{"M":"#)
    descend()
    body(&self)
    write(byte: UInt8(ascii: "}"))
    depth &-= 1
  }

  /// Writes the name of a map's member, whose value is to be written next.
  @inlinable
  public mutating func beginMember(_ name: String) {
    if _slowPath(name.isEmpty) { report(.emptyName) }
    separate()
    write(jsonString: name)
    write(byte: UInt8(ascii: ":"))
  }

  @inlinable @inline(__always)
  mutating func descend() {
    depth &+= 1
    // The item itself is the first level.
    if _slowPath(depth == Limits.levels) { report(.nestedTooDeep) }
  }
}

extension AttributeValue {
  /// The value as the wire spells it: `{"S":"a"}`.
  public var json: String {
    var writer = AttributeWriter(capacity: 64)
    writer.write(self)
    return writer.text
  }
}
