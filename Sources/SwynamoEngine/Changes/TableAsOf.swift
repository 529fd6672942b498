/// A table as it was after a change, while its changes since then are kept. It is read in parts, and writes between two of them
/// don't show.
///
///     let table = TableAsOf(table, number: session.changes.lastNumber)
///     var place: [UInt8]?
///     repeat { let part = try table.rows(after: place, session.changes.history); place = part.last } while place != nil
struct TableAsOf {
  /// Some rows in the order of their keys.
  struct Part {
    let rows: [RowStore.KeyedRow]
    /// Where to go on; nil after the last rows.
    let last: [UInt8]?
  }

  let table: Table
  /// Of the last change that shows.
  let number: Int

  init(_ table: Table, number: Int) {
    self.table = table
    self.number = number
  }

  init(_ table: Table, at time: Double, _ history: History) throws {
    self.init(table, number: try history.number(of: table, at: time))
  }

  func rows(after last: [UInt8]?, atMost limit: Int = 100, _ history: History) throws -> Part {
    try rows(in: .after(last), atMost: limit, history)
  }

  func rows(in range: RowStore.Range, atMost limit: Int, _ history: History) throws -> Part {
    var current: [RowStore.KeyedRow] = []
    try table.rows.forEachKeyed(in: range) { row in
      current.append(row)
      return current.count < limit
    }
    var end = current.count == limit ? current.last?.key : nil
    guard number < Int.max else { return Part(rows: current, last: end) }

    var range = range
    if let end { range.upper = KeyBytes(stored: end).successor }
    let replaced = try history.replaced(in: range, of: table, after: number, atMost: limit)
    if replaced.count == limit, let key = replaced.last?.key {
      end = key
      current.removeAll { key.lexicographicallyPrecedes($0.key) }
    }
    return Part(rows: Self.merged(current, replaced), last: end)
  }

  func row(_ key: [UInt8], _ history: History) throws -> RowStore.Row? {
    let key = KeyBytes(stored: key)
    let range = RowStore.Range(lower: key, upper: key.successor)
    guard let replaced = try history.replaced(in: range, of: table, after: number, atMost: 1).first else {
      return try table.rows.row(key)
    }
    return replaced.row
  }

  private static func merged(_ current: [RowStore.KeyedRow], _ replaced: [History.Replaced]) -> [RowStore.KeyedRow] {
    if replaced.isEmpty { return current }
    var rows: [RowStore.KeyedRow] = []
    var rest = replaced[...]
    for row in current {
      while let change = rest.first, change.key.lexicographicallyPrecedes(row.key) {
        if let old = change.row { rows.append(RowStore.KeyedRow(key: change.key, row: old)) }
        rest.removeFirst()
      }
      guard let change = rest.first, change.key == row.key else {
        rows.append(row)
        continue
      }
      if let old = change.row { rows.append(RowStore.KeyedRow(key: change.key, row: old)) }
      rest.removeFirst()
    }
    for change in rest { if let old = change.row { rows.append(RowStore.KeyedRow(key: change.key, row: old)) } }
    return rows
  }
}
