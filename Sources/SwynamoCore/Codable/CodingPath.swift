/// The place of an element in an unkeyed container.
struct ElementKey: CodingKey {
  let index: Int

  init(_ index: Int) { self.index = index }
  init?(intValue: Int) { index = intValue }
  init?(stringValue: String) { nil }

  var intValue: Int? { index }
  var stringValue: String { "[\(index)]" }
}

/// The member that a superclass is stored as, unless it names another.
struct SuperKey: CodingKey {
  init() {}
  init?(intValue: Int) { nil }
  init?(stringValue: String) { nil }

  var intValue: Int? { nil }
  var stringValue: String { "super" }
}

extension [any CodingKey] {
  /// "address.lines[0]"
  var attributePath: String {
    reduce(into: "") { path, key in
      if !path.isEmpty, !(key is ElementKey) { path += "." }
      path += key.stringValue
    }
  }
}

extension AttributeValue {
  /// The value at a place inside this one, or nil when there is none.
  func value(at codingPath: [any CodingKey]) -> AttributeValue? {
    var value = self
    for key in codingPath {
      switch value {
      case .map(let members):
        guard let member = members[key.stringValue] else { return nil }
        value = member
      case .list(let elements):
        guard let index = key.intValue, elements.indices.contains(index) else { return nil }
        value = elements[index]
      case .string, .number, .binary, .bool, .null, .stringSet, .numberSet, .binarySet:
        return nil
      }
    }
    return value
  }
}
