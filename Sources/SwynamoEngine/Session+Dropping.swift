import SwynamoCore
import SwynamoWire

extension Session {
  /// Throws for a table that is being copied. Whoever reads it as it was needs its rows and its history.
  func checkUncopied(_ table: Table) throws(DynamoDBError) {
    guard let copy = copies(of: table.id).first else { return }
    throw .inUse("Table is being \(copy.word): \(table.schema.name)")
  }

  /// Keeps a table that is about to be dropped as a backup, if it could be restored to any moment. Used inside of `changingTables`.
  func keepBackup(ofDropped table: Table) throws {
    guard table.settings.recovery != nil else { return }
    let name = TransferName(.backup, of: table.schema.name, at: now)
    let backup = try backups.insert(
      Backup(
        "\(table.schema.name)$DeletedTableBackup", .system, of: table, at: now, due: now, expires: now + Backup.systemLifetime),
      name, in: catalog.namespace, at: now, isOpen: false)
    // The rows stay where they are, under another name.
    try RowStore.rename(database, table.rows.name, to: TransferTable.rows(backup.id))
    try RowStore.create(database, name: table.rows.name)
  }

  /// Ends copies that no job makes any more: what is kept of such a job was damaged. Used when a store is opened.
  func endCopiesWithoutJobs() throws {
    for table in catalog.allTables where !table.isDamaged {
      guard var rest = table.state.copies else { continue }
      for copy in copies(of: table.id) { if let place = rest.firstIndex(of: copy.number) { rest.remove(at: place) } }
      guard !rest.isEmpty else { continue }
      try changingTables { for copy in rest { try endCopy(of: table.id, after: copy) } }
    }
  }

  /// What is made of a table as it was after a change: backups, restores, exports.
  private func copies(of table: Int) -> [(word: String, number: Int)] {
    jobs.all(BackupJob.self, in: catalog.namespace).filter { $0.table == table }.map { ("backed up", $0.copy) }
      + jobs.all(RestoreJob.self, in: catalog.namespace).filter { $0.table == table }
      .compactMap { job in job.copy.map { ("restored", $0) } }
      + jobs.all(ExportJob.self, in: catalog.namespace).filter { $0.table == table }.map { ("exported", $0.copy) }
  }
}
