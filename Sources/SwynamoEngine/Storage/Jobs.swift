import GRDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The jobs of an engine that are under way, in the store and in memory.
final class Jobs {
  private struct Entry {
    let id: Int
    let namespace: TableNamespace
    var job: any Job
  }

  static let layout = """
    CREATE TABLE jobs (id INTEGER PRIMARY KEY, region BLOB NOT NULL, account BLOB NOT NULL, kind BLOB NOT NULL, state BLOB NOT NULL);
    """

  private var entries: [Entry] = []
  /// Where the next slice is due.
  private var place = 0
  private var hasChanges = false

  private let kinds: [String: any Job.Type]

  /// `kinds` are all that a store may hold.
  init(_ database: Database, _ kinds: [any Job.Type]) throws {
    self.kinds = Dictionary(uniqueKeysWithValues: kinds.map { ($0.kind, $0) })
    try load(database)
  }

  private func load(_ database: Database) throws {
    entries = []
    try BlobStatement(database, "SELECT id, region, account, kind, state FROM jobs ORDER BY id").run { row in
      while try row.step() {
        // One that a later version began, or that was damaged, is left alone.
        guard let kind = kinds[row.text(3)], let job = try? JSONDecoder().decode(kind, from: Data(row.bytes(4))) else { continue }
        entries.append(
          Entry(id: row.number(0), namespace: TableNamespace(region: row.text(1), account: row.text(2)), job: job))
      }
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// Those of a kind in a namespace.
  func all<Kind: Job>(_ kind: Kind.Type, in namespace: TableNamespace) -> [Kind] {
    entries.filter { $0.namespace == namespace }.compactMap { $0.job as? Kind }
  }

  func keepChanges() { hasChanges = false }

  /// What a transaction that was rolled back changed is as it was.
  func discardChanges(_ database: Database) throws {
    guard hasChanges else { return }
    try load(database)
    hasChanges = false
  }
}

extension Jobs {
  /// Begins a job with a slice, which may be its end too. Used inside of a transaction.
  func begin(_ job: some Job, _ session: Session, _ slice: Slice = .first) throws {
    var job: any Job = job
    var slice = slice
    if try job.advance(&slice, session) { return }
    let namespace = session.catalog.namespace
    hasChanges = true
    try BlobStatement(session.database, "INSERT INTO jobs (region, account, kind, state) VALUES (?1, ?2, ?3, ?4)")
      .run(
        binding: .text(namespace.region), .text(namespace.account), .text(type(of: job).kind),
        .bytes(try job.state()))
    entries.append(Entry(id: Int(session.database.lastInsertedRowID), namespace: namespace, job: job))
  }

  /// The namespace of the job whose turn it is.
  var next: TableNamespace? {
    guard !entries.isEmpty else { return nil }
    return entries[place % entries.count].namespace
  }

  /// Does a slice of the job whose turn it is. Used inside of a transaction.
  func advance(_ session: Session) throws {
    let index = place % entries.count
    hasChanges = true
    var slice = Slice.short
    if try entries[index].job.advance(&slice, session) {
      try remove(at: index, session.database)
    } else {
      let entry = entries[index]
      try BlobStatement(session.database, "UPDATE jobs SET state = ?1 WHERE id = ?2")
        .run(binding: .bytes(try entry.job.state()), .number(entry.id))
      place = index + 1
    }
  }

  /// Ends the job whose turn it is, as it can't be done. One that can't even say so is gone all the same: others wait for their turn.
  func fail(_ damage: DamagedRowsError, _ session: Session) throws {
    let index = place % entries.count
    do {
      try session.transaction {
        hasChanges = true
        try entries[index].job.fail(damage, session)
        try remove(at: index, session.database)
      }
    } catch {
      try session.transaction {
        hasChanges = true
        try remove(at: index, session.database)
      }
    }
  }

  /// Ends jobs that nobody needs any more. Used inside of a transaction.
  func end<Kind: Job>(_ kind: Kind.Type, _ session: Session, where isMeant: (Kind) -> Bool) throws {
    for index in entries.indices.reversed() {
      guard entries[index].namespace == session.catalog.namespace, let job = entries[index].job as? Kind, isMeant(job) else {
        continue
      }
      hasChanges = true
      try remove(at: index, session.database)
    }
  }

  private func remove(at index: Int, _ database: Database) throws {
    try BlobStatement(database, "DELETE FROM jobs WHERE id = ?1").run(binding: .number(entries[index].id))
    entries.remove(at: index)
  }
}

extension Job {
  /// What is kept of it between two slices.
  fileprivate func state() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }
}
