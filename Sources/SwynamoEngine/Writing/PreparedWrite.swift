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
    case .update(let update):
      let updated = try update.applied(to: try old?.item() ?? action.key)
      try check(updated.new)
      return Outcome(old: old, updated: updated, capacity: try table.write(key, old: old, new: updated.new))
    }
  }

  /// An update can make an item that a put would not be allowed to.
  private func check(_ item: Item) throws(DynamoDBError) {
    guard item.storedSize <= TableSchema.maximumItemSize else {
      throw .invalid("Item size to update has exceeded the maximum allowed size")
    }
    guard item.values.allSatisfy({ $0.isNested(within: 31) }) else {
      throw .invalid("Nesting Levels have exceeded supported limits")
    }
    do throws(DynamoDBError) { try table.schema.checkIndexKeys(of: item) } catch {
      let isTooLong = error.message.contains("has exceeded")
      throw .invalid(
        "The update expression attempted to update the secondary index key "
          + (isTooLong ? "beyond allowed size limits" : "to unsupported type"))
    }
  }
}

extension AttributeValue {
  fileprivate func isNested(within levels: Int) -> Bool {
    switch self {
    case .list(let elements): levels > 0 && elements.allSatisfy { $0.isNested(within: levels - 1) }
    case .map(let members): levels > 0 && members.values.allSatisfy { $0.isNested(within: levels - 1) }
    case .string, .number, .binary, .bool, .null, .stringSet, .numberSet, .binarySet: true
    }
  }
}
