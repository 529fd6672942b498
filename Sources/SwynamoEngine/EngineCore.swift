import GRDB
import SwynamoCore
import SwynamoWire

/// The engine itself. It is used by one thread at a time: that of the actor which owns it.
final class EngineCore {
  private let storage: Storage
  private var catalogs: Catalogs
  private var changes: ChangeLog
  private var jobs: Jobs
  private let settings: EmbeddedEngine.Settings
  /// Nil where throughput is not enforced.
  private let limits: ThroughputLimits?
  /// When what is kept for a time only is looked at again.
  private var nextTrimming = -Double.infinity
  /// The last slice of work failed: it is tried again with the next request.
  private var isStalled = false
  private var requestIDs = RequestIDs()
  private var checkedNamespace = TableNamespace.local
  private var holdsRowsOfFile = false
  /// The last of the properties, as they are given up in their order: until then the connection may be open.
  private let claim: OpenStores.Claim?

  init(_ store: EmbeddedEngine.Store, _ settings: EmbeddedEngine.Settings) throws {
    let storage = try Storage(store.file)
    self.storage = storage
    self.settings = settings
    limits = settings.enforcesThroughput ? ThroughputLimits() : nil
    claim = storage.claim
    do {
      (catalogs, changes, jobs) = try storage.access {
        (
          Catalogs(try StoredTable.all($0), $0, damaged: storage.damaged), try ChangeLog($0, settings.streams),
          try Jobs($0, Self.jobKinds)
        )
      }
      try completeFormat()
    } catch {
      throw store.file.map { StoreError(path: $0.path, reason: .damaged("\(error)")) } ?? error
    }
  }

  private static let jobKinds: [any Job.Type] = [
    IndexFill.self, ExpiryFill.self, Trimming.self, BackupJob.self, RestoreJob.self, ExportJob.self,
    ImportJob.self, BulkPutJob.self, ReplicaCopy.self,
  ]

  private func completeFormat() throws {
    try storage.access { database in
      for catalog in catalogs.all {
        let session = session(nil, catalog, database)
        try session.completeTables()
        try session.endCopiesWithoutJobs()
        try session.removeReplicasWithoutJobs()
      }
      try changes.replication.load(catalogs)
      catalogs.reckonDue()
    }
  }

  /// What was met so far.
  var faults: [StoreFault] {
    (storage.failure.map { [.failing($0.fault)] } ?? []) + catalogs.all.flatMap(\.faults)
  }

  func snapshot() throws -> EmbeddedEngine.Snapshot {
    EmbeddedEngine.Snapshot(bytes: try storage.serialized(), isFromFile: storage.isFile || holdsRowsOfFile)
  }

  /// What can fail comes before anything is replaced.
  func restore(_ snapshot: EmbeddedEngine.Snapshot) throws {
    // In a file they are looked at when they are read.
    let readsRows = snapshot.isFromFile && !storage.isFile
    let (tables, damaged) = try storage.restore(snapshot.bytes) { content in
      let tables = try StoredTable.all(content)
      let rows = Catalogs(tables, content).allTables.flatMap(\.allRows)
      return (tables, try StoreCheck.damaged(among: rows, content, reading: readsRows))
    }
    let earlier = changes
    (catalogs, changes, jobs) = try storage.access {
      (Catalogs(tables, $0, damaged: damaged), try ChangeLog($0, settings.streams), try Jobs($0, Self.jobKinds))
    }
    try storage.access { _ in try changes.goOn(after: earlier) }
    limits?.forgetAll()
    holdsRowsOfFile = snapshot.isFromFile
    try completeFormat()
  }

  func answer(
    _ request: TransportRequest, in namespace: TableNamespace, shownAs shown: TableNamespace
  ) -> EngineAnswer {
    isStalled = false
    do {
      let answer = try run(request, in: namespace, shownAs: shown)
      return EngineAnswer(answer, requestIDs.next())
    } catch {
      return .done(failure(error))
    }
  }

  private func failure(_ error: any Error) -> TransportResponse {
    do { throw error } catch let error as DynamoDBError {
      return Answer.failure(error, requestIDs.next())
    } catch let damage as DamagedRowsError {
      let name = catalogs.markDamaged(damage.name)?.schema.name
      return Answer.failure(name.map(DynamoDBError.damaged) ?? .storageFailed(damage), requestIDs.next())
    } catch {
      return Answer.failure(.storageFailed(error), requestIDs.next())
    }
  }

  func removeExpiredItems(atMost limit: Int) throws -> Int {
    try storage.access { database in
      var removed = 0
      for catalog in catalogs.all {
        let session = session(nil, catalog, database)
        try settle(session)
        removed += try catalog.removeExpired(atMost: limit - removed, session)
      }
      return removed
    }
  }

  func splitShards(of name: String, in namespace: TableNamespace) throws -> Int {
    try storage.access { database in
      let session = session(nil, catalogs[namespace], database)
      try settle(session)
      let table = try session.catalog.table(named: name)
      return try session.transaction { try changes.streams.splitShards(of: table, at: session.now) }
    }
  }

  private func session(_ operation: Operation?, _ catalog: Catalog, _ database: Database) -> Session {
    return Session(
      operation: operation?.name ?? "", wording: operation?.wording ?? .older, catalog: catalog, catalogs: catalogs,
      changes: changes, jobs: jobs, storage: storage, database: database, now: settings.seconds, delay: settings.delay,
      replicationDelay: settings.replicationSeconds,
      limits: operation == nil ? nil : limits, buckets: settings.bucketFolder
    ) { table, session in try session.keepBackup(ofDropped: table) }
  }

  /// Whether there is work to be done between requests.
  var hasWork: Bool { (!jobs.isEmpty || isReplicationDue) && !isStalled }

  /// Does a slice of a job or of what regions write for each other, and answers whether something is left to be done.
  func work() -> Bool {
    guard hasWork else { return false }
    do {
      try storage.access { database in
        try replicateIfDue(database)
        guard let namespace = jobs.next else { return }
        let session = session(nil, catalogs[namespace], database)
        try settle(session)
        do { try session.transaction { try jobs.advance(session) } } catch {
          // What the disk refuses is tried again.
          if StorageFault(error: error).isOfDisk { throw error }
          let damage = error as? DamagedRowsError ?? DamagedRowsError("", "\(error)")
          catalogs.markDamaged(damage.name)
          try jobs.fail(damage, session)
        }
        try settle(session)
      }
    } catch { isStalled = true }
    return hasWork
  }

  /// Who has no global table isn't asked for the time.
  private var isReplicationDue: Bool {
    !changes.replication.isEmpty && changes.replication.isDue(at: settings.seconds, after: settings.replicationSeconds)
  }

  /// In how many seconds a replica has to write something, by the engine's clock; nil where none has.
  var timeUntilReplication: Double? {
    isStalled || changes.replication.isEmpty
      ? nil : changes.replication.time(from: settings.seconds, after: settings.replicationSeconds)
  }

  /// Some of what other regions have written is written to replicas. Those that turn out to be damaged don't keep the others from it.
  private func replicateIfDue(_ database: Database) throws {
    while isReplicationDue {
      do { return try replicate(database) } catch let damage as DamagedRowsError {
        guard catalogs.markDamaged(damage.name) != nil else { throw damage }
      }
    }
  }

  /// A slice of it, for as many replicas as there is time for, in one transaction.
  private func replicate(_ database: Database) throws {
    guard var table = nextReplica else { return }
    let session = session(nil, catalogs[table.namespace], database)
    try session.transaction {
      var slice = Slice.short
      while try session.inNamespace(table.namespace).replicate(to: table, &slice), let next = nextReplica { table = next }
    }
  }

  private var nextReplica: Table? {
    while let id = changes.replication.next(at: settings.seconds, after: settings.replicationSeconds) {
      if let table = catalogs.table(id: id) { return table }
      changes.replication.leaveAlone(id)
    }
    return nil
  }

  /// What regions see of each other's tables is settled for all of them.
  private func settleReplicas(_ database: Database) throws {
    guard catalogs.due < .infinity, settings.seconds >= catalogs.due else { return }
    for catalog in catalogs.all { try settle(session(nil, catalog, database)) }
    catalogs.reckonDue()
  }

  /// Forgets some of what is kept for a time only. A request doesn't fail because that does.
  private func trimIfDue(_ session: Session) {
    guard session.now >= nextTrimming, !changes.isEmpty else { return }
    nextTrimming = session.now + Trimming.interval
    try? session.transaction { try jobs.begin(Trimming(), session) }
  }

  /// Tables that turn out to be damaged don't keep the others from being settled.
  private func settle(_ session: Session) throws {
    while true {
      do { return try session.settle() } catch let damage as DamagedRowsError {
        guard catalogs.markDamaged(damage.name) != nil else { throw damage }
      }
    }
  }

  private func run(
    _ request: TransportRequest, in namespace: TableNamespace, shownAs shown: TableNamespace
  ) throws -> OperationAnswer {
    guard let operation = Operation.all[request.operation] else {
      throw Operation.unknown
    }
    guard let json = try? JSONReader.read(request.body), case .object = json else { throw DynamoDBError.malformed("") }
    if namespace != checkedNamespace {
      try namespace.check()
      checkedNamespace = namespace
    }
    if let checkBody = operation.checkBody { try checkBody(request.body) }
    try operation.shape.checkTypes(json)
    try operation.shape.checkConstraints(json, operation.report, in: operation.wording)
    return try storage.access { database in
      // A request doesn't fail because another table can't be written.
      if isReplicationDue { try? replicateIfDue(database) }
      try settleReplicas(database)
      let catalog = catalogs[namespace]
      catalog.shown = shown
      let session = session(operation, catalog, database)
      try settle(session)
      trimIfDue(session)
      limits?.begin(at: session.now, shownAs: shown)
      return try operation.run(json, session)
    }
  }
}
