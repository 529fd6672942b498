import SwynamoCore
import SwynamoWire

/// What is kept of a backup beside its rows: its name, and the table as it was.
struct Backup: Codable, Sendable {
  enum Origin: String, Codable, Sendable {
    case user = "USER"
    /// Of a table with point-in-time recovery that was deleted.
    case system = "SYSTEM"
  }

  var name: String
  var origin: Origin
  var created: Double
  /// When the service removes it.
  var expires: Double?
  /// `TableDefinition.text`
  var definition: String
  /// `Table.id`, `Table.identifier`, `Table.created`
  var tableNumber: Int
  var tableIdentifier: String
  var tableCreated: Double
  var items: Int
  var bytes: Int
  /// It is AVAILABLE no earlier.
  var due: Double

  init(_ name: String, _ origin: Origin, of table: Table, at now: Double, due: Double, expires: Double? = nil) throws {
    (self.name, self.origin, self.expires, self.due) = (name, origin, expires, due)
    created = now
    definition = try table.definition.text()
    (tableNumber, tableIdentifier, tableCreated) = (table.id, table.identifier, table.created)
    (items, bytes) = try table.rows.totals()
  }

  /// How long a backup is kept that the service makes when a table is deleted. Source: Developer Guide, "Before you begin using
  /// point-in-time recovery".
  static let systemLifetime = 35.0 * 86_400
}

typealias StoredBackup = StoredTransfer<Backup>

extension Session {
  var backups: Transfers<Backup> { Transfers(kind: .backup, database: database) }

  /// Removes what the service would have removed by now.
  func removeExpiredBackups() throws {
    while let backup = try expiredBackup() { try transaction { try remove(backup) } }
  }

  /// The same for one, inside of a transaction. Answers whether there was one.
  func removeExpiredBackup() throws -> Bool {
    guard let backup = try expiredBackup() else { return false }
    try remove(backup)
    return true
  }

  private func expiredBackup() throws -> StoredBackup? {
    try backups.all(in: catalog.namespace).first { ($0.content.expires ?? .infinity) <= now && !isBeingRestored($0) }
  }

  func isBeingRestored(_ backup: StoredBackup) -> Bool {
    jobs.all(RestoreJob.self, in: catalog.namespace).contains { $0.backup == backup.id }
  }

  func remove(_ backup: StoredBackup) throws {
    try backups.delete(backup.id)
    try RowStore.drop(database, name: TransferTable.rows(backup.id))
  }
}

extension StoredTransfer where Content == Backup {
  func isUnderWay(at now: Double) -> Bool { isOpen || now < content.due }

  func status(at now: Double) -> String { isUnderWay(at: now) ? "CREATING" : "AVAILABLE" }
}
