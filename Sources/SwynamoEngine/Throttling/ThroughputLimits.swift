import SwynamoCore
import SwynamoWire

/// How much of their throughput tables and indexes have used, for an engine that enforces it. It is kept in memory only: an engine
/// that is opened again begins with what unused tables have.
final class ThroughputLimits {
  /// What has units of its own.
  private struct Place: Hashable {
    /// A table's `TableId`: its name may be another's later.
    let table: String
    /// Nil for the table itself.
    let index: String?
    let kind: ThroughputLimit.Kind
    let limit: ThroughputLimit
  }

  private var buckets: [Place: TokenBucket] = [:]
  private var now = 0.0
  private var shown = TableNamespace.local

  /// What a request uses is dated by its time, and ARNs show what it shows.
  func begin(at now: Double, shownAs shown: TableNamespace) {
    self.now = now
    self.shown = shown
  }

  /// After a restore, all tables are as unused ones.
  func forgetAll() { buckets = [:] }

  /// Throws where a table or an index has nothing left for the smallest use of a key's partition.
  func admit(
    _ kind: ThroughputLimit.Kind, _ table: Table, _ index: SecondaryIndex? = nil, at key: KeyBytes? = nil
  ) throws(DynamoDBError) {
    for (limit, units) in AllowedThroughput(table, index, kind).limits(key) {
      guard !bucket(place(table, index, kind, limit), of: table, units).has(kind.least) else { continue }
      throw .throttled(limit, kind, table, index, shownAs: shown)
    }
  }

  /// Counts units that a table or an index used.
  func use(
    _ cost: Double, _ kind: ThroughputLimit.Kind, _ table: Table, _ index: SecondaryIndex? = nil, at key: KeyBytes? = nil
  ) {
    guard cost > 0 else { return }
    for (limit, units) in AllowedThroughput(table, index, kind).limits(key) {
      let place = place(table, index, kind, limit)
      var bucket = bucket(place, of: table, units)
      bucket.use(cost)
      buckets[place] = bucket
    }
  }

  private func place(
    _ table: Table, _ index: SecondaryIndex?, _ kind: ThroughputLimit.Kind, _ limit: ThroughputLimit
  ) -> Place {
    Place(table: table.identifier, index: index?.isGlobal == true ? index?.name : nil, kind: kind, limit: limit)
  }

  /// As it is now.
  private func bucket(_ place: Place, of table: Table, _ units: Double) -> TokenBucket {
    guard var bucket = buckets[place] else {
      return TokenBucket(rate: units, burst: place.limit.burst, since: table.created, at: now)
    }
    bucket.fill(rate: units, burst: place.limit.burst, at: now)
    return bucket
  }
}

extension ThroughputLimits {
  /// What a read of a table or an index used.
  func use(_ capacity: Capacity, reading table: Table, _ index: SecondaryIndex? = nil, at key: KeyBytes? = nil) {
    if let index, index.isGlobal {
      use(capacity.global[index.name] ?? 0, .read, table, index, at: key)
    } else {
      use(capacity.total, .read, table, at: key)
    }
  }
}
