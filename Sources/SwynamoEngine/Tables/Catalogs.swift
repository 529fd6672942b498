import GRDB
import SwynamoCore

/// The catalogs of all realms that have tables.
final class Catalogs {
  private var catalogs: [Realm: Catalog] = [:]
  private var recent = Catalog(.local)

  /// Of what is stored of all tables; `damaged` are the names of rows that are known to be.
  init(_ tables: [StoredTable], _ database: Database, damaged: Set<String> = []) {
    var damagedNames: StringSet = []
    for (realm, tables) in Dictionary(grouping: tables, by: \.realm) {
      damagedNames.formUnion(self[realm].load(tables, database))
    }
    // A damaged row may name another realm than it was written with: its table is not to be taken for one that isn't there.
    self[.local].hold(damagedNames)
    for rows in damaged { markDamaged(rows) }
  }

  /// In no order.
  var all: [Catalog] { catalogs.values.filter { $0 !== recent } + [recent] }

  var allTables: [Table] { all.flatMap(\.allTables) }

  subscript(realm: Realm) -> Catalog {
    if recent.realm == realm { return recent }
    // A realm is no more than its tables, so that naming many costs nothing.
    catalogs[recent.realm] = recent.isEmpty ? nil : recent
    recent = catalogs[realm] ?? Catalog(realm)
    return recent
  }

  /// Leaves the table alone that has these rows from now on. Answers it, or nil for rows of no table that is here and sound.
  @discardableResult
  func markDamaged(_ rows: String) -> Table? {
    for catalog in all {
      if let table = catalog.markDamaged(rows) { return table }
    }
    return nil
  }
}
