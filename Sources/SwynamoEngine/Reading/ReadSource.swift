import SwynamoCore
import SwynamoWire

/// The table or index that a query or a scan reads.
struct ReadSource {
  let table: Table
  let index: SecondaryIndex?

  var keys: KeySchema { index?.keys ?? table.schema.keys }
  var rows: RowStore { index.map(table.rows(of:)) ?? table.rows }

  init(_ request: JSONValue, _ table: Table) throws(DynamoDBError) {
    self.table = table
    guard let name = request["IndexName"]?.text else {
      index = nil
      return
    }
    guard let index = table.schema.index(name) else {
      throw .invalid("The table does not have the specified index: \(name)")
    }
    try table.checkReadable(index)
    if index.isGlobal, request["ConsistentRead"]?.boolean == true {
      throw .invalid("Consistent reads are not supported on global secondary indexes")
    }
    self.index = index
  }

  /// What a following page starts with.
  func lastEvaluatedKey(_ item: Item) -> Item {
    item.filter { keys.contains($0.key) || table.schema.keys.contains($0.key) }
  }
}
