import SwynamoCore

/// What the replicas of global tables have yet to write of what was written in other regions. Each write is kept in the
/// transaction that made it, for each of them.
final class PendingReplication {
  /// When the first write was made that a replica hasn't written, by `Table.id`.
  private var waiting: [Int: Double] = [:]
  /// Replicas that are not to write yet: their items are being copied, or they are damaged.
  private var held: Set<Int> = []
  private var hasChanges = false
  /// The first and the last of the times of those that may write.
  private var times: ClosedRange<Double>?

  /// Of all tables of a store that was opened. Those that can't be read are damaged, and the others go on.
  func load(_ catalogs: Catalogs) throws {
    (waiting, held) = ([:], [])
    for table in catalogs.allTables where !table.isDamaged {
      guard let replica = table.replica else { continue }
      do {
        _ = try replica.versions.versions(after: nil, atMost: 1)
        waiting[table.id] = try replica.firstTime()
        if replica.replication.own.isCopying { held.insert(table.id) }
      } catch let damage as DamagedRowsError {
        guard catalogs.markDamaged(damage.name) != nil else { throw damage }
      }
    }
    findTimes()
  }

  func keepChanges() { hasChanges = false }

  /// What a transaction that was rolled back changed is as it was.
  func discardChanges(_ catalogs: Catalogs) throws {
    guard hasChanges else { return }
    try load(catalogs)
    hasChanges = false
  }

  private func findTimes() {
    times = nil
    for (table, time) in waiting where !held.contains(table) {
      times = min(times?.lowerBound ?? time, time)...max(times?.upperBound ?? time, time)
    }
  }

  /// A write in a replica: what comes later from other regions is compared with it, and what comes from here is sent on to those
  /// that are sound.
  func record(
    _ change: ItemChange, of replica: ReplicaRows, _ number: () throws -> Int, at now: Double, in catalogs: Catalogs
  ) throws {
    let key = change.key.bytes
    if case .replica(let version) = change.author { return try replica.versions.set(version, of: key) }
    let write = ReplicaQueue.Write(
      number: try number(), time: now, key: key, row: change.new.map { RowStore.Row(size: $0.size, item: $0.bytes) })
    try replica.versions.set(write.number, of: key)
    for queue in replica.outgoing where !catalogs.isDamaged(queue.table) {
      try queue.append(write)
      guard waiting[queue.table] == nil else { continue }
      wait(queue.table, since: now)
    }
  }

  private func wait(_ table: Int, since time: Double?) {
    hasChanges = true
    waiting[table] = time
    findTimes()
  }

  /// A table became a replica, or is another one than it was.
  func follow(_ table: Table) throws {
    guard let replica = table.replica, !table.isDamaged else { return forget(table.id) }
    hasChanges = true
    if replica.replication.own.isCopying { held.insert(table.id) } else { held.remove(table.id) }
    wait(table.id, since: try replica.firstTime())
  }

  /// A replica has written some of what it had to.
  func goOn(_ table: Table) throws { wait(table.id, since: try table.replica?.firstTime()) }

  /// A table that is gone, or no replica any more.
  func forget(_ table: Int) {
    guard waiting[table] != nil || held.contains(table) else { return }
    held.remove(table)
    wait(table, since: nil)
  }

  /// One that can't be written is left alone until the store is opened again.
  func leaveAlone(_ table: Int) {
    held.insert(table)
    findTimes()
  }
}

extension PendingReplication {
  /// Whether the time of a write has come. One that is of the future was made before the clock went backward.
  static func isDue(_ time: Double, at now: Double, after delay: Double) -> Bool { time <= now - delay || time > now + delay }

  /// Whether nothing waits for its time.
  var isEmpty: Bool { times == nil }

  func isDue(at now: Double, after delay: Double) -> Bool {
    times.map { Self.isDue($0.lowerBound, at: now, after: delay) || Self.isDue($0.upperBound, at: now, after: delay) } ?? false
  }

  /// In how many seconds there is something to be written; nil where nothing waits.
  func time(from now: Double, after delay: Double) -> Double? {
    times.map { isDue(at: now, after: delay) ? 0 : max(0, $0.lowerBound + delay - now) }
  }

  /// Of the replicas that have something to write now the one that has waited longest.
  func next(at now: Double, after delay: Double) -> Int? {
    waiting.filter { !held.contains($0.key) && Self.isDue($0.value, at: now, after: delay) }
      .min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}
