import SwynamoCore
import SwynamoWire

/// A write within what its table and their indexes may use. It is refused before anything is written; what it costs is known then.
extension PreparedWrite {
  /// Asks before the condition is looked at, and counts what one that fails costs.
  func checkCondition(_ old: StoredItem?, _ session: Session) throws {
    guard let limits = session.limits else { return try action.condition.check(old) }
    try limits.admit(.write, table, at: key)
    do { try action.condition.check(old) } catch {
      limits.use(session.cost(Capacity.write(try table.chargedSize(of: old))), .write, table, at: key)
      throw error
    }
  }

  /// What a check that writes nothing costs.
  func countCheck(of old: StoredItem?, _ session: Session) throws -> Double {
    let units = Capacity.write(try table.chargedSize(of: old))
    session.limits?.use(session.cost(units), .write, table, at: key)
    return units
  }

  /// Replaces what is stored, nil for nothing. A write is refused for an index where it changes what that holds.
  func replace(_ old: StoredItem?, by new: Item?, _ session: Session) throws -> Capacity {
    guard let limits = session.limits else { return try table.write(key, old: old, new: new, session) }
    let changes = indexChanges(old: try old?.item(), new: new)
    for change in changes {
      for entry in [change.left, change.held].compactMap(\.self) { try limits.admit(.write, table, change.index, at: entry.key) }
    }
    let capacity = try table.write(key, old: old, new: new, session)
    for change in changes {
      let leaving = change.left.map { Capacity.write($0.item.storedSize) } ?? 0
      if let left = change.left { limits.use(leaving, .write, table, change.index, at: left.key) }
      if let held = change.held {
        limits.use((capacity.global[change.index.name] ?? 0) - leaving, .write, table, change.index, at: held.key)
      }
    }
    limits.use(session.cost(capacity.table) + capacity.local.values.reduce(0, +), .write, table, at: key)
    return capacity
  }

  /// What a write changes in a global index: an entry that leaves its place, and one that is put.
  private struct IndexChange {
    let index: SecondaryIndex
    let left: IndexEntry?
    let held: IndexEntry?
  }

  private func indexChanges(old: Item?, new: Item?) -> [IndexChange] {
    table.schema.globalIndexes.compactMap { index in
      let before = old.flatMap { IndexEntry($0, of: index, in: table.schema) }
      let after = new.flatMap { IndexEntry($0, of: index, in: table.schema) }
      guard before != after else { return nil }
      return IndexChange(index: index, left: before?.key == after?.key ? nil : before, held: after)
    }
  }
}

extension Session {
  /// Transactions cost a table twice, and its indexes once.
  fileprivate func cost(_ units: Double) -> Double {
    operation == "TransactWriteItems" || operation == "ExecuteTransaction" ? 2 * units : units
  }

  /// A transaction of several members, which are throttled together.
  func transactionOfMembers<Result>(_ body: () throws -> Result) throws -> Result {
    guard let limits else { return try transaction(body) }
    return try limits.together { try transaction(body) }
  }
}

extension TransactionChecks {
  /// The reads of a transaction, before any of them.
  static func admit(_ reads: some Sequence<(Table, KeyBytes)>, _ session: Session) throws(DynamoDBError) {
    guard let limits = session.limits else { return }
    try throwIfAny(
      reads.map { table, key in
        do throws(DynamoDBError) { try limits.admit(.read, table, at: key) } catch { return error }
        return nil
      })
  }
}
