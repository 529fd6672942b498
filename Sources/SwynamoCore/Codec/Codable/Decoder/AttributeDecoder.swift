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
    guard let hashed = type as? any HashedTexts.Type else { return try Value(from: self) }
    do {
      try hashed.checkTexts(value)
      let decoded = try Value(from: self)
      try (decoded as? any HashedTexts)?.checkCount(value)
      return decoded
    } catch let error as AttributeDecodingError {
      throw DecodingError(error, of: type, at: codingPath)
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
