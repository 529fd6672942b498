import GRDB
import SwynamoCore

/// What is kept of the changes of tables that ask for it, each in the transaction of its write: streams, and what was replaced.
///
/// Changes have numbers that only grow, and are never given twice, whatever becomes of the tables.
final class ChangeLog {
  static let layout = "\(History.layout)\n\(StreamCatalog.layout)"

  let history: History
  let streams: StreamCatalog
  let replication = PendingReplication()
  private let numbers: ChangeNumbers

  init(_ database: Database, _ settings: StreamSettings) throws {
    numbers = try ChangeNumbers(database)
    history = History(database)
    streams = try StreamCatalog(database, settings, numbers)
  }

  var lastNumber: Int { numbers.last }

  /// Whether there can be anything to forget.
  var isEmpty: Bool { lastNumber == 0 }

  /// Numbers go on after those of what is replaced.
  func goOn(after other: ChangeLog) throws { try numbers.goOn(after: other.lastNumber) }

  func record(_ change: ItemChange, of table: Table, at now: Double, in catalogs: Catalogs) throws {
    if let replica = table.replica { try replication.record(change, of: replica, numbers.next, at: now, in: catalogs) }
    guard change.isEffective else { return }
    if table.keepsHistory { try history.append(change, try numbers.next(), of: table, at: now) }
    if table.hasStream { try streams.append(change, of: table, at: now) }
  }

  /// A table was made, or has other settings than these.
  func follow(_ table: Table, from settings: TableSettings?, at now: Double) throws {
    if table.settings.replication != settings?.replication { try replication.follow(table) }
    let (before, after) = (settings?.openStream?.label, table.settings.openStream?.label)
    guard before != after else { return }
    if before != nil { try streams.end(of: table, at: now) }
    if after != nil { try streams.open(for: table, at: now) }
  }

  /// A table is dropped. What was replaced of it goes in time.
  func end(_ table: Table, at now: Double) throws {
    if table.hasStream { try streams.end(of: table, at: now) }
    replication.forget(table.id)
  }

  func keepChanges() {
    numbers.keepChanges()
    streams.keepChanges()
    replication.keepChanges()
  }

  /// What a transaction that was rolled back changed is as it was.
  func discardChanges(_ catalogs: Catalogs) throws {
    try numbers.discardChanges()
    try streams.discardChanges()
    try replication.discardChanges(catalogs)
  }
}
