import GRDB

/// The catalogs of all realms that have tables.
final class Catalogs {
  private var catalogs: [Realm: Catalog] = [:]
  private var recent = Catalog(.local)

  init(_ database: Database) throws {
    for row in try Row.fetchAll(database, sql: "SELECT * FROM tables") {
      try self[Realm(region: row["region"], account: row["account"])].load(row, database)
    }
  }

  var all: [Catalog] { catalogs.values.filter { $0 !== recent } + [recent] }

  var allTables: [Table] { all.flatMap(\.allTables) }

  subscript(realm: Realm) -> Catalog {
    if recent.realm == realm { return recent }
    // A realm is no more than its tables, so that naming many costs nothing.
    catalogs[recent.realm] = recent.isEmpty ? nil : recent
    recent = catalogs[realm] ?? Catalog(realm)
    return recent
  }
}
