import SwynamoCompiler
public import SwynamoCore
public import SwynamoWire

/// A write that was not made, since another item of the table has a value that is declared ``Unique``.
///
///     do { try await users.put(samuel).run(on: db) }
///     catch let error as UniqueConstraintError {
///       error.values                                  // ["email": "a@b.c"]
///       error.owner                                   // ["id": "7"], the key of the item that has it
///     }
///
/// In a transaction it is that of the first member whose value is taken.
public struct UniqueConstraintError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The table's name.
  public let table: String
  /// The attributes that are unique, with the values that the item was to have.
  public let values: Item
  /// The key of the item that was to be written.
  public let key: Item
  /// The key of the item that has the values; nil where the service didn't say.
  public let owner: Item?
  /// What the service answered: a reason for each member, and after them one for each guard item.
  public let cause: DynamoDBError

  init(_ taken: UniqueGuard, owner: Item?, cause: DynamoDBError) {
    table = taken.table.name
    values = taken.values
    key = taken.owner
    self.owner = owner
    self.cause = cause
  }

  public var description: String {
    let other = owner.map { "the item \(EncodedItem($0))" } ?? "another item"
    return
      "table \"\(table)\": the item \(EncodedItem(key)) was to have \(EncodedItem(values)), which is unique, and \(other) has it"
  }
}
