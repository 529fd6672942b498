/// Encodes into a tree of attribute values.
struct AttributeEncoder: Encoder {
  let node: EncodingNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The value and what can't be stored of it.
  static func encode(_ value: some Encodable) -> (value: AttributeValue, faults: [LocatedFault]) {
    let node = EncodingNode(faults: EncodingFaults())
    do {
      try AttributeEncoder(node: node, codingPath: []).encode(value)
      if node.isEmpty { node.faults.report(.encodingFailed("\(type(of: value)) encodes no value"), at: []) }
    } catch let EncodingError.invalidValue(_, context) {
      node.faults.report(
        .encodingFailed("\(type(of: value)) could not be encoded: \(context.debugDescription)"), at: context.codingPath)
    } catch {
      node.faults.report(.encodingFailed("\(type(of: value)) could not be encoded: \(error)"), at: [])
    }
    return (node.value, node.faults.all)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.beginMap(at: codingPath)
    return KeyedEncodingContainer(MapEncodingContainer(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.beginList(at: codingPath)
    return ListEncodingContainer(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension AttributeEncoder: SingleValueEncodingContainer {
  func encodeNil() throws { node.set(.null, at: codingPath) }

  func encode<Value: CodableScalar>(_ value: Value) throws { try encode(scalar: value) }

  func encode<Value: Encodable>(_ value: Value) throws {
    if let scalar = value as? any CodableScalar { return try encode(scalar: scalar) }
    try value.encode(to: self)
  }

  func encode(scalar: some CodableScalar) throws { node.set(attributeValue(of: scalar, at: codingPath), at: codingPath) }
}

extension AttributeEncoder {
  /// The encoder of a member or an element that has a place of its own.
  func nested(_ key: any CodingKey) -> AttributeEncoder {
    AttributeEncoder(node: EncodingNode(faults: node.faults), codingPath: codingPath + [key])
  }

  func part(_ value: some CodableScalar, forKey key: some CodingKey) -> EncodingNode.Part {
    .value(attributeValue(of: value, at: codingPath + [key]))
  }

  func part(_ value: some Encodable, forKey key: some CodingKey) throws -> EncodingNode.Part {
    if let scalar = value as? any CodableScalar { return part(scalar, forKey: key) }
    // Deeper than DynamoDB stores, which the writer reports; the stack ends where a value's references go round.
    guard codingPath.count <= Limits.levels else { return .value(.null) }
    let encoder = nested(key)
    try value.encode(to: encoder)
    return .unfinished(encoder.node)
  }

  private func attributeValue(of scalar: some CodableScalar, at path: @autoclosure () -> [any CodingKey]) -> AttributeValue {
    var faults: [LocatedFault] = []
    let value = scalar.attributeValue(faults: &faults)
    for fault in faults { node.faults.report(fault.fault, at: path()) }
    return value
  }
}
