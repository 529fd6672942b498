import SwynamoCore

extension Session {
  /// Ends copies of a table that is about to be dropped, and keeps it as a backup if it could be restored to any moment. Used inside
  /// of `changingTables`.
  func keepCopies(ofDropped table: Table) throws {
    try finish(BackupJob.self) { $0.table == table.id }
    try finish(RestoreJob.self) { $0.table == table.id }
    try finish(ExportJob.self) { $0.table == table.id }
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

  /// Does the rest of jobs at once.
  private func finish<Kind: Job>(_ kind: Kind.Type, where isMeant: (Kind) -> Bool) throws {
    for var job in jobs.all(kind, in: catalog.namespace) where isMeant(job) {
      var slice = Slice.whole
      do { while try !job.advance(&slice, self) {} } catch let damage as DamagedRowsError { try job.fail(damage, self) }
    }
    try jobs.end(kind, self, where: isMeant)
  }
}
