import SwynamoCore

extension AttributeValue {
  /// Equality as DynamoDB has it: of one type, numbers by value, sets in any order, lists and maps member by member, texts byte by
  /// byte.
  func isEqual(to other: AttributeValue) -> Bool {
    switch (self, other) {
    case (.string(let mine), .string(let theirs)): mine.hasSameBytes(as: theirs)
    case (.number(let mine), .number(let theirs)): mine == theirs
    case (.binary(let mine), .binary(let theirs)): mine == theirs
    case (.bool(let mine), .bool(let theirs)): mine == theirs
    case (.null, .null): true
    case (.stringSet(let mine), .stringSet(let theirs)):
      mine.count == theirs.count && mine.allSatisfy { theirs.containsBytes(of: $0) }
    case (.numberSet(let mine), .numberSet(let theirs)): mine == theirs
    case (.binarySet(let mine), .binarySet(let theirs)): mine == theirs
    case (.list(let mine), .list(let theirs)):
      mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.isEqual(to: $1) }
    case (.map(let mine), .map(let theirs)):
      mine.count == theirs.count
        && mine.allSatisfy { name, value in
          guard let index = theirs.index(forKey: name), theirs[index].key.hasSameBytes(as: name) else { return false }
          return value.isEqual(to: theirs[index].value)
        }
    case (.string, _), (.number, _), (.binary, _), (.bool, _), (.null, _), (.stringSet, _), (.numberSet, _), (.binarySet, _),
      (.list, _), (.map, _):
      false
    }
  }

  /// Negative, zero or positive; nil unless both are strings, numbers or binaries.
  func order(to other: AttributeValue) -> Int? {
    switch (self, other) {
    case (.string(let mine), .string(let theirs)): mine.compareBytes(to: theirs)
    case (.number(let mine), .number(let theirs)): mine == theirs ? 0 : mine < theirs ? -1 : 1
    case (.binary(let mine), .binary(let theirs)): ByteOrder.compare(mine, theirs)
    case (.string, _), (.number, _), (.binary, _), (.bool, _), (.null, _), (.stringSet, _), (.numberSet, _), (.binarySet, _),
      (.list, _), (.map, _):
      nil
    }
  }

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
    case (.binary(let bytes), .binary(let part)): ByteOrder.contains(bytes[...], part[...])
    case (.stringSet(let set), .string(let member)): set.containsBytes(of: member)
    case (.numberSet(let set), .number(let member)): set.contains(member)
    case (.binarySet(let set), .binary(let member)): set.contains(member)
    case (.list(let list), _): list.contains { $0.isEqual(to: part) }
    case (.string, _), (.number, _), (.binary, _), (.bool, _), (.null, _), (.stringSet, _), (.numberSet, _), (.binarySet, _),
      (.map, _):
      false
    }
  }
}

extension Set<String> {
  fileprivate func containsBytes(of member: String) -> Bool {
    guard let index = firstIndex(of: member) else { return false }
    return self[index].hasSameBytes(as: member)
  }
}

extension String {
  fileprivate func containsBytes(of part: String) -> Bool {
    let contiguous = utf8.withContiguousStorageIfAvailable { whole in
      part.utf8.withContiguousStorageIfAvailable { part in ByteOrder.contains(whole[...], part[...]) }
    }
    if let found = contiguous ?? nil { return found }
    return ByteOrder.contains(Array(utf8)[...], Array(part.utf8)[...])
  }
}
