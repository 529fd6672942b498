import SwynamoCore

extension PartiQLStatement {
  /// The bytes of the values that a write or a condition brings, but for its key and the item that it inserts.
  func valueBytes(beside keys: KeySchema) -> Int {
    switch self {
    case .select: 0
    case .exists(let select): select.condition.valueBytes(beside: keys)
    case .write(let write):
      if case .update(let update) = write.effect {
        update.actions.reduce(write.condition.valueBytes(beside: keys)) { $0 + $1.valueBytes }
      } else {
        write.condition.valueBytes(beside: keys)
      }
    }
  }
}

extension ConditionExpression? {
  fileprivate func valueBytes(beside keys: KeySchema) -> Int { StatementKey(self, keys)?.condition?.valueBytes ?? 0 }
}

extension ConditionExpression {
  fileprivate var valueBytes: Int {
    switch self {
    case .compare(let left, _, let right), .beginsWith(let left, let right), .contains(let left, let right):
      left.valueBytes + right.valueBytes
    case .between(let operand, let low, let high): operand.valueBytes + low.valueBytes + high.valueBytes
    case .isIn(let operand, let list): list.reduce(operand.valueBytes) { $0 + $1.valueBytes }
    case .and(let members), .or(let members): members.reduce(0) { $0 + $1.valueBytes }
    case .not(let member): member.valueBytes
    case .attributeExists, .attributeNotExists, .attributeType, .raw: 0
    }
  }
}

extension ConditionExpression.Operand {
  fileprivate var valueBytes: Int { if case .value(let value) = self { value.storedSize } else { 0 } }
}

extension UpdateExpression.Action {
  fileprivate var valueBytes: Int {
    switch self {
    case .set(_, let value): value.valueBytes
    case .remove: 0
    case .add(_, let value), .delete(_, let value): value.storedSize
    }
  }
}

extension UpdateExpression.SetValue {
  fileprivate var valueBytes: Int {
    switch self {
    case .path: 0
    case .value(let value): value.storedSize
    case .ifNotExists(_, let value): value.valueBytes
    case .listAppend(let left, let right), .plus(let left, let right), .minus(let left, let right):
      left.valueBytes + right.valueBytes
    }
  }
}
