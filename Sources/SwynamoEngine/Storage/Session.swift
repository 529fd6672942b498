import GRDB
import SwynamoCore
import SwynamoWire

/// What an operation works with while it runs.
struct Session {
  /// The operation's name.
  let operation: String
  let wording: RequestWording
  private(set) var catalog: Catalog
  /// Those of all namespaces.
  let catalogs: Catalogs
  let changes: ChangeLog
  let jobs: Jobs
  let storage: Storage
  let database: Database
  /// Seconds since 1970, to the millisecond.
  let now: Double
  /// How long tables are created, updated and deleted, in seconds.
  let delay: Double
  /// After how many seconds a write shows in the other regions of a global table.
  let replicationDelay: Double
  /// What tables may use; nil where that is not enforced, and for what no request asked for.
  private(set) var limits: ThroughputLimits?
  /// Where the buckets are, nil where there are none.
  let buckets: BucketFolder?
  /// What is to be done about a table before it is dropped.
  let beforeDropping: (Table, Session) throws -> Void

  /// All of the body's writes, or none of them.
  func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    let count = database.totalChangesCount
    do {
      let result = try storage.transaction(database, body)
      catalog.keepChanges()
      catalogs.keepChanges()
      changes.keepChanges()
      jobs.keepChanges()
      return result
    } catch {
      // Most requests that fail have written nothing by then.
      if database.totalChangesCount != count {
        catalog.forgetTotals(since: count)
        catalogs.forgetTotals(since: count)
      }
      // If this fails too, it is done before the next request.
      try? discardChanges()
      throw error
    }
  }

  /// What a transaction that was rolled back changed in memory is as it was.
  private func discardChanges() throws {
    try catalog.discardChanges(database)
    try catalogs.discardChanges(database)
    try changes.discardChanges(catalogs)
    try jobs.discardChanges(database)
  }

  /// The same for what costs no units of the table: imports, bulk puts.
  var unlimited: Session {
    var session = self
    session.limits = nil
    return session
  }

  /// The same for the tables of another namespace, which a transaction changes beside those of this one.
  func inNamespace(_ namespace: TableNamespace) -> Session {
    var session = self
    // What this one goes through shows there.
    _ = catalogs.change(catalog.namespace)
    session.catalog = catalogs.change(namespace)
    return session
  }

  /// The same for another region of the account.
  func inRegion(_ region: String) -> Session {
    let session = inNamespace(TableNamespace(region: region, account: catalog.namespace.account))
    session.catalog.shown = TableNamespace(region: region, account: catalog.shown.account)
    return session
  }

  /// When what begins now ends.
  var due: Double { now + delay }

  /// Changes of tables, all or none, and what is due at once; with what the body answers from before that.
  func changingTables<Result>(_ body: () throws -> Result) throws -> Result {
    try transaction {
      let result = try body()
      let dropped = try catalog.settle(at: now, delay: delay, database) { try beforeDropping($0, self) }
      for table in dropped {
        try changes.end(table, at: now)
        if table.settings.replication != nil { try leaveGlobalTable(table.id) }
      }
      return result
    }
  }

  /// Does what has become due since the last request.
  func settle() throws {
    try discardChanges()
    if now >= catalog.due { try changingTables {} }
  }

  /// The table that an operation on tables names; such an operation repeats the name of one that it misses.
  func namedTable(_ request: JSONValue) throws(DynamoDBError) -> Table {
    let name = request["TableName"]?.text ?? ""
    guard let table = try catalog.existing(name) else { throw .noSuchTable(ResourceName.table(in: name)) }
    return table
  }
}

extension Session: ChangeRecorder {
  func record(_ change: ItemChange, of table: Table) throws { try changes.record(change, of: table, at: now, in: catalogs) }
}
