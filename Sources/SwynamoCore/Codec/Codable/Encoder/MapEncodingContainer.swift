/// The members of a map that is being encoded.
struct MapEncodingContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: AttributeEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }

  func encodeNil(forKey key: Key) throws { encoder.node.set(.value(.null), forKey: key) }

  func encode<Value: CodableScalar>(_ value: Value, forKey key: Key) throws { try encode(scalar: value, forKey: key) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    encoder.node.set(try encoder.part(value, forKey: key), forKey: key)
  }

  func encode(scalar: some CodableScalar, forKey key: Key) throws {
    encoder.node.set(encoder.part(scalar, forKey: key), forKey: key)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    sharedEncoder(key).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { sharedEncoder(key).unkeyedContainer() }
  func superEncoder() -> any Encoder { nestedEncoder(SuperKey()) }
  func superEncoder(forKey key: Key) -> any Encoder { nestedEncoder(key) }

  /// Containers that are asked for under one key write to one value.
  private func sharedEncoder(_ key: Key) -> AttributeEncoder {
    guard let node = encoder.node.unfinished(forKey: key) else { return nestedEncoder(key) }
    return AttributeEncoder(node: node, codingPath: codingPath + [key])
  }

  private func nestedEncoder(_ key: some CodingKey) -> AttributeEncoder {
    let nested = encoder.nested(key)
    encoder.node.set(.unfinished(nested.node), forKey: key)
    return nested
  }
}
