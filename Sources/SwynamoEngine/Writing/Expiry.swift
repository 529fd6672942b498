import SwynamoCore
import SwynamoWire

extension Catalog {
  func removeExpired(atMost limit: Int, _ session: Session) throws -> Int {
    var removed = 0
    for table in allTables where table.state.isUsable && !table.isDamaged && removed < limit {
      guard let attribute = table.settings.timeToLive else { continue }
      do {
        let expired = try table.expired(attribute, at: session.now, atMost: limit - removed)
        try session.transaction {
          for key in expired { _ = try table.write(key, old: try table.stored(key), new: nil) }
        }
        removed += expired.count
      } catch let damage as DamagedRowsError {
        // The other tables' items expire all the same.
        guard markDamaged(damage.name) != nil else { throw damage }
      }
    }
    return removed
  }
}

extension Table {
  /// Values that aren't numbers never expire, nor do those of more than five years ago.
  fileprivate func expired(_ attribute: String, at now: Double, atMost limit: Int) throws -> [KeyBytes] {
    let seconds = Int(now.rounded(.down))
    let (earliest, latest) = (DynamoDBNumber(seconds - 5 * 365 * 86_400), DynamoDBNumber(seconds))
    var keys: [KeyBytes] = []
    try rows.forEach(in: RowStore.Range(lower: KeyBytes(hash: 0)), descending: false) { row in
      let item = try StoredItem(row).item()
      if case .number(let expiry)? = item[attribute], earliest < expiry, expiry < latest,
        let key = schema.keys.keyBytes(of: item)
      {
        keys.append(key)
      }
      return keys.count < limit
    }
    return keys
  }
}
