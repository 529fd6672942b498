import SwynamoCore

/// What the replicas of global tables have yet to write of what was written in other regions. Each write is kept in the
/// transaction that made it, for each of them.
final class PendingReplication {
  /// When the first write was made that a replica hasn't written, by `Table.id`.
  private var waiting: [Int: Double] = [:]
  /// Replicas that are not to write yet: their items are being copied, or they are damaged.
  private var held: Set<Int> = []
  private var hasChanges = false
  /// The replica that has waited longest, and since when.
  private(set) var next: (table: Int, since: Double)?

  /// Of all tables of a store that was opened.
  func load(_ tables: [Table]) throws {
    (waiting, held) = ([:], [])
    for table in tables where !table.isDamaged {
      guard let replica = table.replica else { continue }
      if let time = try replica.incoming.firstTime() { waiting[table.id] = time }
      if replica.replication.own.isCopying { held.insert(table.id) }
    }
    findNext()
  }

  func keepChanges() { hasChanges = false }

  /// What a transaction that was rolled back changed is as it was.
  func discardChanges(_ tables: @autoclosure () -> [Table]) throws {
    guard hasChanges else { return }
    try load(tables())
    hasChanges = false
  }

  private func findNext() {
    next = waiting.filter { !held.contains($0.key) }.min { ($0.value, $0.key) < ($1.value, $1.key) }
      .map { (table: $0.key, since: $0.value) }
  }

  /// A write in a replica: what comes later from other regions is compared with it, and what comes from here is sent on.
  func record(_ change: ItemChange, of replica: ReplicaRows, _ number: () throws -> Int, at now: Double) throws {
    let key = change.key.bytes
    if case .replica(let version) = change.author { return try replica.versions.set(version, of: key) }
    let earlier = try replica.versions.version(of: key)?.stamp ?? 0
    let version = WriteVersion(
      stamp: max(WriteVersion.microseconds(now), earlier + 1), region: replica.replication.own.region)
    try replica.versions.set(version, of: key)
    let write = ReplicaQueue.Write(
      number: try number(), time: now, key: key, version: version,
      row: change.new.map { RowStore.Row(size: $0.size, item: $0.bytes) })
    for queue in replica.outgoing {
      try queue.append(write)
      guard waiting[queue.table] == nil else { continue }
      wait(queue.table, since: now)
    }
  }

  private func wait(_ table: Int, since time: Double?) {
    hasChanges = true
    waiting[table] = time
    findNext()
  }

  /// A table became a replica, or is another one than it was.
  func follow(_ table: Table) throws {
    guard let replica = table.replica else { return forget(table.id) }
    hasChanges = true
    if replica.replication.own.isCopying { held.insert(table.id) } else { held.remove(table.id) }
    wait(table.id, since: try replica.incoming.firstTime())
  }

  /// A replica has written some of what it had to.
  func goOn(_ table: Table) throws { wait(table.id, since: try table.replica?.incoming.firstTime()) }

  /// A table that is gone, or no replica any more.
  func forget(_ table: Int) {
    guard waiting[table] != nil || held.contains(table) else { return }
    held.remove(table)
    wait(table, since: nil)
  }

  /// One that can't be written is left alone until the store is opened again.
  func leaveAlone(_ table: Int) {
    held.insert(table)
    findNext()
  }
}
