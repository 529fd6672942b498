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
