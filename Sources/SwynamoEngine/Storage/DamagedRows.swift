import GRDB

/// Rows of a table or an index of which some are not what was written, or can't be reached.
struct DamagedRows: Error, CustomStringConvertible {
  /// `RowStore.name`
  let name: String
  let detail: String

  init(_ name: String, _ detail: String = "a row does not match its checksum") {
    self.name = name
    self.detail = detail
  }

  var description: String { "\(name): \(detail)" }

  /// Runs what reads or writes these rows, so that SQLite's word about damage in their pages is one about them.
  static func attributing<T>(to name: String, _ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      throw DamagedRows(name, error.message ?? "\(error.resultCode)")
    }
  }
}
