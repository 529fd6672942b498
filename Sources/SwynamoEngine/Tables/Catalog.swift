import GRDB
import SwynamoCore
import SwynamoWire

/// The tables of a namespace, kept in memory beside their definitions on disk.
final class Catalog {
  let namespace: TableNamespace
  /// The region and the account that ARNs show to who asks.
  var shown: TableNamespace
  private var tables: StringMap<Table> = [:]
  /// Names of tables whose stored definition is not what was written.
  private var damagedNames: StringSet = []
  /// What a transaction that is under way wrote to vector indexes in memory.
  let vectorChanges = VectorChanges()
  /// `Table.id` of those that are damaged.
  private(set) var damagedNumbers: Set<Int> = []
  /// Whether a transaction that is under way made, changed or dropped tables.
  private var hasChanges = false
  /// When the first of the tables has something to settle.
  private(set) var due = Double.infinity

  init(_ namespace: TableNamespace) {
    self.namespace = namespace
    shown = namespace
  }

  /// Takes tables that are stored. Of a damaged definition only the name is known, and that it isn't to be used; answers those.
  @discardableResult
  func load(_ stored: [StoredTable], _ database: Database) -> StringSet {
    var damaged: StringSet = []
    for row in stored {
      if let table = row.table(database) {
        tables[table.schema.name] = table
      } else {
        damaged.formUnion(StringSet(row.possibleNames))
      }
    }
    hold(damaged)
    reckonDue()
    return damaged
  }

  /// Refuses names of damaged tables that are not those of sound ones.
  func hold(_ names: StringSet) { damagedNames.formUnion(names.subtracting(StringSet(tables.keys))) }

  /// What a transaction changed is there from now on.
  func keepChanges() {
    hasChanges = false
    vectorChanges.keep()
  }

  /// What a transaction changed is as it was, in the database and therefore here. When this throws, it is still to be done.
  func discardChanges(_ database: Database) throws {
    guard hasChanges else { return }
    let stored = Catalog(namespace)
    stored.load(try StoredTable.all(of: namespace, database), database)
    for table in tables.values where table.isDamaged { stored.markDamaged(table.rows.name) }
    (tables, damagedNames, due, hasChanges) = (stored.tables, stored.damagedNames, stored.due, false)
    damagedNumbers = stored.damagedNumbers
  }

  var isEmpty: Bool { tables.isEmpty && damagedNames.isEmpty && !hasChanges }

  /// What was written since the connection had changed so many rows was rolled back.
  func forgetTotals(since changes: Int) {
    for table in tables.values { for rows in table.allRows { rows.forgetTotals(since: changes) } }
    vectorChanges.discard()
  }

  /// In the order of their bytes.
  var names: [String] { (Array(tables.keys) + damagedNames).sortedByBytes() }

  var allTables: [Table] { Array(tables.values) }

  /// The table with that number in its rows' names; nil for one that is gone or damaged.
  func table(id: Int) -> Table? { tables.values.first { $0.id == id && !$0.isDamaged } }

  /// The table of a name or an ARN, whatever it goes through. Throws for one that is damaged.
  func existing(_ text: String) throws(DynamoDBError) -> Table? {
    guard let name = ResourceName.isARN(text) ? name(inARN: text) : text, name.utf8.count <= Limits.nameLength.upperBound else {
      return nil
    }
    let table = tables[name]
    if table?.isDamaged == true || !damagedNames.isEmpty && damagedNames.contains(name) { throw .damaged(name) }
    return table
  }

  /// Whether an ARN is of this namespace; the namespace of requests that name none takes those of any.
  func isOwn(_ arn: AmazonResourceName) -> Bool {
    namespace == .local || (arn.region == shown.region && arn.accountID == shown.account)
  }

  /// The name in an ARN of this namespace.
  private func name(inARN text: String) -> String? {
    guard let arn = AmazonResourceName(text), arn.service == "dynamodb", arn.resource.startsWith("table/"),
      isOwn(arn)
    else { return nil }
    return String(Substring(arn.resource.utf8.dropFirst("table/".utf8.count)))
  }

  /// The table that an operation on items names.
  func table(_ request: JSONValue) throws(DynamoDBError) -> Table { try table(named: request["TableName"]?.text ?? "") }

  /// The table of a name or an ARN, for operations on items.
  func table(named name: String) throws(DynamoDBError) -> Table {
    guard let table = try usable(name) else { throw .noSuchTable }
    return table
  }

  /// The table of a name or an ARN whose items can be read and written.
  func usable(_ name: String) throws(DynamoDBError) -> Table? {
    guard let table = try existing(name), table.state.isUsable else { return nil }
    return table
  }
}

extension Catalog {
  /// Damage to tables that was met, in the order of their names.
  var faults: [StoreFault] {
    names.filter { damagedNames.contains($0) || tables[$0]?.isDamaged == true }
      .map { .damagedTable(name: $0, namespace: namespace) }
  }

  /// Leaves the table alone that has these rows from now on. Answers it, or nil for rows of no table that is here and sound.
  @discardableResult
  func markDamaged(_ rows: String) -> Table? {
    guard let table = tables.values.first(where: { !$0.isDamaged && $0.has(rows: rows) }) else {
      return nil
    }
    table.isDamaged = true
    damagedNumbers.insert(table.id)
    reckonDue()
    return table
  }

  private func reckonDue() { due = tables.values.filter { !$0.isDamaged }.map(\.state.nextDue).min() ?? .infinity }
}

extension Catalog {
  func create(_ definition: TableDefinition, identifier: String, at created: Double, _ database: Database) throws -> Table {
    hasChanges = true
    let name = definition.schema.name
    let id = try StoredTable.insert(name, in: namespace, identifier: identifier, created: created, database)
    try RowStore.create(database, name: Table.storeName(id))
    for index in definition.schema.indexNames { try RowStore.create(database, name: Table.storeName(id, index: index)) }
    let table = Table(
      database, id: id, identifier: identifier, created: created, namespace: namespace, definition: definition)
    try StoredTable.write(definition, of: table, database)
    tables[name] = table
    due = min(due, definition.state.nextDue)
    return table
  }

  /// Gives a table another definition; indexes that come are made and answered, those that go are dropped.
  @discardableResult
  func change(_ table: Table, to definition: TableDefinition, _ database: Database) throws -> [String] {
    hasChanges = true
    let (before, after) = (table.schema, definition.schema)
    try StoredTable.write(definition, of: table, database)
    let added = after.indexNames.filter { !before.indexNames.contains($0) }
    for index in added { try RowStore.create(database, name: Table.storeName(table.id, index: index)) }
    table.change(to: definition, database)
    for index in before.indexNames where !after.indexNames.contains(index) {
      try RowStore.drop(database, name: Table.storeName(table.id, index: index))
    }
    due = min(due, definition.state.nextDue)
    return added
  }

  func drop(_ table: Table, _ database: Database) throws {
    hasChanges = true
    try StoredTable.delete(table, database)
    try RowStore.drop(database, name: Table.storeName(table.id))
    for index in table.schema.indexNames { try RowStore.drop(database, name: Table.storeName(table.id, index: index)) }
    try ExpiryRows.drop(database, table: table.id)
    try ReplicaRows.drop(database, table: table.id)
    tables[table.schema.name] = nil
  }

  /// Does what is due for all tables. Answers those that are gone; the body sees each while it is still there.
  func settle(
    at now: Double, delay: Double, _ database: Database, beforeDropping body: (Table) throws -> Void
  ) throws -> [Table] {
    var dropped: [Table] = []
    for table in tables.values where !table.isDamaged && table.state.nextDue <= now {
      var definition = table.definition
      if definition.settle(at: now, delay: delay) {
        try change(table, to: definition, database)
      } else {
        try body(table)
        try drop(table, database)
        dropped.append(table)
      }
    }
    reckonDue()
    return dropped
  }
}

/// The catalogs of all namespaces that have tables.
final class Catalogs {
  private var catalogs: [TableNamespace: Catalog] = [:]
  private var recent = Catalog(.local)
  /// Those with tables that a transaction under way changes beside its own.
  private var changing: [Catalog] = []
  /// When the first of the tables with replicas has something to settle, for those of the other regions to see.
  private(set) var due = Double.infinity

  /// Of what is stored of all tables; `damaged` are the names of rows that are known to be.
  init(_ tables: [StoredTable], _ database: Database, damaged: Set<String> = []) {
    var damagedNames: StringSet = []
    for (namespace, tables) in Dictionary(grouping: tables, by: \.namespace) {
      damagedNames.formUnion(self[namespace].load(tables, database))
    }
    // A damaged row may name another namespace than it was written with: its table is not to be taken for one that isn't there.
    self[.local].hold(damagedNames)
    for rows in damaged { markDamaged(rows) }
  }

  /// In no order.
  var all: [Catalog] { catalogs.values.filter { $0 !== recent } + [recent] }

  var allTables: [Table] { all.flatMap(\.allTables) }

  /// The table with that number, whatever its namespace; nil for one that is gone or damaged.
  func table(id: Int) -> Table? { all.lazy.compactMap { $0.table(id: id) }.first }

  /// Whether the table with that number is known to be damaged.
  func isDamaged(_ id: Int) -> Bool {
    recent.damagedNumbers.contains(id) || catalogs.values.contains { $0.damagedNumbers.contains(id) }
  }

  subscript(namespace: TableNamespace) -> Catalog {
    if recent.namespace == namespace { return recent }
    // A namespace is no more than its tables, so that naming many costs nothing.
    catalogs[recent.namespace] = recent.isEmpty ? nil : recent
    recent = catalogs[namespace] ?? Catalog(namespace)
    return recent
  }

  /// Tables of a namespace that a transaction changes beside those of its own.
  func change(_ namespace: TableNamespace) -> Catalog {
    let catalog = self[namespace]
    if !changing.contains(where: { $0 === catalog }) { changing.append(catalog) }
    return catalog
  }

  /// What a transaction changed is there from now on.
  func keepChanges() {
    if changing.isEmpty { return }
    for catalog in changing {
      catalog.keepChanges()
      due = min(due, catalog.due)
    }
    changing = []
  }

  func forgetTotals(since changes: Int) { for catalog in changing { catalog.forgetTotals(since: changes) } }

  /// What a transaction changed is as it was. When this throws, it is still to be done.
  func discardChanges(_ database: Database) throws {
    for catalog in changing { try catalog.discardChanges(database) }
    changing = []
  }

  /// What was due has been settled.
  func reckonDue() {
    due = all.filter { $0.allTables.contains { $0.replica != nil } }.map(\.due).min() ?? .infinity
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
