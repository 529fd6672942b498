/// A statement that was not sent, since DynamoDB would refuse it: every fault at once.
///
///     Query on table "dynamodb-user" was not sent:
///       - the filter uses "firstName", a key of the table, which DynamoDB refuses in a query: …
public struct StatementError: Error, Sendable, Hashable {
  /// The operation that it would have been: "PutItem".
  public var operation: String
  /// The statement's table; those of all members for a batch or a transaction.
  public var tables: [String]
  /// All that is wrong with the statement.
  public var faults: [StatementError.Fault]

  package init(operation: String, tables: [String], faults: [StatementError.Fault]) {
    self.operation = operation
    self.tables = tables
    self.faults = faults
  }

  package init(operation: String, table: String, faults: [StatementError.Fault]) {
    self.init(operation: operation, tables: [table], faults: faults)
  }
}

extension StatementError: CustomStringConvertible {
  public var description: String {
    "\(operation)\(place) was not sent:\n" + faults.map { "  - \($0)" }.joined(separator: "\n")
  }

  private var place: String {
    switch tables.count {
    case 0: ""
    case 1: " on table \"\(tables[0])\""
    default: " on tables " + tables.map { "\"\($0)\"" }.joined(separator: ", ")
    }
  }
}
