/// Fills a global index that was added to a table, from the table's rows.
///
/// Writes meanwhile keep the index as they do any other's, so that a row is filled in as it is then. Items whose key would be refused
/// today are left out.
struct IndexFill: Job {
  static let kind = "IndexFill"

  let table: Int
  let index: String
  /// The key of the last row that was looked at.
  private var last: [UInt8]?

  init(_ index: SecondaryIndex, of table: Table) {
    self.table = table.id
    self.index = index.name
  }

  mutating func advance(_ slice: inout Slice, _ session: Session) throws -> Bool {
    guard let table = session.catalog.table(id: table), let index = table.schema.index(index) else { return true }
    var isDone = true
    try table.rows.forEachKeyed(in: .after(last)) { row in
      try table.fill(index, with: row.row)
      last = row.key
      isDone = slice.next()
      return isDone
    }
    guard isDone else { return false }
    var definition = table.definition
    definition.state.finishFilling(index.name, at: session.now)
    try session.change(table, to: definition)
    return true
  }
}
