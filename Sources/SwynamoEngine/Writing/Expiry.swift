import SwynamoCore
import SwynamoWire

extension Catalog {
  /// Deletes some items that have expired. Answers how many, which are fewer than `limit` only when no others are left.
  func removeExpired(atMost limit: Int, _ session: Session) throws -> Int {
    var removed = 0
    for table in allTables where table.state.isUsable && !table.isDamaged && removed < limit {
      // Of a global table's items one region lets go, and the others follow.
      guard let expiry = table.expiry, table.settings.replication?.expiresItems != false else { continue }
      do {
        let expired = try expiry.keys(expiredAt: session.now, atMost: limit - removed)
        if expired.isEmpty { continue }
        try session.transaction {
          for key in expired { try table.expire(key, expiry, session) }
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
  fileprivate func expire(_ key: KeyBytes, _ expiry: ExpiryRows, _ session: Session) throws {
    if let old = try stored(key) {
      _ = try write(key, old: old, new: nil, session, by: .service)
    } else {
      // A row without its item would be found again and again.
      try expiry.forget(key)
    }
  }
}
