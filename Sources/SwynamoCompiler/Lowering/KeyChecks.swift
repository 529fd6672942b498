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

  /// The keys of guard items are not for others, in a table that has some.
  static func checkReserved(_ hash: AttributeValue, of table: TableDefinition, faults: inout [StatementError.Fault]) {
    guard table.uniques != nil, case .string(let text) = hash, text.utf8.starts(with: UniqueConstraints.keyPrefix.utf8) else {
      return
    }
    faults.append(.reservedKey(table.hashKey.name, prefix: UniqueConstraints.keyPrefix))
  }

  /// An item has the table's key; what is an index's key may be absent.
  static func check(_ item: Item, of table: TableDefinition, faults: inout [StatementError.Fault]) {
    func check(_ key: TableDefinition.Key?, limit: Int, isRequired: Bool) {
      guard let key else { return }
      if let value = item[key.name] {
        self.check(value, key, limit: limit, faults: &faults)
      } else if isRequired {
        faults.append(.itemMissesKey(key.name))
      }
    }
    check(table.hashKey, limit: KeyBounds.hashKey, isRequired: true)
    check(table.rangeKey, limit: KeyBounds.rangeKey, isRequired: true)
    if let entity = table.entity, entity.excludes(item) {
      let found: String? = if case .string(let name)? = item[entity.attribute] { name } else { nil }
      faults.append(.otherEntity(attribute: entity.attribute, expected: entity.name, found: found))
    }
    let own = table.keyNames()
    for index in table.indexes {
      for key in index.hashKeys where !own.contains(key.name) { check(key, limit: KeyBounds.hashKey, isRequired: false) }
      for key in index.rangeKeys where !own.contains(key.name) { check(key, limit: KeyBounds.rangeKey, isRequired: false) }
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
    KeyChecks.checkReserved(hash, of: table, faults: &faults)
    if let rangeKey = table.rangeKey, let range {
      writer.beginMember(rangeKey.name)
      writer.write(range)
      KeyChecks.check(range, rangeKey, limit: KeyBounds.rangeKey, faults: &faults)
    }
    writer.write(byte: UInt8(ascii: "}"))
    return EncodedItem(json: writer.bytes)
  }
}
