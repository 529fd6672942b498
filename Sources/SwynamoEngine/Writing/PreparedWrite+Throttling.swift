import SwynamoCore
import SwynamoWire

/// A write within what its table and their indexes may use. It is refused before anything is written; what it costs is known then.
extension PreparedWrite {
  /// Asks before the condition is looked at, and counts what one that fails costs.
  func checkCondition(_ old: StoredItem?, _ session: Session) throws {
    guard let limits = session.limits else { return try action.condition.check(old) }
    try limits.admit(.write, table, at: key)
    do { try action.condition.check(old) } catch {
      limits.use(session.cost(Capacity.write(old?.size ?? 0)), .write, table, at: key)
      throw error
    }
  }

  /// What a check that writes nothing costs.
  func countCheck(of old: StoredItem?, _ session: Session) -> Double {
    let units = Capacity.write(old?.size ?? 0)
    session.limits?.use(session.cost(units), .write, table, at: key)
    return units
  }

  /// Replaces what is stored, nil for nothing. A write is refused for an index where it changes what that holds.
  func replace(_ old: StoredItem?, by new: Item?, _ session: Session) throws -> Capacity {
    guard let limits = session.limits else { return try table.write(key, old: old, new: new, session) }
    let touched = try touchedIndexes(old: try old?.item(), new: new)
    for (index, entry) in touched { try limits.admit(.write, table, index, at: entry) }
    let capacity = try table.write(key, old: old, new: new, session)
    for (index, entry) in touched {
      limits.use(capacity.global[index.name] ?? 0, .write, table, index, at: entry)
    }
    limits.use(session.cost(capacity.table + capacity.local.values.reduce(0, +)), .write, table, at: key)
    return capacity
  }

  /// The global indexes that change, with a key of the partition that is written.
  private func touchedIndexes(old: Item?, new: Item?) throws -> [(index: SecondaryIndex, entry: KeyBytes)] {
    table.schema.globalIndexes.compactMap { index in
      let before = old.flatMap { IndexEntry($0, of: index, in: table.schema) }
      let after = new.flatMap { IndexEntry($0, of: index, in: table.schema) }
      guard before != after, let entry = after ?? before else { return nil }
      return (index, entry.key)
    }
  }
}

extension Session {
  /// Transactions cost a table twice.
  fileprivate func cost(_ units: Double) -> Double {
    operation == "TransactWriteItems" || operation == "ExecuteTransaction" ? 2 * units : units
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
