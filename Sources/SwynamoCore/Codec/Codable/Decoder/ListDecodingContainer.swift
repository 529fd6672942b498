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
