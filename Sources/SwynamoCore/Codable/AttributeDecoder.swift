/// Decodes from an attribute value.
struct AttributeDecoder: Decoder {
  let value: AttributeValue
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Errors: `AttributeDecodingError`.
  static func decode<Value: Decodable>(_ type: Value.Type, from value: AttributeValue) throws -> Value {
    do {
      return try AttributeDecoder(value: value, codingPath: []).decode(type)
    } catch {
      throw AttributeDecodingError(error, reading: type, from: value)
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .map(let members) = value else {
      throw DecodingError(AttributeDecodingError(expecting: .map, found: value), of: [String: Any].self, at: codingPath)
    }
    // Types compare the names with those of theirs.
    if Key.self != NameKey.self, !members.members.keys.allSatisfy(\.string.isCheapToHash) {
      let error = AttributeDecodingError(
        .invalidValue("a name with more than \(String.longestRunOfMarks) combining marks in a row", type: "\(Key.self)"))
      throw DecodingError(error, of: [String: Any].self, at: codingPath)
    }
    return KeyedDecodingContainer(MapDecodingContainer(members: members, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .list(let elements) = value else {
      throw DecodingError(AttributeDecodingError(expecting: .list, found: value), of: [Any].self, at: codingPath)
    }
    return ListDecodingContainer(elements: elements, codingPath: codingPath)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
}

extension AttributeDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { value == .null }

  func decode<Value: CodableScalar>(_ type: Value.Type) throws -> Value { try decode(scalar: type) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if let scalar = type as? any CodableScalar.Type, let value = try decode(scalar: scalar) as? Value { return value }
    let hashed = type as? any HashedTexts.Type
    do {
      try hashed?.checkTexts(value)
      let decoded = try Value(from: self)
      if hashed != nil { try (decoded as? any HashedTexts)?.checkCount(value) }
      return decoded
    } catch let error as DecodingError {
      throw error
    } catch let error as AttributeDecodingError {
      throw DecodingError(error, of: type, at: codingPath)
    } catch {
      // An error of a type's own gets the place that it was thrown at.
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: codingPath, debugDescription: "\(error)", underlyingError: error))
    }
  }

  func decode<Value: CodableScalar>(scalar type: Value.Type) throws -> Value {
    do {
      return try Value(attribute: value)
    } catch let error as AttributeDecodingError {
      throw DecodingError(error, of: type, at: codingPath)
    }
  }
}

/// The members of a map that is being decoded.
struct MapDecodingContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let members: Item
  let codingPath: [any CodingKey]

  /// In the order of the names, so that of several faults the same is always reported.
  var allKeys: [Key] { members.sorted.compactMap { Key(stringValue: $0.key) } }

  func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try decoder(key).decodeNil() }
  func decode<Value: CodableScalar>(_ type: Value.Type, forKey key: Key) throws -> Value { try decode(scalar: type, forKey: key) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try decoder(key).decode(type) }

  func decode<Value: CodableScalar>(scalar type: Value.Type, forKey key: Key) throws -> Value {
    try decoder(key).decode(scalar: type)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try decoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try decoder(key).unkeyedContainer() }
  func superDecoder() throws -> any Decoder { try decoder(SuperKey()) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

  private func decoder(_ key: some CodingKey) throws -> AttributeDecoder {
    guard let member = members[key.stringValue] else { throw DecodingError(missing: key, at: codingPath) }
    return AttributeDecoder(value: member, codingPath: codingPath + [key])
  }
}

/// The elements of a list that is being decoded.
struct ListDecodingContainer: UnkeyedDecodingContainer {
  let elements: [AttributeValue]
  let codingPath: [any CodingKey]
  private(set) var currentIndex = 0

  init(elements: [AttributeValue], codingPath: [any CodingKey]) {
    self.elements = elements
    self.codingPath = codingPath
  }

  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  mutating func decodeNil() throws -> Bool {
    guard try next().decodeNil() else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: CodableScalar>(_ type: Value.Type) throws -> Value { try decode(scalar: type) }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try advance { try $0.decode(type) } }

  mutating func decode<Value: CodableScalar>(scalar type: Value.Type) throws -> Value {
    try advance { try $0.decode(scalar: type) }
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try advance { try $0.container(keyedBy: type) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try advance { try $0.unkeyedContainer() } }
  mutating func superDecoder() throws -> any Decoder { try advance { $0 } }

  private func next() throws -> AttributeDecoder {
    let key = ElementKey(currentIndex)
    guard !isAtEnd else { throw DecodingError(missing: key, at: codingPath) }
    return AttributeDecoder(value: elements[currentIndex], codingPath: codingPath + [key])
  }

  /// Takes the next element; one that can't be read stays the next, as `Codable` asks.
  private mutating func advance<Result>(_ body: (AttributeDecoder) throws -> Result) throws -> Result {
    let result = try body(next())
    currentIndex += 1
    return result
  }
}

// Without these the standard library's own would be called, which refuse; a generic method doesn't stand in for them.
@available(macOS 15, iOS 18, *)
extension AttributeDecoder {
  func decode(_ type: Int128.Type) throws -> Int128 { try decode(scalar: type) }
  func decode(_ type: UInt128.Type) throws -> UInt128 { try decode(scalar: type) }
}

@available(macOS 15, iOS 18, *)
extension MapDecodingContainer {
  func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try decode(scalar: type, forKey: key) }
  func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try decode(scalar: type, forKey: key) }
}

@available(macOS 15, iOS 18, *)
extension ListDecodingContainer {
  mutating func decode(_ type: Int128.Type) throws -> Int128 { try decode(scalar: type) }
  mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try decode(scalar: type) }
}
