import SwynamoCore
import SwynamoWire

extension TableSchema {
  /// The row key of an item that may be stored: all keys there, of their types, not empty and not too long.
  func checkedKeyBytes(ofItem item: Item) throws(DynamoDBError) -> KeyBytes {
    let key = try keys.checkedKeyBytes(ofItem: item)
    if let fault = indexKeyFault(in: item) { throw fault.error }
    return key
  }
}
