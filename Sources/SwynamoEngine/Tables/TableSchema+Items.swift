import SwynamoCore
import SwynamoWire

extension TableSchema {
  static let maximumItemSize = 400 * 1024

  /// The row key of an item that may be stored: all keys there, of their types, not empty and not too long.
  func checkedKeyBytes(ofItem item: Item) throws(DynamoDBError) -> KeyBytes {
    let key = try keys.checkedKeyBytes(ofItem: item)
    try checkIndexKeys(of: item)
    return key
  }

  /// An item may lack an index's key, but not have it with another type.
  func checkIndexKeys(of item: Item) throws(DynamoDBError) {
    for index in globalIndexes.reversed() + localIndexes.reversed() {
      for attribute in index.keys.attributes where !keys.contains(attribute.name) {
        guard let value = item[attribute.name] else { continue }
        guard value.type == attribute.type else {
          throw .invalidParameter(
            "Type mismatch for Index Key \(attribute.name) Expected: \(attribute.type.rawValue) "
              + "Actual: \(value.type.rawValue) IndexName: \(index.name)")
        }
        if value.isEmptyKey {
          throw .invalid(
            "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
              + "\(KeySchema.emptyKey(value)) IndexName: \(index.name), IndexKey: \(attribute.name)")
        }
        try KeySchema.checkSize(value, attribute.name, isHash: index.keys.hash.contains(attribute))
      }
    }
  }
}

extension AttributeValue {
  fileprivate var isEmptyKey: Bool { self == .string("") || self == .binary([]) }
}
