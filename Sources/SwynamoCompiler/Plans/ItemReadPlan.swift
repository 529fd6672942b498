package import SwynamoCore
package import SwynamoSchema
package import SwynamoWire

/// What a read of one item asks for, without its model's type.
package struct ItemReadPlan: Sendable {
  package let table: TableDefinition
  package let key: EncodedItem
  /// What to ask for; nil for whole items.
  package var selection: [DocumentPath]?
  package var isConsistent = false
  package var includesExpired = false
  package var faults: [StatementError.Fault] = []

  package init(_ table: TableDefinition, _ key: ItemKey) {
    self.table = table
    self.key = key.encoded(for: table, faults: &faults)
  }

  package mutating func select(_ paths: SelectedPaths, faults: [StatementError.Fault]) {
    selection = paths.requested
    self.faults += faults
  }

  /// What hides items that have expired; nil where they are given.
  package var expiry: Expiry? { includesExpired ? nil : table.expiry }

  /// The item that was read, unless it has expired.
  package func visible(_ item: EncodedItem?) -> EncodedItem? {
    guard let expiry, let item, expiry.hides(item) else { return item }
    return nil
  }

  /// The request, or every fault that DynamoDB would refuse it for.
  package func request() throws(StatementError) -> GetItemRequest {
    var lowering = Lowering(faults)
    let projection = lowering.selection(selection, keys: expiry.map { [$0.attribute] } ?? [])
    try lowering.refuse(GetItemRequest.operation, table)
    return GetItemRequest(
      tableName: table.name, key: key, projectionExpression: projection, attributes: lowering.attributes,
      consistentRead: isConsistent)
  }
}
