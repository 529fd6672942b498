import SwynamoCore

/// What is copied: a table as of a moment, or the rows of a backup; in parts, in the order of keys.
enum RowSource {
  case table(TableAsOf)
  case backup(RowStore)

  /// Hands on as many rows as there is time for, and answers whether those were the last.
  func copy(
    after last: inout [UInt8]?, _ slice: inout Slice, _ session: Session, _ body: (RowStore.KeyedRow) throws -> Void
  ) throws -> Bool {
    switch self {
    case .backup(let store): return try store.forEachKeyed(after: &last, &slice, body)
    case .table(let table):
      var size = PartSize()
      while true {
        let part = try table.rows(after: last, atMost: size.rows, session.changes.history)
        for row in part.rows {
          try body(row)
          last = row.key
          if !slice.next(row.row.size) { return false }
        }
        guard let end = part.last else { return true }
        last = end
        size.follow(part.rows.reduce(0) { $0 + $1.row.size })
      }
    }
  }
}

/// How many rows are read at a time: few as long as nobody knows how large they are, and while they are large.
struct PartSize {
  private(set) var rows = 4
  private static let most = 64
  private static let bytes = 1 << 18

  /// After a part of so many bytes.
  mutating func follow(_ bytes: Int) {
    if 2 * bytes <= Self.bytes { rows = min(2 * rows, Self.most) } else if bytes > Self.bytes { rows = max(rows / 2, 1) }
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
