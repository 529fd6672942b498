import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

extension Update: Compilable {
  public func request() throws(InvalidStatement) -> UpdateItemRequest {
    var lowering = Lowering()
    let encodedKey = key.encoded(for: table.definition, faults: &lowering.faults)
    var bodies: [UpdateActionBody] = []
    bodies.reserveCapacity(actions.count)
    for action in actions { bodies.append(action.body) }
    let update = lowering.update(bodies, of: table.definition)
    let condition = lowering.condition(condition)
    if update == nil, condition == nil { lowering.checkItemOfKeyAlone(table.definition) }
    try lowering.refuse("UpdateItem", table.definition)
    return UpdateItemRequest(
      tableName: table.definition.name, key: encodedKey, updateExpression: update, conditionExpression: condition,
      attributes: lowering.attributes, returnValues: returning.attributes.wire,
      returnsItemOnConditionFailure: returnsItemOnConditionFailure,
      hasIdempotentActions: bodies.allSatisfy(\.action.isIdempotent))
  }
}

extension Lowering {
  /// Lowers the actions and checks that they leave the key alone and each other's paths.
  ///
  /// Nil for no actions: the update leaves an item as it is, and makes one of its key alone where there is none.
  fileprivate mutating func update(_ actions: [UpdateActionBody], of table: TableDefinition) -> String? {
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
  fileprivate mutating func checkItemOfKeyAlone(_ table: TableDefinition) {
    let missing = table.columns.first { column in
      column.isUnreadableWithout && !table.hashKey.isNamed(column.name) && table.rangeKey?.isNamed(column.name) != true
    }
    if let missing { faults.append(.createsUnreadable(missing: missing.name)) }
  }

  /// What an index's key is set to must fit it.
  private mutating func checkKey(_ action: UpdateExpression.Action, of index: TableDefinition.Index) {
    guard case .set(let path, let value) = action, path.steps.isEmpty, let literal = value.assignedLiteral else { return }
    if index.hashKey.isNamed(path.attribute), !index.isLocal {
      KeyChecks.check(literal, index.hashKey, limit: KeyBounds.hashKey, faults: &faults)
    } else if let key = index.rangeKey, key.isNamed(path.attribute) {
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
