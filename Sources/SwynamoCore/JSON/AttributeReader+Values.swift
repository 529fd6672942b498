import SwynamoBytes

extension AttributeReader {
  /// Opens `{"S":` and the like and returns the type; `endValue` closes it.
  @inlinable @inline(__always)
  public mutating func beginValue() throws -> AttributeType {
    if _fastPath(remaining >= 8) {
      // `{"S":` in the low five bytes, with the type's letter masked out.
      let word = UInt64(littleEndian: UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self))
      if word & 0xFF_FF00_FFFF == 0x3A_2200_227B {
        switch UInt8(truncatingIfNeeded: word >> 16) {
        case UInt8(ascii: "S"):
          cursor += 5
          return .string
        case UInt8(ascii: "N"):
          cursor += 5
          return .number
        case UInt8(ascii: "M"):
          cursor += 5
          return .map
        case UInt8(ascii: "L"):
          cursor += 5
          return .list
        case UInt8(ascii: "B"):
          cursor += 5
          return .binary
        default: break
        }
      }
    }
    return try beginUncommonValue()
  }

  @usableFromInline @inline(never)
  mutating func beginUncommonValue() throws -> AttributeType {
    try expect(UInt8(ascii: "{"))
    let name = try readRawString()
    guard let type = AttributeType(rawValue: String(decoding: name.bytes, as: UTF8.self)) else {
      throw malformed("unknown attribute type")
    }
    try expect(UInt8(ascii: ":"))
    return type
  }

  /// Closes a value that `beginValue` opened.
  @inlinable @inline(__always)
  public mutating func endValue() throws { try expect(UInt8(ascii: "}")) }

  /// Opens a value of the given type; any other is an error that names both.
  @inlinable @inline(__always)
  public mutating func beginValue(_ type: AttributeType) throws {
    let found = try beginValue()
    guard found == type else { throw AttributeDecodingError(.typeMismatch(expected: [type], found: found)) }
  }

  /// Reads a list or a map: the body reads what stands between the type and the closing brace.
  ///
  /// Counts its level, so that types that hold themselves can't exhaust the stack. Errors: `AttributeDecodingError`, `.malformed`
  /// beyond 64 levels; DynamoDB stores 32.
  @inlinable @inline(__always)
  public mutating func readNested<Value>(
    _ type: AttributeType, _ body: (inout AttributeReader) throws -> Value
  ) throws -> Value {
    try beginValue(type)
    depth &+= 1
    defer { depth &-= 1 }
    if _slowPath(depth > Self.maximumDepth) { throw malformed("nested too deep") }
    let value = try body(&self)
    try endValue()
    return value
  }

  /// Deeper than DynamoDB stores, and well within the stack.
  @inlinable static var maximumDepth: Int { 64 }

  /// The type of the value that comes next, left unread.
  @usableFromInline
  package mutating func peekType() throws -> AttributeType {
    let mark = cursor
    defer { cursor = mark }
    return try beginValue()
  }

  /// Reads the value that comes next, whatever its type.
  public mutating func readValue() throws -> AttributeValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw malformed("nested too deep") }
    let value: AttributeValue
    switch try beginValue() {
    case .string: value = .string(try readString())
    case .number: value = .number(try readNumber())
    case .binary: value = .binary(try readBase64())
    case .bool: value = .bool(try readBool())
    case .null:
      _ = try readBool()
      value = .null
    case .stringSet:
      value = .stringSet(StringSet(members: try readSet { reader in UTF8Text(try reader.readString()) }))
    case .numberSet:
      value = .numberSet(try readSet { reader in try reader.readNumber() })
    case .binarySet:
      value = .binarySet(try readSet { reader in try reader.readBase64() })
    case .list:
      var elements: [AttributeValue] = []
      try readArray { reader, index in
        do { elements.append(try reader.readValue()) } catch let error as AttributeDecodingError {
          throw error.within("[\(index)]")
        }
      }
      value = .list(elements)
    case .map:
      value = .map(try readItem())
    }
    try endValue()
    return value
  }

  /// Reads attributes by name: an item, or the members of a map.
  public mutating func readItem() throws -> Item {
    try readMembers { reader in try reader.readValue() }
  }

  /// Reads an object whose members are all of one type. Errors: `AttributeDecodingError` where two have one name, and the member's within
  /// its name.
  @inline(__always)
  mutating func readMembers<Value>(
    _ member: (inout AttributeReader) throws -> Value
  ) throws -> StringMap<Value> {
    var members: StringMap<Value> = [:]
    var count = 0
    try readObject { reader, name in
      let name = String(decoding: name, as: UTF8.self)
      do { members[name] = try member(&reader) } catch let error as AttributeDecodingError { throw error.within(name) }
      count &+= 1
    }
    guard members.count == count else { throw malformed("two members of one name") }
    return members
  }

  /// Reads the array of a set. Errors: `AttributeDecodingError` where Swift takes two elements for one.
  @inlinable @inline(__always)
  mutating func readSet<Element>(_ element: (inout AttributeReader) throws -> Element) throws -> Set<Element> {
    var elements = Set<Element>(minimumCapacity: 4)
    var count = 0
    try readArray { reader, _ in
      elements.insert(try element(&reader))
      count &+= 1
    }
    if _slowPath(elements.count != count) {
      throw AttributeDecodingError(merging: count, into: elements.count, of: Set<Element>.self)
    }
    return elements
  }
}

extension AttributeValue {
  /// Reads a value from the wire's JSON: `{"S":"a"}`.
  public init(json: String) throws {
    self = try AttributeReader.read(json) { try $0.readValue() }
  }
}

extension StringMap where Value == AttributeValue {
  /// Reads an item from DynamoDB's JSON, as the wire, exports and streams have it.
  ///
  ///     let item = try Item(json: #"{"email":{"S":"a@b.c"},"visits":{"N":"3"}}"#)
  ///
  /// Errors: `AttributeDecodingError` for a text that is not one item.
  public init(json: String) throws {
    self = try AttributeReader.read(json) { reader in
      let item = try reader.readItem()
      reader.skipSpace()
      guard reader.isAtEnd else { throw AttributeReader.wrongShape("there is more than one item") }
      return item
    }
  }

  /// The item as DynamoDB's JSON, its attributes in the order of their names.
  ///
  ///     try users.encode(samuel).json            // {"email":{"S":"a@b.c"},…}
  public var json: String {
    var writer = AttributeWriter(capacity: 256)  // not a limit: a first size that grows
    writer.write(self)
    return writer.text
  }
}

extension AttributeReader {
  /// Reads a quoted base64 string.
  @usableFromInline
  package mutating func readBase64() throws -> [UInt8] {
    let raw = try readRawString()
    guard !raw.hasEscapes else {
      var text = try unescape(raw.bytes)
      return try text.withUTF8 { try decodeBase64($0) }
    }
    return try decodeBase64(raw.bytes)
  }

  private func decodeBase64(_ text: UnsafeBufferPointer<UInt8>) throws -> [UInt8] {
    // What other libraries wrote is read as they read it.
    do throws(Base64.Fault) { return try Base64.bytes(text, ignoringSpareBits: true) } catch {
      switch error {
      case .length: throw malformed("base64 of a length that is no multiple of 4")
      case .character, .lastCharacter: throw malformed("a character that is no base64")
      }
    }
  }
}

extension AttributeReader {
  /// The first member of that name of an item's JSON; nothing behind it is looked at.
  package static func member(_ wanted: String, of item: UnsafeRawBufferPointer) throws -> AttributeValue? {
    var reader = AttributeReader(item)
    try reader.expect(UInt8(ascii: "{"))
    if try reader.take(UInt8(ascii: "}")) { return nil }
    repeat {
      let name = try reader.readRawString()
      try reader.expect(UInt8(ascii: ":"))
      let isWanted =
        name.hasEscapes ? try reader.unescape(name.bytes).hasSameBytes(as: wanted) : name.bytes.elementsEqual(wanted.utf8)
      if isWanted { return try reader.readValue() }
      try reader.skipValue()
    } while try reader.take(UInt8(ascii: ","))
    return nil
  }
}
