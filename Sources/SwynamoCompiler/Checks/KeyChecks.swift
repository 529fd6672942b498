import SwynamoCore
import SwynamoSchema

/// The type and the length of keys. Source: DynamoDB Developer Guide, "Service, account, and table quotas".
enum KeyChecks {
  static let hashKeyLimit = 2048
  static let rangeKeyLimit = 1024

  static func check(_ value: AttributeValue, _ key: TableDefinition.Key, limit: Int, faults: inout [StatementFault]) {
    guard value.type == key.type else {
      // A value that could not be encoded is a fault already.
      if value != .null || faults.isEmpty { faults.append(.keyType(key.name, expected: key.type, found: value.type)) }
      return
    }
    let bytes: Int
    switch value {
    case .string(let text): bytes = text.utf8.count
    case .binary(let data): bytes = data.count
    case .number, .bool, .null, .stringSet, .numberSet, .binarySet, .list, .map: return
    }
    if bytes == 0 {
      faults.append(.keyEmpty(key.name))
    } else if bytes > limit {
      faults.append(.keyTooLong(key.name, bytes: bytes, limit: limit))
    }
  }
}
