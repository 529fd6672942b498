import SwynamoCore
import SwynamoWire

/// A write that is ready to be run inside a transaction.
struct PreparedWrite {
  let action: WriteAction
  let table: Table
  let key: KeyBytes

  struct Outcome {
    let old: StoredItem?
    /// What an update made.
    var updated: UpdatedItem?
    let capacity: Capacity
  }

  /// Reads, checks the condition, writes.
  func run() throws -> Outcome {
    let old = try table.stored(key)
    try action.condition.check(old)
    switch action.effect {
    case .put(let item):
      return Outcome(old: old, capacity: try table.write(key, old: old, new: item))
    case .delete:
      return Outcome(old: old, capacity: try table.write(key, old: old, new: nil))
    case .check:
      return Outcome(old: old, capacity: Capacity(table: Capacity.write(old?.size ?? 0)))
    case .update(let update): return try run(update, old)
    case .attributeUpdates(let update):
      do { return try run(update, old) } catch let error as DynamoDBError where error == UpdateError.operandType.error {
        throw DynamoDBError.invalid("Type mismatch for attribute to update")
      }
    }
  }

  private func run(_ update: UpdateExpression, _ old: StoredItem?) throws -> Outcome {
    // What isn't there can't lose anything, and isn't made for that.
    if old == nil, update.onlyRemoves { return Outcome(old: nil, capacity: try table.write(key, old: nil, new: nil)) }
    let updated = try update.applied(to: try old?.item() ?? action.key)
    try check(updated)
    return Outcome(old: old, updated: updated, capacity: try table.write(key, old: old, new: updated.new))
  }

  /// An update can make an item that a put would not be allowed to.
  private func check(_ updated: UpdatedItem) throws(DynamoDBError) {
    guard updated.new.storedSize <= Limits.itemBytes else { throw .updateTooLarge }
    guard updated.new.values.allSatisfy(\.mayBeStored) else { throw .tooDeep }
    if let fault = table.schema.indexKeyFault(in: updated.written) { throw fault.errorInResult }
  }
}

extension PreparedWrite {
  /// `UpdateItem` measures a second thing that updates of a transaction don't: what it writes, and a few bytes for each action.
  ///
  ///     SET b = :b   // "b", its value, and 3 + 19 bytes
  ///
  /// With a short key the largest item that an update can make is therefore smaller than one that a put can.
  /// Source: measured on the service; dynamodb-conformance, "Item size limit by surface".
  func checkSize(of outcome: Outcome) throws(DynamoDBError) {
    guard let updated = outcome.updated, let actions = action.effect.actions else { return }
    let cost = actions.reduce(3) { $0 + $1.sizeInUpdate }
    // What is paid for the item bounds its size from above, and is known already.
    guard Int(outcome.capacity.table) * Limits.writeUnitBytes + cost > Limits.itemBytes else { return }
    var written: Item = [:]
    for case .set(let path, _) in actions { written[path.attribute] = updated.new[path.attribute] }
    for case .add(let path, _) in actions { written[path.attribute] = updated.new[path.attribute] }
    guard written.storedSize + cost <= Limits.itemBytes else { throw .updateTooLarge }
  }
}

extension DynamoDBError {
  static let updateTooLarge = DynamoDBError.invalid("Item size to update has exceeded the maximum allowed size")
}

extension WriteAction.Effect {
  fileprivate var actions: [UpdateExpression.Action]? {
    switch self {
    case .update(let update), .attributeUpdates(let update): update.actions
    case .put, .delete, .check: .none
    }
  }
}

extension UpdateExpression.Action {
  fileprivate var sizeInUpdate: Int {
    switch self {
    case .set(let path, _), .add(let path, _): path.steps.contains(where: \.isIndex) ? 20 : 19
    case .remove, .delete: 2
    }
  }
}

extension DocumentPath.Step {
  fileprivate var isIndex: Bool {
    switch self {
    case .index: true
    case .member: false
    }
  }
}
