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

  /// What the members of a transaction use, while it runs.
  private struct Transaction {
    var uses: [(cost: Double, place: Place, table: Table, units: Double)] = []
    var isThrottled = false
  }

  private var buckets: [Place: TokenBucket] = [:]
  private var transaction: Transaction?
  /// How many buckets there are when the full ones are dropped: those of tables that are gone are full some time.
  private var nextSweep = 1024  // not a limit: it grows
  private var now = 0.0
  private var shown = TableNamespace.local

  /// What a request uses is dated by its time, and ARNs show what it shows.
  func begin(at now: Double, shownAs shown: TableNamespace) {
    self.now = now
    self.shown = shown
    guard buckets.count >= nextSweep else { return }
    buckets = buckets.filter { !$1.isFull(burst: $0.limit.burst, at: now) }
    nextSweep = max(1024, 2 * buckets.count)  // not a limit
  }

  /// After a restore, all tables are as unused ones.
  func forgetAll() { buckets = [:] }

  /// Admits the members of a transaction by what was left before it, and counts what they used when it ends: larger transactions than
  /// a table's units can be done too. One that is throttled costs nothing.
  func together<Result>(_ body: () throws -> Result) rethrows -> Result {
    transaction = Transaction()
    defer {
      let ended = transaction
      transaction = nil
      if let ended, !ended.isThrottled { for use in ended.uses { count(use.cost, use.place, of: use.table, use.units) } }
    }
    return try body()
  }

  /// Throws where a table or an index has nothing left for the smallest use of a key's partition.
  func admit(
    _ kind: ThroughputLimit.Kind, _ table: Table, _ index: SecondaryIndex? = nil, at key: KeyBytes? = nil
  ) throws(DynamoDBError) {
    for (limit, units) in AllowedThroughput(table, index, kind).limits(key) {
      guard !bucket(place(table, index, kind, limit), of: table, units).has(kind.least) else { continue }
      transaction?.isThrottled = true
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
      if transaction == nil {
        count(cost, place, of: table, units)
      } else {
        transaction?.uses.append((cost, place, table, units))
      }
    }
  }

  private func count(_ cost: Double, _ place: Place, of table: Table, _ units: Double) {
    var bucket = bucket(place, of: table, units)
    bucket.use(cost)
    buckets[place] = bucket
  }

  private func place(
    _ table: Table, _ index: SecondaryIndex?, _ kind: ThroughputLimit.Kind, _ limit: ThroughputLimit
  ) -> Place {
    Place(table: table.identifier, index: index?.isGlobal == true ? index?.name : nil, kind: kind, limit: limit)
  }

  /// As it is now.
  private func bucket(_ place: Place, of table: Table, _ units: Double) -> TokenBucket {
    guard var bucket = buckets[place] else {
      let settings = place.index.map { table.settings.indexes[$0]?.throughput } ?? table.settings.throughput
      let since = max(table.created, settings?.since ?? table.created)
      return TokenBucket(rate: units, burst: place.limit.burst, since: since, at: now)
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
