import GRDB
import SwynamoBytes
import SwynamoCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A copy of a table's items, or of what becomes one: a backup, a restore, an export, an import, a bulk put. It is kept with all that
/// it was asked for and what came of it, also after its end.
struct StoredTransfer<Content: Codable & Sendable>: Sendable {
  let id: Int
  let namespace: TableNamespace
  let name: TransferName
  /// The token of the request, empty where it has none.
  let token: String
  /// Seconds since 1970.
  let started: Double
  /// Whether it is under way.
  var isOpen: Bool
  var content: Content
}

/// The kinds of transfers, by the words that their ARNs have.
enum TransferKind: String, Sendable, CaseIterable {
  case backup
  case export
  case `import`
  case bulkOperation = "bulk-operation"
}

/// What a transfer is called: the end of its ARN.
///
///     arn:aws:dynamodb:eu-west-1:123456789012:table/users/backup/01700000000250-1f2e3d4c
struct TransferName: Sendable, Hashable {
  let kind: TransferKind
  let table: String
  /// Milliseconds since 1970 in 14 digits, and 8 random ones.
  let identifier: String

  init(_ kind: TransferKind, of table: String, identifier: String) {
    self.kind = kind
    self.table = table
    self.identifier = identifier
  }

  /// A new one.
  init(_ kind: TransferKind, of table: String, at now: Double) {
    let random = Hexadecimal.text(UInt32.random(in: 0 ... .max).bigEndianBytes)
    self.init(
      kind, of: table,
      identifier: "\(Timestamp.padded(Int((now * 1000).rounded(.down)), 14))-\(String(decoding: random, as: UTF8.self))")
  }

  static func == (left: TransferName, right: TransferName) -> Bool {
    left.kind == right.kind && left.table == right.table && left.identifier == right.identifier
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    identifier.hashBytes(into: &hasher)
  }

  var path: String { "\(table)/\(kind.rawValue)/\(identifier)" }

  func arn(in shown: TableNamespace) -> String { shown.arn(ofTable: path) }

  /// Nil for a path that is none of such a name.
  init?(_ kind: TransferKind, path: String) {
    let parts = path.split(byte: "/")
    guard parts.count == 3, parts[1] == kind.rawValue, ResourceName.isValid(parts[0]), !parts[2].isEmpty else { return nil }
    self.init(kind, of: parts[0], identifier: parts[2])
  }
}

/// The SQLite table of transfers. Numbers are not used again: jobs, and rows of backups, know transfers by them.
enum TransferTable {
  static let layout = """
    CREATE TABLE transfers (id INTEGER PRIMARY KEY AUTOINCREMENT, region BLOB NOT NULL, account BLOB NOT NULL, kind BLOB NOT NULL,
      table_name BLOB NOT NULL, identifier BLOB NOT NULL, token BLOB NOT NULL, started REAL NOT NULL, is_open INTEGER NOT NULL,
      content BLOB NOT NULL);
    CREATE INDEX transfers_named ON transfers (kind, region, account, table_name, identifier);
    """

  fileprivate static let columns = "id, region, account, table_name, identifier, token, started, is_open, content"

  /// The SQLite table with the rows of a backup.
  static func rows(_ id: Int) -> String { "backup_\(id)" }
}

/// What is stored of one kind.
struct Transfers<Content: Codable & Sendable> {
  let kind: TransferKind
  let database: Database

  /// Those of a namespace, in the order of their tables' names and their own.
  func all(in namespace: TableNamespace) throws -> [StoredTransfer<Content>] {
    try select(
      "region = ?2 AND account = ?3 ORDER BY table_name, identifier", .text(namespace.region), .text(namespace.account))
  }

  func find(_ name: TransferName, in namespace: TableNamespace) throws -> StoredTransfer<Content>? {
    try select(
      "region = ?2 AND account = ?3 AND table_name = ?4 AND identifier = ?5", .text(namespace.region), .text(namespace.account),
      .text(name.table), .text(name.identifier)
    ).first
  }

  func find(_ id: Int) throws -> StoredTransfer<Content>? { try select("id = ?2", .number(id)).first }

  /// The last one of a token that began after a moment.
  func find(token: String, since moment: Double, in namespace: TableNamespace) throws -> StoredTransfer<Content>? {
    try select(
      "region = ?2 AND account = ?3 AND token = ?4 AND started > ?5 ORDER BY started DESC, id DESC LIMIT 1",
      .text(namespace.region), .text(namespace.account), .text(token), .real(moment)
    ).first
  }

  private func select(_ condition: String, _ values: BlobStatement.Value...) throws -> [StoredTransfer<Content>] {
    let sql = "SELECT \(TransferTable.columns) FROM transfers WHERE kind = ?1 AND \(condition)"
    return try BlobStatement(database, sql).run { row in
      row.bind([.text(kind.rawValue)] + values)
      var found: [StoredTransfer<Content>] = []
      let decoder = JSONDecoder()
      while try row.step() {
        // One that was damaged is none; its rows are never reached.
        guard let content = try? decoder.decode(Content.self, from: Data(row.bytes(8))) else { continue }
        found.append(
          StoredTransfer(
            id: row.number(0), namespace: TableNamespace(region: row.text(1), account: row.text(2)),
            name: TransferName(kind, of: row.text(3), identifier: row.text(4)), token: row.text(5), started: row.real(6),
            isOpen: row.number(7) == 1, content: content))
      }
      return found
    }
  }

  func insert(
    _ content: Content, _ name: TransferName, token: String = "", in namespace: TableNamespace, at now: Double,
    isOpen: Bool = true
  ) throws -> StoredTransfer<Content> {
    try BlobStatement(
      database,
      """
      INSERT INTO transfers (kind, \(TransferTable.columns)) VALUES (?1, NULL, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """
    ).run(
      binding: .text(kind.rawValue), .text(namespace.region), .text(namespace.account), .text(name.table),
      .text(name.identifier), .text(token), .real(now), .number(isOpen ? 1 : 0), .bytes(Self.bytes(content)))
    return StoredTransfer(
      id: Int(database.lastInsertedRowID), namespace: namespace, name: name, token: token, started: now, isOpen: isOpen,
      content: content)
  }

  func update(_ transfer: StoredTransfer<Content>) throws {
    try BlobStatement(database, "UPDATE transfers SET is_open = ?2, content = ?3 WHERE id = ?1")
      .run(binding: .number(transfer.id), .number(transfer.isOpen ? 1 : 0), .bytes(Self.bytes(transfer.content)))
  }

  func delete(_ id: Int) throws { try BlobStatement(database, "DELETE FROM transfers WHERE id = ?1").run(binding: .number(id)) }

  private static func bytes(_ content: Content) throws -> [UInt8] { Array(try JSONEncoder().encode(content)) }
}
