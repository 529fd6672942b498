import SwynamoCore

extension AttributeValue {
  /// `size`: UTF-16 units of a string, bytes of a binary, elements of a set, list or map. Nil for the other types.
  var elementCount: Int? {
    switch self {
    case .string(let text): text.utf16.count
    case .binary(let bytes): bytes.count
    case .stringSet(let set): set.count
    case .numberSet(let set): set.count
    case .binarySet(let set): set.count
    case .list(let list): list.count
    case .map(let map): map.count
    case .number, .bool, .null: nil
    }
  }

  /// `begins_with`, on strings and binaries.
  func begins(with prefix: AttributeValue) -> Bool {
    switch (self, prefix) {
    case (.string(let text), .string(let start)): text.utf8.starts(with: start.utf8)
    case (.binary(let bytes), .binary(let start)): bytes.starts(with: start)
    case (.string, _), (.number, _), (.binary, _), (.bool, _), (.null, _), (.stringSet, _), (.numberSet, _), (.binarySet, _),
      (.list, _), (.map, _):
      false
    }
  }

  /// `contains`: part of a string or binary, member of a set or list.
  func contains(_ part: AttributeValue) -> Bool {
    switch (self, part) {
    case (.string(let text), .string(let part)): text.containsBytes(of: part)
    case (.binary(let bytes), .binary(let part)):
      bytes.withUnsafeBufferPointer { bytes in part.withUnsafeBufferPointer { ByteOrder.contains(bytes, $0) } }
    case (.stringSet(let set), .string(let member)): set.contains(member)
    case (.numberSet(let set), .number(let member)): set.contains(member)
    case (.binarySet(let set), .binary(let member)): set.contains(member)
    case (.list(let list), _): list.contains(part)
    case (.string, _), (.number, _), (.binary, _), (.bool, _), (.null, _), (.stringSet, _), (.numberSet, _), (.binarySet, _),
      (.map, _):
      false
    }
  }
}

extension Item {
  /// The value at a path; nil when something on the way is missing or of another type.
  func value(at path: DocumentPath) -> AttributeValue? {
    guard var value = self[path.attribute] else { return nil }
    for step in path.steps {
      guard let next = value.value(at: step) else { return nil }
      value = next
    }
    return value
  }
}

extension AttributeValue {
  /// In this file and wherever a value is optional, a bare `nil` beside a value could mean `.null`: `.none` can't.
  func value(at step: DocumentPath.Step) -> AttributeValue? {
    switch (self, step) {
    case (.map(let map), .member(let name)): map[name]
    case (.list(let list), .index(let index)): list.indices.contains(index) ? .some(list[index]) : .none
    case (.string, _), (.number, _), (.binary, _), (.bool, _), (.null, _), (.stringSet, _), (.numberSet, _), (.binarySet, _),
      (.list, _), (.map, _):
      .none
    }
  }
}
