import SwynamoCore
import SwynamoSchema

extension Lowering {
  /// Lowers an update's actions: SET, REMOVE, ADD, DELETE, each clause once.
  mutating func update(_ actions: [UpdateActionBody]) -> String {
    expression("UpdateExpression") { lowering in
      for clause in UpdateExpression.Clause.allCases {
        var isFirst = true
        for action in actions where action.action.clause == clause {
          lowering.open(clause, isFirst: isFirst)
          isFirst = false
          lowering.append(action.action)
        }
      }
    }
  }

  private mutating func open(_ clause: UpdateExpression.Clause, isFirst: Bool) {
    guard isFirst else {
      append(", ")
      return
    }
    if text.byteCount > 0 { append(" ") }
    text.write(ascii: clause.rawValue)
    append(" ")
  }

  private mutating func append(_ action: UpdateExpression.Action) {
    switch action {
    case .set(let path, let value):
      check(value, of: path)
      append(path: path)
      append(" = ")
      append(value)
    case .remove(let path):
      append(path: path)
    case .add(let path, let value):
      check(value.type, for: "ADD", of: path, takes: \.isAddable)
      append(path, value)
    case .delete(let path, let value):
      check(value.type, for: "DELETE", of: path, takes: \.isSet)
      append(path, value)
    }
  }

  private mutating func append(_ path: DocumentPath, _ value: AttributeValue) {
    append(path: path)
    append(" ")
    append(value: value)
  }

  private mutating func append(_ value: UpdateExpression.SetValue) {
    switch value {
    case .path(let path): append(path: path)
    case .value(let value): append(value: value)
    case .ifNotExists(let path, let fallback):
      open(UpdateFunction.ifNotExists)
      append(path: path)
      append(", ")
      append(fallback)
      append(")")
    case .listAppend(let first, let second):
      open(UpdateFunction.listAppend)
      append(first)
      append(", ")
      append(second)
      append(")")
    case .plus(let left, let right): append(left, " + ", right)
    case .minus(let left, let right): append(left, " - ", right)
    }
  }

  private mutating func append(
    _ left: UpdateExpression.SetValue, _ sign: StaticString, _ right: UpdateExpression.SetValue
  ) {
    append(left)
    append(sign)
    append(right)
    operators += 1
  }
}

// What DynamoDB refuses in an update whatever the item.
extension Lowering {
  private mutating func check(_ value: UpdateExpression.SetValue, of path: DocumentPath) {
    switch value {
    case .path, .value: break
    case .ifNotExists(_, let fallback): checkOperands([fallback], of: path)
    case .listAppend(let first, let second):
      checkOperands([first, second], of: path)
      for operand in [first, second] {
        if case .listAppend = operand {
          faults.append(.invalidParameter("DynamoDB takes no list_append inside another; join the lists before"))
        }
        if let type = operand.literalType { check(type, for: "list_append", of: path) { $0 == .list } }
      }
    case .plus(let left, let right), .minus(let left, let right):
      checkOperands([left, right], of: path)
      for operand in [left, right] {
        if let type = operand.literalType { check(type, for: "arithmetic", of: path) { $0 == .number } }
      }
    }
  }

  /// An operand is anything but arithmetic.
  private mutating func checkOperands(_ operands: [UpdateExpression.SetValue], of path: DocumentPath) {
    for operand in operands {
      switch operand {
      case .plus, .minus:
        faults.append(.invalidParameter("DynamoDB takes one + or - for each attribute that is set; compute the rest before"))
      case .path, .value: break
      case .ifNotExists, .listAppend: check(operand, of: path)
      }
    }
  }

  private mutating func check(
    _ type: AttributeType, for name: String, of path: DocumentPath, takes: (AttributeType) -> Bool
  ) {
    guard !takes(type), !standsForFault(type) else { return }
    let fault = StatementError.Fault.operatorNotForType(attribute: path.description, operator: name, type: type)
    if !faults.contains(fault) { faults.append(fault) }
  }
}

extension UpdateExpression.SetValue {
  fileprivate var literalType: AttributeType? {
    if case .value(let value) = self { value.type } else { nil }
  }
}

extension Lowering {
  /// Lowers the actions and checks that they leave the key alone and each other's paths.
  ///
  /// Nil for no actions: the update leaves an item as it is, and makes one of its key alone where there is none.
  mutating func update(_ actions: [UpdateActionBody], of table: TableDefinition) -> String? {
    if actions.isEmpty { return nil }
    for action in actions {
      if !action.faults.isEmpty { faults += action.faults }
      let attribute = action.action.path.attribute
      if table.hashKey.isNamed(attribute) || table.rangeKey?.isNamed(attribute) == true { faults.append(.keyInUpdate(attribute)) }
      for index in table.indexes { checkKey(action.action, of: index) }
    }
    if actions.count > 1 { PathOverlap.check(actions.map(\.action.path), faults: &faults) }
    return update(actions)
  }

  /// All that an update without actions and without a condition can do is to make an item of the key alone.
  mutating func checkItemOfKeyAlone(_ table: TableDefinition) {
    let missing = table.columns.first { column in
      column.isUnreadableWithout && !table.hashKey.isNamed(column.name) && table.rangeKey?.isNamed(column.name) != true
    }
    if let missing { return faults.append(.createsUnreadable(missing: missing.name)) }
    switch table.wholeItems {
    case .codable: faults.append(.createsPartialItem)
    case .variants(let discriminator, takesOthers: false): faults.append(.createsUnreadable(missing: discriminator))
    case .variants(_, takesOthers: true), .items, nil: break
    }
  }

  /// What an index's key is set to must fit it.
  private mutating func checkKey(_ action: UpdateExpression.Action, of index: TableDefinition.Index) {
    guard case .set(let path, let value) = action, path.steps.isEmpty, let literal = value.assignedLiteral else { return }
    if !index.isLocal, let key = index.hashKeys.first(where: { $0.isNamed(path.attribute) }) {
      KeyChecks.check(literal, key, limit: KeyBounds.hashKey, faults: &faults)
    } else if let key = index.rangeKeys.first(where: { $0.isNamed(path.attribute) }) {
      KeyChecks.check(literal, key, limit: KeyBounds.rangeKey, faults: &faults)
    }
  }
}

extension UpdateExpression.SetValue {
  fileprivate var assignedLiteral: AttributeValue? {
    switch self {
    case .value(let value), .ifNotExists(_, .value(let value)): value
    case .path, .ifNotExists, .listAppend, .plus, .minus: nil
    }
  }
}
