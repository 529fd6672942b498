import GRDB

/// Looks for damage in a file before anything is written to it.
struct StoreCheck {
  private let database: Database
  private let store: FileStore

  init(_ database: Database, _ store: FileStore) {
    self.database = database
    self.store = store
  }

  func run() throws {
    do {
      try check()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError where ![.SQLITE_ERROR, .SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
      throw error
    } catch {
      throw damaged("\((error as? DatabaseError)?.message ?? "\(error)")")
    }
  }

  private func check() throws {
    let owner = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard owner == FileFormat.applicationID else { throw StoreError(path: store.path, reason: .foreign) }
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found == FileFormat.version else { throw StoreError(path: store.path, reason: .version(found)) }
    let tables = try tables()
    guard try isWhole() else { return }
    let verdict = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)")
    guard verdict == "ok" else { throw damaged(verdict ?? "") }
    for rows in tables.flatMap(\.allRows) { try rows.verify() }
  }

  /// The tables, each of which has a place for its rows and for those of its indexes.
  private func tables() throws -> [Table] {
    let tables = try Catalogs(database).allTables
    let names = try Set(String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'"))
    for rows in tables.flatMap(\.allRows) where !names.contains(rows.name) { throw damaged("\(rows.name) is missing") }
    return tables
  }

  /// Whether everything is looked at.
  private func isWhole() throws -> Bool {
    switch store.check {
    case .everything: return true
    case .bounded:
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      let size = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
      return pages * size <= store.bound
    }
  }

  private func damaged(_ detail: String) -> StoreError { StoreError(path: store.path, reason: .damaged(detail)) }
}
