import SwynamoCore

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
