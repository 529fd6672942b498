package import SwynamoCore
public import SwynamoSchema
package import SwynamoWire

/// What a write asks of the version that its item has.
@usableFromInline
package struct VersionRequirement: Sendable {
  /// The version that is stored; nil for an item that has none.
  package var expected: Int?
  /// Whether the write is made whatever the version is.
  @usableFromInline package var isIgnored = false
  /// Makes the error of a conflict in a transaction.
  package var table: (any VersionedTable)?

  @usableFromInline
  package init(_ expected: Int?) { self.expected = expected }
}

/// Makes an error that has the table's model.
package protocol VersionedTable: Sendable {
  func conflict(_ plan: WritePlan, item: Item?, cause: DynamoDBError) -> any Error
}

extension TableSchema {
  /// The version that a model was read with; nil for a table that has none.
  @usableFromInline
  package func requirement(of model: Model) -> VersionRequirement? {
    guard let version = definition.rules?.version else { return nil }
    guard case .number(let number) = codec.value(ofColumn: version.column, model) else { return VersionRequirement(nil) }
    return VersionRequirement(Int(exactly: number))
  }
}

extension WritePlan {
  /// What the version has to be for the write to be made; nil where it doesn't matter.
  private var requirement: (path: DocumentPath, expected: Int?)? {
    guard let version, !version.isIgnored, let path = table.rules?.version?.path else { return nil }
    return (path, version.expected)
  }

  /// Whether the write is made for one version of the item only.
  package var isVersioned: Bool { requirement != nil }

  /// With the stored item, by which a failed condition on the version is told from one of the user's.
  var requestOptions: WriteOptions {
    guard version != nil, isVersioned else { return options }
    var options = options
    options.returnsItemOnConditionFailure = true
    return options
  }

  /// Whether doing the update again leaves the item as it is: on a version that is known it is made once.
  var mayBeRepeated: Bool {
    if version != nil, isVersioned { return true }
    return actions.allSatisfy(\.action.isIdempotent) && (table.rules?.version == nil || actions.isEmpty)
  }

  /// What the condition on the version is; nil where there is none.
  fileprivate var versionCondition: ConditionBody? {
    guard let (path, expected) = requirement else {
      // What differs from an item makes none, whatever its version is.
      return isDifference ? ConditionBody(.attributeExists(DocumentPath(table.hashKey.name)), []) : nil
    }
    if let expected { return ConditionBody(.compare(.path(path), .equal, .value(.number(DynamoDBNumber(expected)))), []) }
    // A new model takes the place of one that has expired.
    guard let expiry = table.expiry, request is PutItemRequest.Type else { return ConditionBody(.attributeNotExists(path), []) }
    return ConditionBody(.or([.attributeNotExists(path), expiry.hasExpired]), [])
  }

  /// The action that raises the version: to what is known to be the next, which may be done again, or by one.
  private func versionAction(faults: inout [StatementError.Fault]) -> UpdateActionBody? {
    guard let path = table.rules?.version?.path, !actions.isEmpty else { return nil }
    guard let (_, expected) = requirement else { return UpdateActionBody(.add(path, .number(1)), []) }
    guard let next = (expected ?? 0).adding(1) else {
      faults.append(.value(attribute: path.attribute, .noNext(expected ?? 0)))
      return nil
    }
    return UpdateActionBody(.set(path, .value(.number(DynamoDBNumber(next)))), [])
  }

  /// The update's actions, and those of its table's rules.
  fileprivate func actions(faults: inout [StatementError.Fault]) -> [UpdateActionBody] {
    guard let action = versionAction(faults: &faults) else { return actions }
    let attribute = action.action.path.attribute
    if actions.contains(where: { $0.action.path.attribute.hasSameBytes(as: attribute) }) {
      faults.append(.versionInUpdate(attribute))
      return actions
    }
    return actions + [action]
  }
}

extension Lowering {
  /// The user's condition, and the one on the version.
  mutating func condition(of plan: WritePlan) -> String? {
    if plan.table.uniques != nil { checkUniques(plan) }
    guard plan.version != nil else { return condition(plan.condition) }
    if plan.table.rules?.version == nil { faults.append(.noVersion) }
    guard let version = plan.versionCondition else { return condition(plan.condition) }
    return condition(plan.condition?.and(version) ?? version)
  }

  /// The user's actions, and those of the table's rules.
  mutating func actions(of plan: WritePlan) -> [UpdateActionBody] {
    plan.table.rules == nil ? plan.actions : plan.actions(faults: &faults)
  }
}

/// Why a write was refused by its condition.
package enum RefusedWrite: Sendable {
  /// The user's own condition does not hold.
  case condition
  /// The item has another version.
  case version
  /// An earlier try of the same write was made, whose answer was lost.
  case made
}

extension WritePlan {
  /// Why the condition failed, by the item that is stored; `isOpen` when an earlier try may have been made.
  package func refusal(stored item: Item?, isOpen: Bool) -> RefusedWrite {
    if isOpen, hasMade(item) { return .made }
    guard let (path, expected) = requirement else { return .condition }
    return item?[path.attribute] == expected.map { .number(DynamoDBNumber($0)) } ? .condition : .version
  }

  /// Whether the item is stored as the write leaves it.
  package func hasMade(_ item: Item?) -> Bool {
    switch request {
    case is PutItemRequest.Type: return item != nil && (try? self.item.decoded()) == item
    case is DeleteItemRequest.Type: return item == nil
    case is UpdateItemRequest.Type:
      guard let item, !actions.isEmpty else { return false }
      var faults: [StatementError.Fault] = []
      let actions = actions(faults: &faults)
      // What no other write has written tells it, also where the others count.
      let ofThisWrite = table.rules?.attributes.filter(\.rule.tellsWrites).map(\.path) ?? []
      return actions.contains { ofThisWrite.contains($0.action.path) && $0.action.isDone(in: item) }
        || actions.allSatisfy { $0.action.isDone(in: item) }
    default: return false
    }
  }
}

extension UpdateExpression.Action {
  /// Whether the item has what the action writes; one that counts or copies tells nothing.
  fileprivate func isDone(in item: Item) -> Bool {
    switch self {
    case .set(let path, .value(let value)): item.value(at: path) == value
    case .set(let path, .ifNotExists(let other, _)) where path == other: item.value(at: path) != nil
    case .remove(let path): path.isOfMembers && item.value(at: path) == nil
    case .set, .add, .delete: false
    }
  }
}

extension DocumentPath {
  /// Elements of a list move when one is removed.
  fileprivate var isOfMembers: Bool {
    steps.allSatisfy { if case .member = $0 { true } else { false } }
  }
}

extension Item {
  fileprivate func value(at path: DocumentPath) -> AttributeValue? {
    path.steps.reduce(self[path.attribute]) { value, step in
      switch (value, step) {
      case (.map(let members)?, .member(let name)): members[name]
      case (.list(let elements)?, .index(let index)): elements.indices.contains(index) ? elements[index] : nil
      default: nil
      }
    }
  }
}
