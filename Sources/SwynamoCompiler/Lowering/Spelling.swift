import SwynamoCore

/// Texts that are equal to Swift may differ in their bytes, "\u{E9}" and "e\u{301}", and are different to DynamoDB.
extension String {
  func isSpelled(like other: String) -> Bool { utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8) }
}

extension AttributeValue {
  /// Whether an equal value has the same bytes, too.
  func isSpelled(like other: AttributeValue) -> Bool {
    switch (self, other) {
    case (.string(let left), .string(let right)): left.isSpelled(like: right)
    case (.stringSet(let left), .stringSet(let right)):
      left.allSatisfy { member in right.firstIndex(of: member).map { right[$0].isSpelled(like: member) } ?? false }
    case (.list(let left), .list(let right)): zip(left, right).allSatisfy { $0.isSpelled(like: $1) }
    case (.map(let left), .map(let right)):
      left.allSatisfy { name, value in
        right.index(forKey: name).map { right[$0].key.isSpelled(like: name) && right[$0].value.isSpelled(like: value) } ?? false
      }
    case (.string, _), (.stringSet, _), (.list, _), (.map, _): false
    case (.number, _), (.binary, _), (.bool, _), (.null, _), (.numberSet, _), (.binarySet, _): true
    }
  }
}
