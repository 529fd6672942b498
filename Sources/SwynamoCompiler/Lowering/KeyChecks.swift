import SwynamoCore
import SwynamoSchema

/// The type and the length of keys.
enum KeyChecks {
  static func check(_ value: AttributeValue, _ key: TableDefinition.Key, limit: Int, faults: inout [StatementError.Fault]) {
    guard value.type == key.type else {
      // A value that could not be encoded is a fault already.
      if value != .null || faults.isEmpty { faults.append(.keyType(key.name, expected: key.type, found: value.type)) }
      return
    }
    switch KeyBounds.fault(value, limit: limit) {
    case .emptyKey: faults.append(.keyEmpty(key.name))
    case .keyTooLong(let bytes, let limit): faults.append(.keyTooLong(key.name, bytes: bytes, limit: limit))
    case .some(let fault): faults.append(.value(attribute: key.name, fault))
    case .none: break
    }
  }
}

extension ItemKey {
  /// Writes `{"email":{"S":"…"}}` and notes what is wrong with the key.
  func encoded(for table: TableDefinition, faults: inout [StatementError.Fault]) -> EncodedItem {
    faults += self.faults
    var writer = AttributeWriter(capacity: 128)
    writer.write(byte: UInt8(ascii: "{"))
    writer.beginMember(table.hashKey.name)
    writer.write(hash)
    KeyChecks.check(hash, table.hashKey, limit: KeyBounds.hashKey, faults: &faults)
    if let rangeKey = table.rangeKey, let range {
      writer.beginMember(rangeKey.name)
      writer.write(range)
      KeyChecks.check(range, rangeKey, limit: KeyBounds.rangeKey, faults: &faults)
    }
    writer.write(byte: UInt8(ascii: "}"))
    return EncodedItem(json: writer.bytes)
  }
}
