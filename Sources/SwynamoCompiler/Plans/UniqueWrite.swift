package import SwynamoCore
package import SwynamoSchema
package import SwynamoWire

extension WritePlan {
  /// Whether it may change unique attributes, so that it is a transaction with their guards. A table without such pays one question.
  package var changesUniques: Bool { table.uniques != nil && !isGuarded && !changedUniques.isEmpty }

  fileprivate var changedUniques: [UniqueConstraint] {
    guard let uniques = table.uniques?.all else { return [] }
    switch request {
    case is PutItemRequest.Type, is DeleteItemRequest.Type: return uniques
    case is UpdateItemRequest.Type:
      let changed = StringSet(actions.map(\.action.path.attribute))
      return uniques.filter { $0.changeable.contains { changed.contains($0) } }
    default: return []
    }
  }

  /// The unique attributes that it may change.
  package var uniqueNames: [String] { StringSet(changedUniques.flatMap(\.changeable)).sorted }
}

extension Lowering {
  /// What a request of its own can't do in a table with unique attributes.
  mutating func checkUniques(_ plan: WritePlan) {
    if plan.request is PutItemRequest.Type, let item = try? plan.item.decoded(), let hash = item[plan.table.hashKey.name] {
      KeyChecks.checkReserved(hash, of: plan.table, faults: &faults)
    }
    if plan.changesUniques { faults.append(.uniqueInRequest(plan.uniqueNames)) }
  }
}

/// A write that may change unique attributes: what is read before it, and what is written beside it.
package struct UniqueWrite: Sendable {
  private let plan: WritePlan
  private let uniques: [UniqueConstraint]
  /// Those of the attributes that are no keys.
  private let names: [String]
  private let key: Item
  /// Whether the write is on its own, and gives back the item before or after it.
  private let givesItem: Bool

  /// Nil for a write that leaves unique attributes alone.
  init?(_ plan: WritePlan, givesItem: Bool) {
    guard plan.changesUniques else { return nil }
    self.plan = plan
    self.givesItem = givesItem
    uniques = plan.changedUniques
    names = plan.uniqueNames
    key = (try? plan.key.decoded()) ?? [:]
  }

  /// A put that is made only if there is no item needs no reading.
  package var needsReading: Bool {
    !(plan.request is PutItemRequest.Type && plan.condition?.expression.requiresNoItem(plan.table) == true)
  }

  private var givesOldItem: Bool { givesItem && plan.options.returnValues == .allOld }

  /// What the write depends on: the unique attributes, or all of an item that is to be given back.
  package func read() throws(StatementError) -> GetItemRequest {
    var lowering = Lowering()
    let projection = givesOldItem ? nil : lowering.selection(names.map { DocumentPath($0) }, keys: plan.table.keyNames())
    try lowering.refuse(GetItemRequest.operation, plan.table)
    return GetItemRequest(
      tableName: plan.table.name, key: plan.key, projectionExpression: projection, attributes: lowering.attributes,
      consistentRead: true)
  }

  /// Whether an item has what was read of it.
  func isAsRead(_ item: Item?, _ stored: Item?) -> Bool {
    !needsReading || (givesOldItem ? item == stored : names.allSatisfy { item?[$0] == stored?[$0] })
  }

  /// The write on the condition that the item is as it was read, nil for none, and the guards that are written with it.
  package func member(stored: Item?) -> (write: WritePlan, guards: [UniqueGuard]) {
    var write = plan
    write.isGuarded = true
    write.options.returnsItemOnConditionFailure = true
    if givesItem {
      switch write.options.returnValues {
      case .none, .allOld, .allNew: break
      case .updatedOld, .updatedNew: write.faults.append(.uniqueReturns(names))
      }
      write.options.returnValues = .none
    }
    let guards = guards(stored: stored, faults: &write.faults)
    guard needsReading else { return (write, guards) }
    if givesOldItem, let stored {
      write.require(asRead: stored, isWhole: true)
    } else {
      write.require(givesOldItem ? [plan.table.hashKey.name] : names, asIn: stored)
    }
    return (write, guards)
  }

  private func guards(stored: Item?, faults: inout [StatementError.Fault]) -> [UniqueGuard] {
    let after = item(after: stored, faults: &faults)
    var guards: [UniqueGuard] = []
    for unique in uniques {
      let values = after.flatMap { unique.values(of: $0) }
      let before = stored.flatMap { unique.values(of: $0) }
      if let values {
        unique.check(values, of: plan.table, faults: &faults)
        guards.append(UniqueGuard(unique, values, of: plan.table, owner: key, isKept: true))
      }
      if let before, before != values {
        guards.append(UniqueGuard(unique, before, of: plan.table, owner: key, isKept: false))
      }
    }
    return guards
  }

  /// What the item has then of unique attributes; nil for none.
  private func item(after stored: Item?, faults: inout [StatementError.Fault]) -> Item? {
    switch plan.request {
    case is PutItemRequest.Type: return try? plan.item.decoded()
    case is DeleteItemRequest.Type: return nil
    default:
      var item = stored ?? key
      for action in plan.actions.map(\.action) where names.contains(where: { $0.hasSameBytes(as: action.path.attribute) }) {
        let name = action.path.attribute
        switch action {
        case .set(let path, .value(let value)) where path.steps.isEmpty: item[name] = value
        case .set(let path, .ifNotExists(let other, .value(let value))) where path.steps.isEmpty && path == other:
          item[name] = item[name] ?? value
        case .remove(let path) where path.steps.isEmpty: item[name] = nil
        case .set, .remove, .add, .delete: faults.append(.uniqueComputed(name))
        }
      }
      return item
    }
  }
}

extension UniqueConstraint {
  fileprivate func check(_ values: Item, of table: TableDefinition, faults: inout [StatementError.Fault]) {
    for (name, value) in values.sorted where !value.type.isKeyType { faults.append(.uniqueType(name, value.type)) }
    let limit = table.rangeKey == nil ? KeyBounds.hashKey : KeyBounds.rangeKey
    let bytes = keyText(of: values).utf8.count
    if bytes > limit { faults.append(.uniqueTooLong(attributes, bytes: bytes, limit: limit)) }
  }
}

extension ConditionExpression {
  /// Whether it holds only where there is no item.
  fileprivate func requiresNoItem(_ table: TableDefinition) -> Bool {
    switch self {
    case .attributeNotExists(let path): path.steps.isEmpty && table.hashKey.isNamed(path.attribute)
    case .and(let members): members.contains { $0.requiresNoItem(table) }
    case .compare, .between, .isIn, .attributeExists, .attributeType, .beginsWith, .contains, .or, .not, .raw: false
    }
  }
}
