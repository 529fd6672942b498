import SwynamoCore

/// What is copied: a table as of a moment, or the rows of a backup; in parts, in the order of keys.
enum RowSource {
  case table(TableAsOf)
  case backup(RowStore)

  private func rows(after last: [UInt8]?, _ session: Session) throws -> TableAsOf.Part {
    switch self {
    case .table(let table): return try table.rows(after: last, atMost: Self.limit, session.changes.history)
    case .backup(let store):
      var rows: [RowStore.KeyedRow] = []
      try store.forEachKeyed(in: .after(last)) { row in
        rows.append(row)
        return rows.count < Self.limit
      }
      return TableAsOf.Part(rows: rows, last: rows.count == Self.limit ? rows.last?.key : nil)
    }
  }

  private static let limit = 64

  /// Hands on as many rows as there is time for, whole parts of them, and answers whether those were the last.
  func copy(
    after last: inout [UInt8]?, _ slice: inout Slice, _ session: Session, _ body: (RowStore.KeyedRow) throws -> Void
  ) throws -> Bool {
    var isOver = false
    repeat {
      let part = try rows(after: last, session)
      for row in part.rows {
        try body(row)
        if !slice.next() { isOver = true }
      }
      last = part.last
    } while last != nil && !isOver
    return last == nil
  }
}

extension Session {
  /// Keeps what is replaced in a table from now on, for a copy of it as it is now. Used inside of `changingTables`.
  func beginCopy(of table: Table) throws -> Int { try beginCopy(of: table, after: changes.lastNumber) }

  /// The same for a copy as of a change, since which everything has been kept.
  func beginCopy(of table: Table, after number: Int) throws -> Int {
    var definition = table.definition
    definition.state.copies = (definition.state.copies ?? []) + [number]
    try change(table, to: definition)
    return number
  }

  /// The number of the last change of a table up to a time, which its history goes back to.
  func number(of table: Table, at time: Double) throws -> Int {
    min(try changes.history.number(of: table, at: time), changes.lastNumber)
  }

  func endCopy(of id: Int, after number: Int) throws {
    guard let table = catalog.table(id: id), let place = table.state.copies?.firstIndex(of: number) else { return }
    var definition = table.definition
    definition.state.copies?.remove(at: place)
    if definition.state.copies?.isEmpty == true { definition.state.copies = nil }
    try change(table, to: definition)
  }
}
