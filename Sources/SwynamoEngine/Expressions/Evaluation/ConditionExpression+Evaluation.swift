import SwynamoCore

extension ConditionExpression {
  /// Whether the condition holds for an item; an item that doesn't exist is an empty one.
  ///
  /// A missing operand makes every comparison false but `<>`, which it makes true; so do operands of different types.
  /// Source: DynamoDB Developer Guide, "Condition and filter expressions, operators, and functions".
  func holds(for item: Item) -> Bool {
    switch self {
    case .compare(let left, let comparator, let right):
      comparator.holds(left.value(in: item), right.value(in: item))
    case .between(let operand, let low, let high):
      operand.value(in: item).isBetween(low.value(in: item), high.value(in: item))
    case .isIn(let operand, let list):
      Comparator.equal.holdsForAny(operand.value(in: item), list, in: item)
    case .attributeExists(let path):
      item.value(at: path) != nil
    case .attributeNotExists(let path):
      item.value(at: path) == nil
    case .attributeType(let path, let type):
      item.value(at: path)?.type == type
    case .beginsWith(let operand, let prefix):
      Self.both(operand, prefix, in: item) { $0.begins(with: $1) }
    case .contains(let operand, let part):
      Self.both(operand, part, in: item) { $0.contains($1) }
    case .and(let members):
      members.allSatisfy { $0.holds(for: item) }
    case .or(let members):
      members.contains { $0.holds(for: item) }
    case .not(let member):
      !member.holds(for: item)
    case .raw:
      // The parser makes none.
      false
    }
  }

  private static func both(
    _ left: Operand, _ right: Operand, in item: Item, _ test: (AttributeValue, AttributeValue) -> Bool
  ) -> Bool {
    guard let left = left.value(in: item), let right = right.value(in: item) else { return false }
    return test(left, right)
  }
}

extension ConditionExpression.Operand {
  fileprivate func value(in item: Item) -> AttributeValue? {
    switch self {
    case .path(let path): item.value(at: path)
    case .value(let value): value
    case .size(let path): item.value(at: path)?.elementCount.map { .number(DynamoDBNumber($0)) }
    }
  }
}

extension ConditionExpression.Comparator {
  fileprivate func holds(_ left: AttributeValue?, _ right: AttributeValue?) -> Bool {
    guard let left, let right else { return self == .notEqual }
    switch self {
    case .equal: return left == right
    case .notEqual: return left != right
    case .less: return left.order(to: right).map { $0 < 0 } ?? false
    case .lessOrEqual: return left.order(to: right).map { $0 <= 0 } ?? false
    case .greater: return left.order(to: right).map { $0 > 0 } ?? false
    case .greaterOrEqual: return left.order(to: right).map { $0 >= 0 } ?? false
    }
  }

  fileprivate func holdsForAny(
    _ left: AttributeValue?, _ list: [ConditionExpression.Operand], in item: Item
  ) -> Bool {
    guard left != nil else { return false }
    return list.contains { holds(left, $0.value(in: item)) }
  }
}

extension AttributeValue? {
  fileprivate func isBetween(_ low: AttributeValue?, _ high: AttributeValue?) -> Bool {
    guard let self, let low, let high, let lower = low.order(to: self), let upper = self.order(to: high) else { return false }
    return lower <= 0 && upper <= 0
  }
}
