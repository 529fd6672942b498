/// The elements of a list that is being encoded.
struct ListEncodingContainer: UnkeyedEncodingContainer {
  let encoder: AttributeEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }
  var count: Int { encoder.node.count }
  private var next: ElementKey { ElementKey(count) }

  init(encoder: AttributeEncoder) { self.encoder = encoder }

  func encodeNil() throws { encoder.node.append(.value(.null)) }
  func encode<Value: CodableScalar>(_ value: Value) throws { try encode(scalar: value) }
  func encode<Value: Encodable>(_ value: Value) throws { encoder.node.append(try encoder.part(value, forKey: next)) }

  func encode(scalar: some CodableScalar) throws { encoder.node.append(encoder.part(scalar, forKey: next)) }

  func nestedContainer<NestedKey: CodingKey>(keyedBy keyType: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
    nestedEncoder().container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nestedEncoder().unkeyedContainer() }
  func superEncoder() -> any Encoder { nestedEncoder() }

  private func nestedEncoder() -> AttributeEncoder {
    let nested = encoder.nested(next)
    encoder.node.append(.unfinished(nested.node))
    return nested
  }
}
