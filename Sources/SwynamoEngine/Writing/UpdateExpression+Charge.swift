import SwynamoCore
import SwynamoWire

extension PreparedWrite {
  /// `UpdateItem` measures a second thing that updates of a transaction don't, before the condition: what the expression writes and
  /// reads, and a few bytes for each part of it.
  ///
  ///     SET b = :b   // 3 + 19 + "b" + its value
  ///
  /// With a short key the largest item that an update can make is therefore smaller than one that a put can.
  /// Source: measured on the service; dynamodb-conformance, "Item size limit by surface".
  func checkCharge() throws {
    guard case .update(let update) = action.effect, update.charge(on: nil) > Limits.itemBytes else { return }
    // Of a set that is added to one, only new members count.
    guard let old = try table.stored(key)?.item(), update.charge(on: old) <= Limits.itemBytes else {
      throw DynamoDBError.updateTooLarge
    }
  }
}

extension DynamoDBError {
  static let putTooLarge = DynamoDBError.invalid("Item size has exceeded the maximum allowed size")
  static let updateTooLarge = DynamoDBError.invalid("Item size to update has exceeded the maximum allowed size")
}

extension UpdateExpression {
  fileprivate func charge(on item: Item?) -> Int { actions.reduce(3) { $0 + $1.charge(on: item) } }
}

extension UpdateExpression.Action {
  fileprivate func charge(on item: Item?) -> Int {
    switch self {
    case .set(let path, let value): 19 + path.chargeOfTarget + value.charge
    case .remove(let path), .delete(let path, _): 1 + path.chargeOfTarget
    case .add(let path, let value):
      19 + path.chargeOfTarget + (item?.value(at: path).flatMap { value.membersMissing(in: $0) } ?? value).storedSize
    }
  }
}

extension UpdateExpression.SetValue {
  fileprivate var charge: Int {
    switch self {
    case .path(let path): path.chargeOfOperand
    case .value(let value): value.storedSize
    case .plus(let left, let right): 34 + left.charge + right.charge
    case .minus(let left, let right), .listAppend(let left, let right): 37 + left.charge + right.charge
    case .ifNotExists(let path, let value): 39 + path.chargeOfOperand + value.charge
    }
  }
}

extension DocumentPath {
  fileprivate var chargeOfTarget: Int { steps.reduce(attribute.utf8.count) { $0 + 4 + $1.bytes } }
  fileprivate var chargeOfOperand: Int { steps.reduce(1 + 14 + attribute.utf8.count) { $0 + 14 + $1.bytes } }
}

extension DocumentPath.Step {
  /// Of a member's name, or of the digits of a place in a list.
  fileprivate var bytes: Int {
    switch self {
    case .member(let name): name.utf8.count
    case .index(let index): String(index).utf8.count
    }
  }
}

extension AttributeValue {
  /// The members of a set that another of its kind doesn't have; nil for what isn't two such sets.
  fileprivate func membersMissing(in other: AttributeValue) -> AttributeValue? {
    switch (self, other) {
    case (.stringSet(let mine), .stringSet(let theirs)): .stringSet(mine.subtracting(theirs))
    case (.numberSet(let mine), .numberSet(let theirs)): .numberSet(mine.subtracting(theirs))
    case (.binarySet(let mine), .binarySet(let theirs)): .binarySet(mine.subtracting(theirs))
    case (_, _): nil
    }
  }
}
