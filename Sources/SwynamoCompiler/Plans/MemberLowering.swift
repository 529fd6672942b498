import SwynamoCore
import SwynamoSchema
import SwynamoWire

/// Lowers the members of a batch or a transaction one after the other: their faults are gathered, each with the place of its member.
struct MemberLowering {
  let operation: String
  private var count = 0
  private var tables: [String] = []
  private var faults: [StatementError.Fault] = []
  /// The items that were named; an operation that takes an item twice has none.
  private var items: Set<[UInt8]> = []
  private let allowsRepetition: Bool

  init(_ operation: String, allowsRepetition: Bool = false) {
    self.operation = operation
    self.allowsRepetition = allowsRepetition
  }

  /// Lowers a member, or notes what is wrong with it; `item` is its key, or an item that has it, and `check` finds what is wrong with
  /// it in such company.
  mutating func add<Member>(
    of table: TableDefinition, item: EncodedItem, check: (Member) -> [StatementError.Fault] = { _ in [] },
    _ lower: () throws(StatementError) -> Member
  ) -> Member? {
    count += 1
    if !tables.contains(where: { $0.hasSameBytes(as: table.name) }) { tables.append(table.name) }
    do throws(StatementError) {
      let member = try lower()
      faults += check(member).map { .member(count, table: table.name, $0) }
      if !allowsRepetition {
        let key = KeyText(item, of: table)
        if !items.insert(key.identity).inserted {
          faults.append(.duplicateKey(table: table.name, key: key.description, operation: operation))
        }
      }
      return member
    } catch {
      // A member is never left out without a word.
      let found = error.faults.isEmpty ? [.invalidParameter("it has no request")] : error.faults
      faults += found.map { .member(count, table: table.name, $0) }
      return nil
    }
  }

  /// Notes what is wrong with the whole.
  mutating func add(_ fault: StatementError.Fault) { faults.append(fault) }

  /// A transaction has one to a hundred members, those that it makes itself among them.
  mutating func checkTransaction(besides own: Int = 0) {
    if count == 0 { add(.noMembers(operation: operation)) }
    let limit = Limits.transactionMembers
    if count + own > limit { add(.tooManyMembers(operation: operation, count: count + own, limit: limit)) }
  }

  /// Throws when anything was found.
  func refuse() throws(StatementError) {
    guard faults.isEmpty else { throw StatementError(operation: operation, tables: tables, faults: faults) }
  }
}
