import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is done to tables, with what follows them: their streams, and the work that begins with it. Used inside of
/// `changingTables`.
extension Session {
  func create(_ definition: TableDefinition) throws -> Table {
    let table = try catalog.create(definition, identifier: UUID().uuidString.lowercased(), at: now, database)
    if table.settings.timeToLive != nil { try ExpiryRows.create(database, table: table.id) }
    try changes.follow(table, from: nil, at: now)
    return table
  }

  func change(_ table: Table, to definition: TableDefinition) throws {
    let settings = table.settings
    try followReplication(of: table, to: definition.settings.replication)
    let added = try catalog.change(table, to: definition, database)
    try changes.follow(table, from: settings, at: now)
    if table.settings.timeToLive != settings.timeToLive { try followExpiry(of: table) }
    for index in added {
      // That of an earlier index of the name would take it for its own.
      try jobs.end(IndexFill.self, self) { $0.table == table.id && $0.index == index }
      try jobs.begin(IndexFill(index, of: table), self)
    }
  }

  /// Used before the table is changed.
  private func followReplication(of table: Table, to replication: Replication?) throws {
    switch (table.settings.replication, replication) {
    case (nil, _?): try ReplicaRows.create(database, table: table.id)
    case (_?, nil): try ReplicaRows.drop(database, table: table.id)
    case (_, _): break
    }
  }

  /// Items that expire are found apart from the others.
  private func followExpiry(of table: Table) throws {
    try ExpiryRows.drop(database, table: table.id)
    guard let attribute = table.settings.timeToLive else { return }
    try ExpiryRows.create(database, table: table.id)
    try jobs.begin(ExpiryFill(attribute, of: table), self)
  }

  /// The label of a stream that is switched on now.
  func streamLabel(forTable name: String) -> String {
    changes.streams.label(forTable: name, in: catalog.namespace, at: now)
  }
}

extension Session {
  /// What stores of earlier formats don't hold of tables is made.
  func completeTables() throws {
    for table in catalog.allTables where !table.isDamaged {
      let lacksStream = table.hasStream && !changes.streams.isOpen(for: table)
      let lacksExpiry = try table.settings.timeToLive != nil && !ExpiryRows.exists(database, table: table.id)
      guard lacksStream || lacksExpiry else { continue }
      try transaction {
        if lacksStream { try changes.follow(table, from: nil, at: now) }
        if lacksExpiry { try followExpiry(of: table) }
      }
    }
  }
}
