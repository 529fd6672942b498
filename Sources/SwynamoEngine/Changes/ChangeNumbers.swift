import GRDB

/// Numbers of changes, which only grow. They are reserved in blocks, so that a write seldom has to say how far they are.
final class ChangeNumbers {
  private static let name = "change"
  private static let block = 1000

  private(set) var last: Int
  /// What the store says of them: after it is opened again they go on from there.
  private var reserved: Int
  private var hasReserved = false
  private let database: Database

  init(_ database: Database) throws {
    self.database = database
    reserved = try Counters.value(Self.name, database)
    last = reserved
  }

  /// Used inside of a transaction.
  func next() throws -> Int {
    if last + 1 > reserved { try reserve(last + Self.block) }
    last += 1
    return last
  }

  /// Goes on after other numbers.
  func goOn(after other: Int) throws {
    guard other > last else { return }
    try reserve(other)
    last = other
  }

  private func reserve(_ number: Int) throws {
    try Counters.set(Self.name, to: number, database)
    reserved = number
    hasReserved = true
  }

  func keepChanges() { hasReserved = false }

  /// What was reserved in a transaction that was rolled back is not, and nobody has seen those numbers.
  func discardChanges() throws {
    guard hasReserved else { return }
    hasReserved = false
    reserved = try Counters.value(Self.name, database)
    last = min(last, reserved)
  }
}
