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
    if index.isGlobal, request["ConsistentRead"]?.boolean == true {
      throw .invalid("Consistent reads are not supported on global secondary indexes")
    }
    self.index = index
  }

  /// The row after which a page starts. A start key holds the keys of the index and of the table, and nothing else.
  func startKey(_ key: Item) throws(DynamoDBError) -> KeyBytes {
    let expected = Set((keys.attributes + table.schema.keys.attributes).map(\.name))
    guard Set(key.keys) == expected else { throw .invalid("The provided starting key is invalid") }
    do throws(DynamoDBError) {
      _ = try table.schema.keys.checkedKeyBytes(ofKey: table.schema.keys.key(of: key))
      guard let index else { return try keys.checkedKeyBytes(ofKey: key) }
      _ = try keys.checkedKeyBytes(ofKey: keys.key(of: key))
      guard let bytes = index.keyBytes(of: key, tableKeys: table.schema.keys) else { throw .keyMismatch }
      return bytes
    } catch {
      throw .invalid("The provided starting key is invalid: \(error.message)")
    }
  }

  /// What a following page starts with.
  func lastEvaluatedKey(_ item: Item) -> Item {
    item.filter { keys.contains($0.key) || table.schema.keys.contains($0.key) }
  }

  static func exclusiveStartKey(_ request: JSONValue) throws(DynamoDBError) -> Item? {
    guard let json = request["ExclusiveStartKey"] else { return nil }
    do throws(DynamoDBError) { return try Item(json: json) } catch {
      throw .invalid("The provided starting key is invalid: \(error.message)")
    }
  }
}
