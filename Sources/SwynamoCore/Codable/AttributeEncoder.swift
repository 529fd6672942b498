/// Encodes into a tree of attribute values.
struct AttributeEncoder: Encoder {
  let node: EncodingNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The value and what can't be stored of it.
  static func encode(_ value: some Encodable) -> (value: AttributeValue, faults: [AttributeValue.LocatedFault]) {
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
    try encode(value, to: self)
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
    try encode(value, to: encoder)
    return .unfinished(encoder.node)
  }

  /// An error of a type's own gets the place that it was thrown at.
  private func encode(_ value: some Encodable, to encoder: AttributeEncoder) throws {
    do { try value.encode(to: encoder) } catch let error as EncodingError { throw error } catch {
      let context = EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "\(error)", underlyingError: error)
      throw EncodingError.invalidValue(value, context)
    }
  }

  private func attributeValue<Scalar: CodableScalar>(of scalar: Scalar, at path: @autoclosure () -> [any CodingKey])
    -> AttributeValue
  {
    // What is wrong with a value is found when it is written.
    if Scalar.self == AttributeValue.self, let value = scalar as? AttributeValue { return value }
    var faults: [AttributeValue.LocatedFault] = []
    let value = scalar.attributeValue(faults: &faults)
    for fault in faults { node.faults.report(fault.fault, at: path()) }
    return value
  }
}

/// A value that is being encoded: a reference, since a container that was handed out may be written to until all is done.
final class EncodingNode {
  enum Part {
    case value(AttributeValue)
    case unfinished(EncodingNode)
  }

  private var scalar: AttributeValue?
  private var elements: [Part]?
  private var members: StringMap<Part>?
  /// What can't be stored of the whole value.
  let faults: EncodingFaults

  init(faults: EncodingFaults) { self.faults = faults }

  var isEmpty: Bool { scalar == nil && elements == nil && members == nil }
  var count: Int { elements?.count ?? 0 }

  func beginMap(at path: [any CodingKey]) {
    guard members == nil else { return }
    claim(at: path)
    members = [:]
  }

  func beginList(at path: [any CodingKey]) {
    guard elements == nil else { return }
    claim(at: path)
    elements = []
  }

  func set(_ value: AttributeValue, at path: [any CodingKey]) {
    claim(at: path)
    scalar = value
  }

  func set(_ part: Part, forKey key: some CodingKey) { members?[key.stringValue] = part }

  /// The member, where a container was handed out for it.
  func unfinished(forKey key: some CodingKey) -> EncodingNode? {
    if case .unfinished(let node)? = members?[key.stringValue] { node } else { nil }
  }

  func append(_ part: Part) { elements?.append(part) }

  private func claim(at path: [any CodingKey]) {
    if isEmpty { return }
    faults.report(.encodingFailed("a type encodes itself as two values at once; ask its encoder for one container"), at: path)
  }

  /// The value, once all is written; what was begun and left empty is an empty map.
  var value: AttributeValue {
    if let scalar { return scalar }
    if let elements { return .list(elements.map(\.value)) }
    return .map(members?.mapValues(\.value) ?? [:])
  }
}

extension EncodingNode.Part {
  var value: AttributeValue {
    switch self {
    case .value(let value): value
    case .unfinished(let node): node.value
    }
  }
}

/// What is noted while a value is encoded.
final class EncodingFaults {
  private(set) var all: [AttributeValue.LocatedFault] = []

  func report(_ fault: AttributeValue.Fault, at path: [any CodingKey]) {
    all.append(AttributeValue.LocatedFault(path: path.attributePath, fault: fault))
  }
}

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

// Without these the standard library's own would be called, which refuse; a generic method doesn't stand in for them.
@available(macOS 15, iOS 18, *)
extension AttributeEncoder {
  func encode(_ value: Int128) throws { try encode(scalar: value) }
  func encode(_ value: UInt128) throws { try encode(scalar: value) }
}

@available(macOS 15, iOS 18, *)
extension MapEncodingContainer {
  func encode(_ value: Int128, forKey key: Key) throws { try encode(scalar: value, forKey: key) }
  func encode(_ value: UInt128, forKey key: Key) throws { try encode(scalar: value, forKey: key) }
}

@available(macOS 15, iOS 18, *)
extension ListEncodingContainer {
  func encode(_ value: Int128) throws { try encode(scalar: value) }
  func encode(_ value: UInt128) throws { try encode(scalar: value) }
}
