import SwynamoCore

extension UpdateExpression.SetValue {
  /// The value that a SET action writes, with all paths read from the old item.
  func value(in item: Item) throws(UpdateError) -> AttributeValue {
    switch self {
    case .path(let path):
      guard let value = item.value(at: path) else { throw .missingOperand }
      return value
    case .value(let value):
      return value
    case .ifNotExists(let path, let otherwise):
      return if let value = item.value(at: path) { value } else { try otherwise.value(in: item) }
    case .listAppend(let first, let second):
      return .list(try first.list(in: item) + second.list(in: item))
    case .plus(let left, let right):
      return .number(try left.number(in: item).sum(try right.number(in: item)))
    case .minus(let left, let right):
      return .number(try left.number(in: item).sum(-(try right.number(in: item))))
    }
  }

  private func number(in item: Item) throws(UpdateError) -> DynamoDBNumber {
    guard case .number(let number) = try value(in: item) else { throw .operandType }
    return number
  }

  private func list(in item: Item) throws(UpdateError) -> [AttributeValue] {
    guard case .list(let list) = try value(in: item) else { throw .operandType }
    return list
  }
}

extension AttributeValue {
  /// ADD: a sum of numbers, a union of sets; what isn't there yet is created. `AttributeUpdates` adds lists too, at their ends.
  func added(to old: AttributeValue?) throws(UpdateError) -> AttributeValue {
    switch (self, old) {
    case (.number, nil), (.stringSet, nil), (.numberSet, nil), (.binarySet, nil), (.list, nil): self
    case (.list(let more), .list(let list)): .list(list + more)
    case (.number(let more), .number(let number)): .number(try number.sum(more))
    case (.stringSet(let more), .stringSet(let set)): .stringSet(set.union(more))
    case (.numberSet(let more), .numberSet(let set)): .numberSet(set.union(more))
    case (.binarySet(let more), .binarySet(let set)): .binarySet(set.union(more))
    case (.string, _), (.number, _), (.binary, _), (.bool, _), (.null, _), (.stringSet, _), (.numberSet, _), (.binarySet, _),
      (.list, _), (.map, _):
      throw .operandType
    }
  }

  /// DELETE: a difference of sets; an empty set is no value, so it is removed.
  func deleted(from old: AttributeValue) throws(UpdateError) -> AttributeValue? {
    switch (self, old) {
    case (.stringSet(let less), .stringSet(let set)): Self.nonEmpty(set.subtracting(less), AttributeValue.stringSet)
    case (.numberSet(let less), .numberSet(let set)): Self.nonEmpty(set.subtracting(less), AttributeValue.numberSet)
    case (.binarySet(let less), .binarySet(let set)): Self.nonEmpty(set.subtracting(less), AttributeValue.binarySet)
    case (.string, _), (.number, _), (.binary, _), (.bool, _), (.null, _), (.stringSet, _), (.numberSet, _), (.binarySet, _),
      (.list, _), (.map, _):
      throw .operandType
    }
  }

  private static func nonEmpty<Members: SetAlgebra>(_ set: Members, _ make: (Members) -> AttributeValue) -> AttributeValue? {
    set.isEmpty ? .none : .some(make(set))
  }
}

extension DynamoDBNumber {
  fileprivate func sum(_ other: DynamoDBNumber) throws(UpdateError) -> DynamoDBNumber {
    do throws(DynamoDBNumber.InvalidNumberError) { return try adding(other) } catch { throw .number(error) }
  }
}
