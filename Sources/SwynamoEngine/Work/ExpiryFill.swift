/// Finds the items of a table that expire, when its time to live is switched on. Writes meanwhile are found as they are made.
struct ExpiryFill: Job {
  static let kind = "ExpiryFill"

  let table: Int
  let attribute: String
  /// The key of the last row that was looked at.
  private var last: [UInt8]?

  init(_ attribute: String, of table: Table) {
    self.table = table.id
    self.attribute = attribute
  }

  mutating func advance(_ slice: inout Slice, _ session: Session) throws -> Bool {
    guard let table = session.catalog.table(id: table), let expiry = table.expiry, expiry.attribute == attribute else {
      return true
    }
    return try table.rows.forEachKeyed(after: &last, &slice) { row in
      if let time = expiry.time(of: try StoredItem(row.row).item()) { try expiry.insert(time, row.key) }
    }
  }
}
