import GRDB

/// Looks for damage in a file before anything is written to it.
struct StoreCheck {
  private let database: Database
  private let store: FileStore

  init(_ database: Database, _ store: FileStore) {
    self.database = database
    self.store = store
  }

  /// The names of rows that are damaged in a file that can be used. Throws for one that can't.
  func run() throws -> Set<String> {
    do {
      return try check()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError where ![.SQLITE_ERROR, .SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
      throw error
    } catch {
      throw damaged("\((error as? DatabaseError)?.message ?? "\(error)")")
    }
  }

  private func check() throws -> Set<String> {
    guard try FileFormat.owner(of: database) == FileFormat.applicationID else {
      throw StoreError(path: store.path, reason: .notAStore)
    }
    let found = try FileFormat.version(of: database)
    guard FileFormat.isKnown(found) else { throw StoreError(path: store.path, reason: .version(found)) }
    let rows = Catalogs(try StoredTable.all(database), database).allTables.flatMap(\.allRows)
    let readsRows = try isWhole()
    let misplaced = readsRows ? try misplacedRows() : []
    return try misplaced.union(Self.damaged(among: rows.filter { !misplaced.contains($0.name) }, database, reading: readsRows))
  }

  /// The names of rows that are not there, or, where every one of them is read, are not what was written.
  static func damaged(among rows: [RowStore], _ database: Database, reading: Bool) throws -> Set<String> {
    let known = Set(try RowStore.names(database))
    return Set(try rows.filter { try !known.contains($0.name) || reading && !$0.isSound() }.map(\.name))
  }

  /// SQLite's own check. Damage to its structure, which tables share, is damage to the store; a row that is not where its key
  /// belongs is one to its table.
  private func misplacedRows() throws -> Set<String> {
    let known = Set(try RowStore.names(database))
    var found: Set<String> = []
    for verdict in try String.fetchAll(database, sql: "PRAGMA integrity_check(1000)") where verdict != "ok" {
      if isAboutCatalog(verdict) { continue }
      guard let name = Self.rowFaults.lazy.compactMap({ verdict.dropPrefix($0) }).first.map({ $0.prefix { $0 != "." } }),
        known.contains(String(name))
      else { throw damaged(verdict) }
      found.insert(String(name))
    }
    return found
  }

  /// SQLite's words before the name of a table whose rows they are about. Source: SQLite, `sqlite3Pragma`, "integrity_check".
  private static let rowFaults = ["row not in PRIMARY KEY order for ", "NULL value in "]

  /// Each row of the catalog has its own checksum; the index of format 2 is not used, and gone with it.
  private func isAboutCatalog(_ verdict: String) -> Bool {
    verdict.hasPrefix("NULL value in tables.") || verdict.hasSuffix(" index sqlite_autoindex_tables_1")
  }

  /// Whether everything is looked at.
  private func isWhole() throws -> Bool {
    if store.checksEverything { return true }
    let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    let size = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
    return pages * size <= store.bound
  }

  private func damaged(_ detail: String) -> StoreError { StoreError(path: store.path, reason: .damaged(detail)) }
}

extension String {
  /// What follows the prefix, nil where there is none.
  fileprivate func dropPrefix(_ prefix: String) -> Substring? { hasPrefix(prefix) ? dropFirst(prefix.count) : nil }
}
