import SwynamoCore
import SwynamoWire

extension UpdateExpression {
  /// Values that are written may be nested as deeply as an item's; those of conditions may be deeper.
  func checkDepth() throws(DynamoDBError) {
    for case .set(_, let value) in actions where !value.mayBeStored { throw .tooDeep }
  }
}

extension UpdateExpression.SetValue {
  fileprivate var mayBeStored: Bool {
    switch self {
    case .path: true
    case .value(let value): value.mayBeStored
    case .ifNotExists(_, let value): value.mayBeStored
    case .listAppend(let left, let right), .plus(let left, let right), .minus(let left, let right):
      left.mayBeStored && right.mayBeStored
    }
  }
}

extension AttributeValue {
  /// Whether it is nested in few enough levels for an attribute of an item, which is the first.
  var mayBeStored: Bool { isNested(within: Limits.levels - 1) }

  private func isNested(within levels: Int) -> Bool {
    switch self {
    case .list(let elements): levels > 0 && elements.allSatisfy { $0.isNested(within: levels - 1) }
    case .map(let members): levels > 0 && members.values.allSatisfy { $0.isNested(within: levels - 1) }
    case .string, .number, .binary, .bool, .null, .stringSet, .numberSet, .binarySet: true
    }
  }
}
