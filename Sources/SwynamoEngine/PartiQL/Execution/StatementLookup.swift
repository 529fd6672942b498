import SwynamoCore
import SwynamoWire

/// A SELECT of one item by its whole key, as batches and transactions have it.
struct StatementLookup {
  let table: Table
  let key: Item
  /// What the clause says beside the key.
  let condition: ConditionExpression?
  private let projection: LeafProjection?

  /// Nil for a statement that doesn't name the whole key of its table, or that reads an index.
  init?(_ select: PartiQLStatement.Select, in table: Table) throws(DynamoDBError) {
    guard select.source.index == nil, let named = StatementKey(select.condition, table.schema.keys) else { return nil }
    self.table = table
    (key, condition) = (named.key, named.condition)
    projection = select.projection
    try select.order.check(table.schema.keys)
  }

  func checkedKey() throws(DynamoDBError) -> KeyBytes {
    let bytes = try table.schema.keys.checkedKeyBytes(ofKey: key)
    try table.schema.checkScalarKeys(condition?.paths ?? [])
    return bytes
  }

  /// What is answered of what is stored, as JSON; nil where the clause doesn't hold.
  func answer(of stored: StoredItem?) throws -> [UInt8]? {
    guard let stored else { return nil }
    guard condition != nil || projection != nil else { return stored.bytes }
    let item = try stored.item()
    guard condition?.holds(for: item) ?? true else { return nil }
    return StoredItem(projection?.project(item) ?? item).bytes
  }
}
