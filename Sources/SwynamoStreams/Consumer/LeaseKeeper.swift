import SwynamoAPI
import SwynamoCore
import SwynamoDB
import SwynamoSchema

/// The leases of one worker: takes them, keeps them alive, writes their checkpoints.
///
/// A worker is dead when its lease was not renewed for a lease's duration by the clock of who looks: no two clocks are compared.
actor LeaseKeeper {
  /// A lease as it was when it was seen to have changed.
  private struct Seen {
    var lease: Lease
    var since: ContinuousClock.Instant
  }

  /// A lease of this worker's.
  private struct Held {
    let epoch: Int
    var renewed: ContinuousClock.Instant
  }

  private let db: DynamoDB
  private let leases: Table<Lease, String, String>
  private let consumer: String
  private let worker: String
  private let duration: Duration
  private var seen: [String: Seen] = [:]
  private var held: [String: Held] = [:]

  init(_ db: DynamoDB, table: String, consumer: String, worker: String, duration: Duration) {
    self.db = db
    self.consumer = consumer
    self.worker = worker
    self.duration = duration
    leases = Lease.table(named: table)
  }

  func createTable() async throws { try await leases.createTable().ifNotExists().run(on: db) }

  /// Makes leases for new shards, and forgets those of shards that the stream has no more.
  func match(_ shards: [API.Shard], start: ShardPosition) async throws {
    try await look()
    let earlier = seen
    let there = StringSet(shards.map(\.id))
    for shard in shards where seen[shard.id] == nil {
      // A child of what the consumer had already is read from its beginning.
      let position = shard.parentShardID.map { earlier[$0] != nil } == true ? ShardPosition.trimHorizon : start
      let lease = Lease(
        consumer: consumer, shard: shard.id, owner: nil, epoch: 0, beat: 0, checkpoint: position.checkpoint)
      do { try await leases.insert(lease).returning(.none).run(on: db) } catch DynamoDBError.conditionalCheckFailed {}
    }
    for shard in seen.keys where !there.contains(shard) && held[shard] == nil {
      if seen[shard]?.lease.position == .end { try await leases.delete(consumer, shard).returning(.none).run(on: db) }
    }
    try await look()
  }

  private func look() async throws {
    let found = try await leases.query(consumer).consistent().run(on: db)
    let now = ContinuousClock.now
    var next: [String: Seen] = [:]
    for lease in found {
      if let earlier = seen[lease.shard], earlier.lease == lease {
        next[lease.shard] = earlier
      } else {
        next[lease.shard] = Seen(lease: lease, since: now)
      }
    }
    seen = next
  }

  /// Takes this worker's share of what can be read, and answers which are new.
  func take(of shards: [API.Shard]) async throws -> [Lease] {
    try await look()
    let there = StringSet(shards.map(\.id))
    let readable = shards.compactMap { shard -> Seen? in
      guard let found = seen[shard.id], found.lease.position != .end else { return nil }
      if let parent = shard.parentShardID, there.contains(parent), seen[parent]?.lease.position != .end { return nil }
      return found
    }
    let now = ContinuousClock.now
    let others = readable.filter { !isFree($0, at: now) && $0.lease.owner != worker }
    var loads: [String: Int] = [:]
    for lease in others { loads[lease.lease.owner ?? "", default: 0] += 1 }
    let mine = readable.count { held[$0.lease.shard] != nil }
    let share = (readable.count + loads.count) / (loads.count + 1)
    var taken: [Lease] = []
    let free = readable.filter { isFree($0, at: now) }
    for free in free.shuffled().prefix(max(0, share - mine)) {
      if let lease = try await take(free.lease) { taken.append(lease) }
    }
    // One at a time, and only from who has two more.
    if taken.isEmpty, mine < share, let (owner, load) = loads.max(by: { $0.value < $1.value }), load > mine + 1,
      let lease = others.first(where: { $0.lease.owner == owner })?.lease, let stolen = try await take(lease)
    {
      taken.append(stolen)
    }
    return taken
  }

  /// Whether a lease is nobody's, or that of a worker that is dead.
  private func isFree(_ seen: Seen, at now: ContinuousClock.Instant) -> Bool {
    guard let owner = seen.lease.owner else { return true }
    return owner == worker ? held[seen.lease.shard] == nil : now - seen.since > duration
  }

  private func take(_ lease: Lease) async throws -> Lease? {
    let worker = worker
    let isStolen = lease.owner != nil
    do {
      let taken = try await leases.update(consumer, lease.shard) {
        $0.owner.set(worker)
        $0.epoch.set(lease.epoch + 1)
        $0.beat.add(1)
      }.if {
        $0.epoch == lease.epoch
        if isStolen { $0.beat >= lease.beat } else { $0.beat == lease.beat }
      }.returning(.allNew).run(on: db)
      held[lease.shard] = Held(epoch: lease.epoch + 1, renewed: .now)
      seen[lease.shard] = Seen(lease: taken, since: .now)
      return taken
    } catch DynamoDBError.conditionalCheckFailed {
      return nil
    }
  }

  /// Says that this worker lives, and answers which leases it has lost.
  func renew() async throws -> [String] {
    var lost: [String] = []
    for (shard, lease) in held {
      do {
        try await leases.update(consumer, shard) { $0.beat.add(1) }.if { $0.epoch == lease.epoch }.returning(.none).run(on: db)
        held[shard]?.renewed = .now
      } catch DynamoDBError.conditionalCheckFailed {
        held[shard] = nil
        lost.append(shard)
      }
    }
    return lost
  }

  /// Whether this worker may still take a shard for its own.
  func holds(_ shard: String, _ epoch: Int) -> Bool {
    guard let lease = held[shard], lease.epoch == epoch else { return false }
    return .now - lease.renewed < duration
  }

  /// Nobody works on a shard any more that was this worker's: it is taken again, by whoever comes first.
  func letGo(_ shard: String, _ epoch: Int) {
    if held[shard]?.epoch == epoch { held[shard] = nil }
  }

  /// Notes how far a shard is done with; false where it is another worker's by now.
  func checkpoint(_ shard: String, _ epoch: Int, _ position: ShardPosition) async throws -> Bool {
    do {
      try await leases.update(consumer, shard) {
        $0.checkpoint.set(position.checkpoint)
        $0.beat.add(1)
      }.if { $0.epoch == epoch }.returning(.none).run(on: db)
    } catch DynamoDBError.conditionalCheckFailed {
      if held[shard]?.epoch == epoch { held[shard] = nil }
      return false
    }
    if position == .end { held[shard] = nil } else { held[shard]?.renewed = .now }
    return true
  }

  func isDone(_ shard: String) -> Bool { seen[shard]?.lease.position == .end }

  /// Gives back what is held, so that others need not wait for it.
  func release() async {
    for (shard, lease) in held {
      _ = try? await leases.update(consumer, shard) { $0.owner.remove() }.if { $0.epoch == lease.epoch }
        .returning(.none).run(on: db)
    }
    held = [:]
  }
}
