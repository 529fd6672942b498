import SwynamoCore
import SwynamoWire

extension KeySchema {
  /// The row key of a request's `Key`, which holds this key's attributes and nothing else.
  func checkedKeyBytes(ofKey key: Item) throws(DynamoDBError) -> KeyBytes {
    guard key.count == hash.count + range.count else { throw .keyMismatch }
    return try checkedKeyBytes(key) { _, _ in .keyMismatch }
  }

  /// The row key of an item that is to be stored.
  func checkedKeyBytes(ofItem item: Item) throws(DynamoDBError) -> KeyBytes {
    try checkedKeyBytes(item) { attribute, value in
      guard let value else { return .invalidParameter("Missing the key \(attribute.name) in the item") }
      return .invalidParameter(
        "Type mismatch for key \(attribute.name) expected: \(attribute.type.rawValue) actual: \(value.type.rawValue)")
    }
  }

  private func checkedKeyBytes(
    _ item: Item, _ mismatch: (KeyAttribute, AttributeValue?) -> DynamoDBError
  ) throws(DynamoDBError) -> KeyBytes {
    for attribute in attributes {
      let value = item[attribute.name]
      guard let value, value.type == attribute.type else { throw mismatch(attribute, value) }
    }
    for (attributes, isHash) in [(hash, true), (range, false)] {
      for attribute in attributes {
        if let value = item[attribute.name] { try Self.checkSize(value, attribute.name, isHash: isHash) }
      }
    }
    guard let bytes = keyBytes(of: item) else { throw .keyMismatch }
    return bytes
  }

  /// Keys are neither empty nor long.
  static func checkSize(_ value: AttributeValue, _ name: String, isHash: Bool) throws(DynamoDBError) {
    guard let size = value.keyBytes else { return }
    guard size > 0 else { throw .invalid("One or more parameter values are not valid. \(emptyKey(value)) Key: \(name)") }
    guard size <= maximumSize(isHash: isHash) else { throw tooLong(isHash: isHash) }
  }

  static func maximumSize(isHash: Bool) -> Int { isHash ? Limits.hashKeyBytes : Limits.rangeKeyBytes }

  static func tooLong(isHash: Bool) -> DynamoDBError {
    isHash
      ? .invalidParameter("Size of hashkey has exceeded the maximum size limit of\(Limits.hashKeyBytes) bytes")
      : .invalidParameter("Aggregated size of all range keys has exceeded the size limit of \(Limits.rangeKeyBytes) bytes")
  }

  static func emptyKey(_ value: AttributeValue) -> String {
    "The AttributeValue for a key attribute cannot contain an empty \(value.type == .binary ? "binary" : "string") value."
  }
}
