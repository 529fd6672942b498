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
  func run(_ session: Session) throws -> Outcome {
    let old = try table.stored(key)
    try checkCondition(old, session)
    switch action.effect {
    case .put(let item):
      return Outcome(old: old, capacity: try replace(old, by: item, session))
    case .delete:
      return Outcome(old: old, capacity: try replace(old, by: nil, session))
    case .check:
      return Outcome(old: old, capacity: Capacity(table: try countCheck(of: old, session)))
    case .update(let update): return try run(update, old, session)
    case .attributeUpdates(let update):
      do { return try run(update, old, session) } catch let error as DynamoDBError where error == UpdateError.operandType.error {
        throw DynamoDBError.invalid("Type mismatch for attribute to update")
      }
    }
  }

  /// In a transaction that was done before: what reading the item costs there.
  func costOfRepetition() throws -> Capacity {
    Capacity(table: 2 * Capacity.read(try table.stored(key)?.size ?? 0, isConsistent: true))
  }

  private func run(_ update: UpdateExpression, _ old: StoredItem?, _ session: Session) throws -> Outcome {
    // What isn't there can't lose anything, and isn't made for that.
    if old == nil, update.onlyRemoves { return Outcome(old: nil, capacity: try replace(nil, by: nil, session)) }
    let updated = try update.applied(to: try old?.item() ?? action.key)
    try check(updated)
    return Outcome(old: old, updated: updated, capacity: try replace(old, by: updated.new, session))
  }

  /// An update can make an item that a put would not be allowed to.
  private func check(_ updated: UpdatedItem) throws(DynamoDBError) {
    guard updated.new.storedSize <= Limits.itemBytes else { throw .updateTooLarge }
    guard updated.new.values.allSatisfy(\.mayBeStored) else { throw ValueError.tooDeep.error(in: .older) }
    guard table.schema.hasIndexes else { return }
    let written = updated.written
    if let fault = table.schema.indexKeyFault(in: written) { throw fault.errorInResult }
    try table.schema.checkVectors(in: written)
  }
}
