/// Forgets what is kept of changes for a time only: records of streams for a day, what was replaced for as long as a table can be
/// restored to it, backups of deleted tables for 35.
struct Trimming: Job {
  static let kind = "Trimming"

  /// How often it is asked for, in seconds.
  static let interval = 60.0
  private static let lifetimeOfRecords = 86_400.0

  mutating func advance(_ slice: inout Slice, _ session: Session) throws -> Bool {
    var isBusy = true
    while isBusy {
      isBusy = try session.changes.streams.trim(before: session.now - Self.lifetimeOfRecords)
      if !isBusy { isBusy = try trimHistory(session) }
      if !isBusy { isBusy = try session.removeExpiredBackup() }
      if !isBusy { isBusy = try session.forgetVersions() }
      // A step forgets a hundred.
      for _ in 0..<100 where isBusy && !slice.next() { return false }
    }
    return true
  }

  private func trimHistory(_ session: Session) throws -> Bool {
    for id in try History.tables(session.database) {
      let table = session.catalogs.allTables.first { $0.id == id }
      var (time, number) = (Double.infinity, Int.max)
      if let recovery = table?.settings.recovery {
        time = max(recovery.since, session.now - Double(recovery.days) * 86_400)
      }
      if let copy = table?.state.copies?.min() { number = copy }
      // A copy needs what came after it, whatever its age.
      if try session.changes.history.trim(id, before: time, upTo: number, atMost: 100) { return true }
    }
    return false
  }
}
