/// Fills an index that was added to a table, from the table's rows.
///
/// Writes meanwhile keep the index as they do any other's, so that a row is filled in as it is then. Items whose key would be refused
/// today are left out.
struct IndexFill: Job {
  static let kind = "IndexFill"

  let table: Int
  let index: String
  /// The key of the last row that was looked at.
  private var last: [UInt8]?

  init(_ index: String, of table: Table) {
    self.table = table.id
    self.index = index
  }

  mutating func advance(_ slice: inout Slice, _ session: Session) throws -> Bool {
    guard let table = session.catalog.table(id: table), table.schema.indexNames.contains(index) else { return true }
    let (secondary, vectors) = (table.schema.index(index), table.schema.vectorIndex(index))
    // One that is deleted while it is filled is not needed any more.
    guard table.state.indexes[index]?.status != .deleting else { return true }
    let isDone = try table.rows.forEachKeyed(after: &last, &slice) { row in
      if let secondary { try table.fill(secondary, with: row.row) }
      if let vectors { try table.fill(vectors, with: row.row) }
    }
    guard isDone else { return false }
    var definition = table.definition
    definition.state.finishFilling(index, at: session.now)
    try session.change(table, to: definition)
    return true
  }
}
