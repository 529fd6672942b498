import SwynamoCore
import SwynamoWire

/// Global tables: their replicas in other regions, and what is written from one to the others. Used inside of a transaction.
extension Session {
  /// The replicas of a table in the other regions, each with a session of its region.
  func replicas(of table: Table) -> [(session: Session, table: Table)] {
    (table.settings.replication?.others ?? []).compactMap { member in
      let session = inRegion(member.region)
      return session.catalog.table(id: member.table).map { (session, $0) }
    }
  }

  /// Those that have a table for a member, damaged ones included, each with a session of its region.
  private func peers(of table: Int) -> [(session: Session, table: Table, replication: Replication)] {
    catalogs.allTables.compactMap { peer in
      guard let replication = peer.settings.replication, replication.others.contains(where: { $0.table == table }) else {
        return nil
      }
      return (inNamespace(peer.namespace), peer, replication)
    }
  }

  /// Makes a replica in another region, which becomes a member of the table's group at once, and begins to fill it.
  func addReplica(of table: Table, in region: String, _ change: (inout TableSettings, Session) -> Void) throws {
    let other = inRegion(region)
    let own =
      table.settings.replication
      ?? Replication(
        own: .init(region: catalog.namespace.region, table: table.id, joined: 0, added: now, source: nil), others: [])
    // Writes to this table that others made are those of the replica too.
    let pending = table.replica?.incoming
    let replica = try other.createReplica(of: table, change)
    let joined = 1 + (own.others.map(\.joined) + [own.own.joined]).reduce(0, max)
    let member = Replication.Member(
      region: region, table: replica.id, joined: joined, added: now, source: catalog.namespace.region, isCopying: true)
    try set(Replication(own: own.own, others: own.others + [member]), of: table)
    try other.set(Replication(own: member, others: [own.own] + own.others).seen(by: member), of: replica)
    for (session, peer) in replicas(of: table) where peer.id != replica.id {
      guard let replication = peer.settings.replication else { continue }
      try session.set(Replication(own: replication.own, others: replication.others + [member]), of: peer)
    }
    if let pending, let queue = replica.replica?.incoming {
      try pending.copy(to: queue)
      try changes.replication.follow(replica)
    }
    try other.jobs.begin(ReplicaCopy(replica, from: table, due: due), other)
  }

  private func set(_ replication: Replication?, of table: Table) throws {
    var definition = table.definition
    definition.set { $0.replication = replication }
    try change(table, to: definition)
  }

  /// What a replica has of a table's definition: all but what each region has for itself.
  /// Source: Developer Guide, "Global tables", settings that are synchronized between replicas.
  private func createReplica(of table: Table, _ change: (inout TableSettings, Session) -> Void) throws -> Table {
    var settings = table.settings
    (settings.tags, settings.isProtected, settings.replication) = ([], false, nil)
    (settings.recovery, settings.policy, settings.streamPolicies, settings.restore) = (nil, nil, nil, nil)
    (settings.kinesisDestinations, settings.insights) = (nil, nil)
    if settings.billingMode == .onDemand { settings.onDemandSince = now }
    settings.stream?.label = streamLabel(forTable: table.schema.name)
    change(&settings, self)
    let replica = try create(
      TableDefinition(schema: table.schema, settings: settings, state: TableState(unboundedly: .creation)))
    return replica
  }

  /// A new replica has all items.
  func finishReplica(_ replica: Table, due: Double) throws {
    guard var replication = replica.settings.replication else { return }
    replication.own.isCopying = false
    var definition = replica.definition
    definition.set { $0.replication = replication }
    definition.state = now < due ? TableState(.creation, until: due) : TableState()
    for (session, peer, known) in peers(of: replica.id) {
      var other = known
      for index in other.others.indices where other.others[index].table == replica.id { other.others[index].isCopying = false }
      try session.set(other, of: peer)
    }
    try change(replica, to: definition)
  }

  /// A replica that can't be filled is none.
  func removeReplica(_ replica: Table) throws {
    try leaveGlobalTable(replica.id)
    try changes.end(replica, at: now)
    try catalog.drop(replica, database)
  }

  /// Removes replicas that no job fills any more: what is kept of such a job was damaged. Used when a store is opened.
  func removeReplicasWithoutJobs() throws {
    for table in catalog.allTables {
      guard let replication = table.settings.replication else { continue }
      for member in [replication.own] + replication.others where member.isCopying {
        let session = inRegion(member.region)
        guard !jobs.all(ReplicaCopy.self, in: session.catalog.namespace).contains(where: { $0.target == member.table }) else {
          continue
        }
        do {
          try session.changingTables {
            guard let replica = catalogs.table(id: member.table) else { return try leaveGlobalTable(member.table) }
            try session.removeReplica(replica)
          }
        } catch let damage as DamagedRowsError {
          guard catalogs.markDamaged(damage.name) != nil else { throw damage }
          try session.changingTables { try leaveGlobalTable(member.table) }
        }
      }
    }
  }

  /// The others of a replica that is gone go on without it. The last of them is a table of one region again when it has what was on its
  /// way to it.
  func leaveGlobalTable(_ table: Int) throws {
    for (session, peer, replication) in peers(of: table) {
      let others = replication.others.filter { $0.table != table }
      let isAlone = try others.isEmpty && !peer.isDamaged && peer.replica?.incoming.firstTime() == nil
      try session.set(isAlone ? nil : Replication(own: replication.own, others: others), of: peer)
    }
  }
}

extension Session {
  /// Writes to a replica what other regions wrote long enough ago, as long as there is time. Answers whether some is left.
  func replicate(to table: Table, _ slice: inout Slice) throws -> Bool {
    guard let replica = table.replica else {
      changes.replication.forget(table.id)
      return true
    }
    let isAlone = replica.replication.others.isEmpty
    var (hasTime, isDone) = (true, false)
    while hasTime, !isDone {
      let writes = try replica.incoming.writes(atMost: 16)
      isDone = writes.isEmpty
      var last: Int?
      for write in writes {
        isDone = !isAlone && !PendingReplication.isDue(write.time, at: now, after: replicationDelay)
        if isDone { break }
        // One that is deleted takes no more of them.
        if table.state.work != .deletion { try apply(write, to: table, replica) }
        last = write.number
        hasTime = slice.next(write.row?.size ?? 0)
        if !hasTime { break }
      }
      if let last { try replica.incoming.remove(upTo: last) }
    }
    if isAlone, isDone { try set(nil, of: table) } else { try changes.replication.goOn(table) }
    return hasTime
  }

  /// The last writer wins.
  private func apply(_ write: ReplicaQueue.Write, to table: Table, _ replica: ReplicaRows) throws {
    if let known = try replica.versions.version(of: write.key), write.number < known { return }
    let key = KeyBytes(stored: write.key)
    _ = try table.write(
      key, old: try table.stored(key), new: try write.row.map { try StoredItem($0).item() }, self, by: .replica(write.number))
  }

  /// Forgets versions that no write on its way can be older than. Answers whether there may be more.
  func forgetVersions() throws -> Bool {
    for table in catalogs.allTables where !table.isDamaged {
      guard let replica = table.replica, !replica.replication.isCopying else { continue }
      do {
        let first = try replica.incoming.firstNumber() ?? changes.lastNumber
        if try replica.versions.forget(before: first, atMost: 100) { return true }
      } catch let damage as DamagedRowsError {
        // The others' go all the same.
        guard catalogs.markDamaged(damage.name) != nil else { throw damage }
      }
    }
    return false
  }
}
